/** The exports of this chunk: what `modal` needs. */
export { Dialog } from "./dialog.js";
