/** The exports of this chunk: everything that the first chunk loads from it. */
export { stepsTerms } from "../../locales/en/steps-terms.js";
export { stepsStyles } from "../../styles/steps-styles.js";
export { CodeStep } from "./code-step.js";
/** Loads what few visits need. */
export const loadAction = () => import("../action/action-chunk.js");
export { CompletedStep } from "./completed-step.js";
export { DetailsSubmission } from "./details-submission.js";
export { LaunchStep } from "./launch-step.js";
export { Motion } from "./motion.js";
export { prepareStep } from "./prepare-step.js";
export { VisitAnnouncer } from "./visit-announcer.js";
export { WaitingStep } from "./waiting-step.js";
