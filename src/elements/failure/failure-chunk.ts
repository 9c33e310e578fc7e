/** What most customers never see, in one piece: the steps where a visit stops, and the words for what can go wrong. */
import { EndedStep } from "./ended-step.js";
import { ErrorStep } from "./error-step.js";

export { failureTerms as terms } from "../../locales/en-failure.js";

/** The steps that a visit doesn't come to when all goes well. */
export const FAILURE_STEPS = { ended: EndedStep, error: ErrorStep };
