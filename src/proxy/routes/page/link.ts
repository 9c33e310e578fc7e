/** `POST /v1/user/signup/tracking/{ref}/link`: mails the customer a link by which to continue later. */
import { GangwayError } from "../../../contract/errors.js";
import { linkAnswerSchema, linkRequestSchema } from "../../../contract/page-schemas.js";
import { ROUTES } from "../../../contract/routes.js";
import type { ClientAddress } from "../../requests/client-address.js";
import type { RateLimits } from "../../requests/rate-limits.js";
import { defineRoute, type Route } from "../../routing/route.js";
import { requireOpen } from "../../visits/find-visit.js";
import type { FollowLocale } from "../../visits/follow-locale.js";
import type { MailLink } from "../../visits/mail-link.js";
import { canRenew } from "../../visits/renew-link.js";
import { mailsLink } from "../../visits/visit-answers.js";

export interface LinkTools {
  rateLimits: RateLimits;
  clientAddress: ClientAddress;
  mailLink: MailLink;
  followLocale: FollowLocale;
}

export function linkRoute({ rateLimits, clientAddress, mailLink, followLocale }: LinkTools): Route {
  return defineRoute({
    method: "POST",
    path: ROUTES.link,
    id: "mailLink",
    tag: "page",
    summary: "Mail the customer a link by which to continue later",
    description:
      "To the invite's address only, if it is proved or your server has sent it (`mailsLink`). Needs the visit token, unless `authentication` is `none`.",
    security: "visitPageOrToken",
    body: { schema: linkRequestSchema, example: {}, optional: true },
    answers: {
      202: {
        description:
          "The mail server has taken the mail. With `delayed`, it is sent again, with growing waits.",
        schema: linkAnswerSchema,
        example: { maskedEmail: "j•••@example.com" },
      },
    },
    errors: ["reference_ended", "rate_limited", "token_invalid"],
    unprocessable: "the mail server refused the mail",

    async handle({ answer, context, caller, body }) {
      const { visit, organisation, isProven } = caller;
      requireOpen(visit, canRenew(caller));
      if (!isProven) throw new GangwayError("token_invalid", "Mailing the link needs the visit token.");
      if (!mailsLink(visit, organisation)) {
        throw new GangwayError("invalid_request", "No link can be mailed to this visit's address.");
      }
      await rateLimits("link", {
        address: clientAddress.require(context),
        reference: visit.reference,
        mailbox: { organisation: organisation.config.code, email: visit.invite.email },
      });
      await followLocale(visit, body.locale);
      return answer(202, await mailLink(visit));
    },
  });
}
