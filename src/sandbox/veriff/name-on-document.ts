import { documentName } from "../document-name.js";
import type { SessionRequest } from "./session-request.js";

/** Returns first and last name on the customer's document. */
export function nameOnDocument({ firstName, lastName }: SessionRequest) {
  return documentName(firstName, lastName, ["Sarah", "Morgan"]);
}
