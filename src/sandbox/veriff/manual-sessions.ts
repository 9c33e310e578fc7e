/**
 * The form "Add Verification" of the Customer Portal. From "How to generate sessions manually" (devdocs.veriff.com),
 * November 2026: it takes the user's first and last name, and gives a link and a QR code.
 *
 * Assumed, because no page says it: both names are required, and such a session doesn't count against the creation cap.
 */
import * as z from "zod";
import { readControl } from "../control-error.js";
import type { ManualSessions } from "../sandbox-provider.js";
import type { Lifecycle } from "./lifecycle.js";
import { readSessionRequest } from "./session-request.js";

const MAX_NAME_LENGTH = 100;
/** A form has turned a number into one. */
const name = z
  .union([z.string(), z.number().transform(String)])
  .pipe(z.string().trim().min(1).max(MAX_NAME_LENGTH));
const formSchema = z.strictObject({ firstName: name, lastName: name });

export function manualSessions(lifecycle: Lifecycle): ManualSessions {
  return {
    fields: [
      { name: "firstName", label: "User first name" },
      { name: "lastName", label: "User last name" },
    ],
    action: "Generate Verification",
    async create(body) {
      const person = readControl(formSchema, body);
      const request = readSessionRequest({ verification: { person } }, 0);
      return (await lifecycle.create(request)).id;
    },
  };
}
