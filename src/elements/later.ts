/**
 * What isn't needed before the first step is interactive, in one piece: the first chunk stays within its budget, and
 * once the customer has begun, nothing waits for the network any more.
 */
import type { StepName } from "../flow/flow-state.js";
import { CodeStep } from "./code-step.js";
import { CompletedStep } from "./completed-step.js";
import { EndedStep } from "./ended-step.js";
import { ErrorStep } from "./error-step.js";
import { LaunchStep } from "./launch-step.js";
import type { AnyStep } from "./onboarding-step.js";
import { WaitingStep } from "./waiting-step.js";

export { terms } from "../locales/en.js";
export { laterStyles } from "../styles/later-styles.js";
export { VisitAnnouncer } from "./announce-visit.js";
export { DetailsSubmission } from "./details-submission.js";

/** The steps that come after the first. */
export const LATER_STEPS: Record<Exclude<StepName, "details">, new () => AnyStep> = {
  code: CodeStep,
  launch: LaunchStep,
  waiting: WaitingStep,
  completed: CompletedStep,
  ended: EndedStep,
  error: ErrorStep,
};
