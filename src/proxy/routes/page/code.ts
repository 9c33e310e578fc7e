/** `POST /v1/user/signup/tracking/{ref}/code`: sends a one-time code to the invite's address or phone number. */
import { GangwayError } from "../../../contract/errors.js";
import { codeAnswerSchema, codeRequestSchema } from "../../../contract/page-schemas.js";
import { ROUTES } from "../../../contract/routes.js";
import type { ClientAddress } from "../../requests/client-address.js";
import type { RateLimits } from "../../requests/rate-limits.js";
import { invalidMember } from "../../requests/validate.js";
import { defineRoute, type Route } from "../../routing/route.js";
import { requireOpen } from "../../visits/find-visit.js";
import type { FollowLocale } from "../../visits/follow-locale.js";
import type { OneTimeCodes } from "../../visits/one-time-codes.js";
import { canRenew } from "../../visits/renew-link.js";

export interface CodeTools {
  rateLimits: RateLimits;
  clientAddress: ClientAddress;
  codes: OneTimeCodes;
  followLocale: FollowLocale;
}

export function codeRoute({ rateLimits, clientAddress, codes, followLocale }: CodeTools): Route {
  return defineRoute({
    method: "POST",
    path: ROUTES.code,
    id: "sendCode",
    tag: "page",
    summary: "Send a one-time code to the invite's address or phone number",
    security: "visitPage",
    body: { schema: codeRequestSchema, example: { channel: "mail" }, optional: true },
    answers: {
      202: {
        description:
          "The mail server or the gateway has taken the code. With `delayed`, it hasn't yet: the code is sent again, with growing waits, while it is valid.",
        schema: codeAnswerSchema,
        example: {
          channel: "mail",
          maskedEmail: "j•••@example.com",
          codeChannels: ["mail"],
          expiresInSeconds: 600,
          resendAfterSeconds: 30,
          attempt: "kZ0c2lnbmF0dXJlLWlk",
        },
      },
    },
    errors: ["reference_ended", "rate_limited"],
    unprocessable: "the mail server refused the address, or the gateway the phone number",

    async handle({ answer, context, caller, body }) {
      const { visit, organisation } = caller;
      requireOpen(visit, canRenew(caller));
      if (organisation.config.authentication !== "code") {
        throw new GangwayError("invalid_request", "This organisation doesn't use one-time codes.");
      }
      const { channels, phoneNumber } = organisation.codeWaysOf(visit.invite);
      const [channel] = body.channel ? channels.filter((offered) => offered === body.channel) : channels;
      if (!channel) throw notOffered();
      const address = clientAddress.require(context);
      const { code } = organisation.config;
      await rateLimits("code", {
        address,
        reference: visit.reference,
        ...(channel === "sms" && phoneNumber !== null
          ? { phone: { organisation: code, number: phoneNumber } }
          : { mailbox: { organisation: code, email: visit.invite.email } }),
      });
      await followLocale(visit, body.locale);
      const host = hostOf(context.get("allowedOrigin"));
      return answer(202, await codes.send(caller, address, { channel, host }));
    },
  });
}

function notOffered(): GangwayError {
  return invalidMember("channel", "NotOffered", "channel must be one of codeChannels of the tracking answer");
}

/** Returns the host of a page in which a browser may fill in a code. Browsers do so over https only. */
function hostOf(origin: string | undefined): string | undefined {
  const url = origin !== undefined && URL.canParse(origin) ? new URL(origin) : null;
  return url?.protocol === "https:" ? url.hostname : undefined;
}
