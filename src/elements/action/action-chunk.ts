/** The exports of this chunk: everything that the steps load from it. */
export { actionStyles } from "../../styles/action-styles.js";
export { ActionStep } from "./action-step.js";
export { outcomeWords } from "./outcome-words.js";
