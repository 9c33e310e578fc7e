/** The exports of this chunk: the ways to the provider's screen besides a QR code on a computer, and progress that is told. */
export { OtherWays } from "./other-ways.js";
export { elsewhereWords, renderStages, stageName } from "./told-progress.js";
