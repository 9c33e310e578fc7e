/** The exports of this chunk. It is loaded only where a phone number was typed. */
export { correctPhone } from "./correct-phone.js";
