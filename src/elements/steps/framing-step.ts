import type { LitElement, TemplateResult } from "lit";
import type { FlowState } from "../../flow/flow-state.js";
import type { StepProps } from "../first/step-props.js";

/** The launch step, as its frame sees it. */
export interface FramingStep extends LitElement {
  readonly props: StepProps<"launch">;
  /** Null for a provider whose name nobody has given. */
  readonly providerName: string | null;
  focusOn(selector: string): Promise<void>;
  /** Renders the QR code. Null where there is none. */
  renderCode(isNeeded: boolean): TemplateResult | null;
  /** Notes that the browser follows the link in a new tab. */
  noteTab(): void;
}

/** True where the provider's screen may open in the page. */
export const offersFrame = ({ launch }: Extract<FlowState, { step: "launch" }>): boolean =>
  !!launch.frame && launch.launch.includes("frame");
