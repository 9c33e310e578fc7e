/** The exports of this chunk: the ways to the provider's screen besides a QR code on a computer. */
export { OtherWays } from "./other-ways.js";
