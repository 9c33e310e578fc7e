/** The exports of this chunk: everything that the steps load from it. */
export { frameTerms } from "../../locales/en/frame-terms.js";
export { createProviderFrame } from "./provider-frame.js";
