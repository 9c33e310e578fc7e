/**
 * Finds what a page may not put into an invite. Anybody can send a page's invite. A link back to a strange address, or
 * a mail to a stranger, would go out in the organisation's name.
 */
import * as z from "zod";
import type { ValidationResult } from "../../contract/errors.js";
import type { Organisations } from "../organisations.js";
import type { AllowedOrigins } from "../requests/allowed-origins.js";
import { fault } from "../requests/validation-results.js";

/** The members that matter here, from a body that may have any shape. */
const partsSchema = z.object({
  code: z.string().catch(""),
  sendInvitationEmail: z.unknown().optional(),
  customerContext: z.object({ callbackUrl: z.url().optional().catch(undefined) }).catch({}),
});

export function findPageInviteFaults(
  body: unknown,
  organisations: Organisations,
  allowedOrigins: AllowedOrigins,
): ValidationResult[] {
  const parts = partsSchema.safeParse(body);
  if (!parts.success) return [];
  const { code, sendInvitationEmail, customerContext } = parts.data;
  const organisation = organisations.find(code);
  const { callbackUrl } = customerContext;
  const leadsAway =
    organisation &&
    callbackUrl !== undefined &&
    !allowedOrigins.allows(organisation, new URL(callbackUrl).origin);
  return [...(leadsAway ? [CALLBACK_FAULT] : []), ...(sendInvitationEmail === true ? [EMAIL_FAULT] : [])];
}

const CALLBACK_FAULT = fault(
  ["customerContext", "callbackUrl"],
  "OriginNotAllowed",
  "callbackUrl must be of an origin in the organisation's allowedOrigins; a server with its X-API-Key may send any",
);
const EMAIL_FAULT = fault(
  ["sendInvitationEmail"],
  "ServerOnly",
  "sendInvitationEmail is for the organisation's server, with its X-API-Key: leave it out",
);
