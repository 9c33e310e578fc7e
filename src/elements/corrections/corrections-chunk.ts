/** The exports of this chunk, for what customers type in another form than the plain one. */
export { DetailsCorrector } from "./details-corrector.js";
export { findCode } from "./find-code.js";
