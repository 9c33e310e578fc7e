/** The exports of this chunk, for what customers type in another form than the proxy takes. */
export { findCode } from "./find-code.js";
export { serverFaults } from "./server-faults.js";
