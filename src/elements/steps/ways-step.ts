import type { LitElement, TemplateResult } from "lit";
import type { StepProps } from "../first/step-props.js";

/** The launch step, as its other ways see it. */
export interface WaysStep extends LitElement {
  readonly props: StepProps<"launch">;
  /** Null for a provider whose name nobody has given. */
  readonly providerName: string | null;
  /** True where the customer uses a phone. */
  readonly isPhone: boolean;
  focusOn(selector: string): Promise<void>;
  /** Renders the QR code. Null where there is none. */
  renderCode(isNeeded: boolean): TemplateResult | null;
  /** Renders a QR code with its instructions, as the first way. */
  renderScan(image: TemplateResult): TemplateResult;
  /** Renders the link that opens a new tab. */
  renderLink(rank: string, label: string): TemplateResult;
  /** Notes that the browser follows that link. */
  noteTab(): void;
}
