/** The exports of this chunk: everything that the steps load from it. */
export { ActionStep } from "./action-step.js";
export { outcomeWords } from "./outcome-words.js";
