/** What most customers never see, in one piece: the steps where a visit stops, and the words for what can go wrong. */
import { EndedStep } from "./ended-step.js";
import { ErrorStep } from "./error-step.js";

export { troubleTerms as terms } from "../locales/en-trouble.js";

/** The steps that a visit doesn't come to when all goes well. */
export const TROUBLE_STEPS = { ended: EndedStep, error: ErrorStep };
