/** Loads what few customers press below a step, or wait for. */
export const loadHelp = () => import("../help/help-chunk.js");
