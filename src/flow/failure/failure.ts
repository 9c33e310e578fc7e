/** The exports of this chunk: everything that the first chunk loads from it. */
export { diagnose } from "./diagnose.js";
export { errorFromAnswer } from "./error-from-answer.js";
export { settleRefusal } from "./settle-refusal.js";
