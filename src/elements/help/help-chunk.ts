/** The exports of this chunk: what few customers press below a step, or wait for. */
export { ControlsPanel } from "./controls-panel.js";
export { WaitNotes } from "./wait-notes.js";
