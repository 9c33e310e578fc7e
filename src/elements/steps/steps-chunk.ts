/**
 * What isn't needed before the first step is interactive, in one piece: the first chunk stays within its budget, and
 * once the customer has begun, nothing waits for the network any more.
 */
import type { StepName } from "../../flow/flow-state.js";
import type { AnyStep } from "../first/onboarding-step.js";
import { CodeStep } from "./code-step.js";
import { CompletedStep } from "./completed-step.js";
import { LaunchStep } from "./launch-step.js";
import { WaitingStep } from "./waiting-step.js";

export { stepsTerms as terms } from "../../locales/en-steps.js";
export { stepsStyles } from "../../styles/steps-styles.js";
export { DetailsSubmission } from "./details-submission.js";
export { VisitAnnouncer } from "./visit-announcer.js";

/** The steps that come after the first, as long as all goes well: the others are in `trouble.ts`. */
export const STEPS: Record<Exclude<StepName, "details" | "ended" | "error">, new () => AnyStep> = {
  code: CodeStep,
  launch: LaunchStep,
  waiting: WaitingStep,
  completed: CompletedStep,
};
