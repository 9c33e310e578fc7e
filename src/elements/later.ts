/**
 * What isn't needed before the first step is interactive, in one piece: the first chunk stays within its budget, and
 * once the customer has begun, nothing waits for the network any more.
 */
import type { StepName } from "../flow/flow-state.js";
import { CodeStep } from "./code-step.js";
import { CompletedStep } from "./completed-step.js";
import { LaunchStep } from "./launch-step.js";
import type { AnyStep } from "./onboarding-step.js";
import { WaitingStep } from "./waiting-step.js";

export { laterTerms as terms } from "../locales/en-later.js";
export { laterStyles } from "../styles/later-styles.js";
export { VisitAnnouncer } from "./announce-visit.js";
export { DetailsSubmission } from "./details-submission.js";

/** The steps that come after the first, as long as all goes well: the others are in `trouble.ts`. */
export const LATER_STEPS: Record<Exclude<StepName, "details" | "ended" | "error">, new () => AnyStep> = {
  code: CodeStep,
  launch: LaunchStep,
  waiting: WaitingStep,
  completed: CompletedStep,
};
