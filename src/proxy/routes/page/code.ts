/** `POST /v1/user/signup/tracking/{ref}/code`: mails a one-time code to the invite's address. */
import * as z from "zod";
import { GangwayError } from "../../../contract/errors.js";
import { codeAnswerSchema } from "../../../contract/page-schemas.js";
import { ROUTES } from "../../../contract/routes.js";
import type { ClientAddress } from "../../requests/client-address.js";
import type { RateLimits } from "../../requests/rate-limits.js";
import { defineRoute, type Route } from "../../routing/route.js";
import { requireOpen } from "../../visits/find-visit.js";
import type { OneTimeCodes } from "../../visits/one-time-codes.js";
import { canRenew } from "../../visits/renew-link.js";

export interface CodeTools {
  rateLimits: RateLimits;
  clientAddress: ClientAddress;
  codes: OneTimeCodes;
}

export function codeRoute({ rateLimits, clientAddress, codes }: CodeTools): Route {
  return defineRoute({
    method: "POST",
    path: ROUTES.code,
    id: "sendCode",
    tag: "page",
    summary: "Mail a one-time code to the invite's address",
    security: "visitPage",
    // No member says where the code goes: only the invite's address gets it.
    body: { schema: z.strictObject({}), example: {}, optional: true },
    answers: {
      202: {
        description:
          "The mail server has taken the mail. With `delayed`, it hasn't yet: the mail is sent again, with growing waits, while the code is valid.",
        schema: codeAnswerSchema,
        example: {
          maskedEmail: "j•••@example.com",
          expiresInSeconds: 600,
          resendAfterSeconds: 30,
          attempt: "kZ0c2lnbmF0dXJlLWlk",
        },
      },
    },
    errors: ["reference_ended", "rate_limited"],
    unprocessable: "the mail server refused the mail",

    async handle({ answer, context, caller }) {
      const { visit, organisation } = caller;
      requireOpen(visit, canRenew(caller));
      if (organisation.config.authentication !== "code") {
        throw new GangwayError("invalid_request", "This organisation doesn't use one-time codes.");
      }
      const address = clientAddress(context.req.raw);
      const mailbox = { organisation: organisation.config.code, email: visit.invite.email };
      await rateLimits("code", { address, reference: visit.reference, mailbox });
      return answer(202, await codes.send(caller, address));
    },
  });
}
