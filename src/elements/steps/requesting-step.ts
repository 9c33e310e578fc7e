import type { CodeSent, FlowState } from "../../flow/flow-state.js";
import type { FailedStep } from "../first/relief.js";
import type { StepProps } from "../first/step-props.js";

/** The state of the code step. */
export type CodeState = Extract<FlowState, { step: "code" }>;

/** The code step, as the requests for codes see it. */
export interface RequestingStep extends FailedStep {
  readonly props: StepProps<"code">;
  readonly clock: { readonly minutesLeft: number };
  /** Takes a code, and sends it at once. */
  take(code: string): void;
  /** Forgets the typed code: another one was sent. */
  clear(): void;
}

/** True while the step needs no requests: a code was mailed, at once, and there is no other way. */
export const isPlain = ({ failure, sent, visit }: CodeState): boolean =>
  !failure && isMailed(sent) && !visit.codeChannels?.[1];

const isMailed = (sent: CodeSent | null): boolean => !!sent && sent.channel !== "sms" && !sent.delayed;
