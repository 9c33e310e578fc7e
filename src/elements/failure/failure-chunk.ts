/** The exports of this chunk: everything that the first chunk loads from it. */
export { failureTerms } from "../../locales/en/failure-terms.js";
export { EndedStep } from "./ended-step.js";
export { ErrorStep } from "./error-step.js";
export { loadError } from "./load-error.js";
export { relieve } from "./relieve.js";
