/** The export of this chunk: what the launch step needs where the provider's screen can open in the page. */
export { Framing } from "./framing.js";
