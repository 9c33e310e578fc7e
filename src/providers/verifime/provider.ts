/**
 * VerifiMe. Written in November 2026 from "POST /v1/user/invite" and "Tracking References" of its developer portal. The
 * activate call's path isn't public: it is configurable, and a visit works without it. VerifiMe tells nothing of the
 * person, so there is no `person.ts`.
 */
import * as z from "zod";
import { PROVIDER_NAMES } from "../../contract/providers.js";
import { isSuccess, readAnswer, statusFailure } from "../answer.js";
import { type Call, requestTo } from "../call.js";
import { defineProvider } from "../define-provider.js";
import { linkOf } from "../link.js";
import type { Provider, ProviderTools } from "../provider.js";
import { type VerifimeOptions, verifimeConfig } from "./config.js";
import { refuse } from "./refusal.js";
import { sessionBody } from "./session-body.js";
import { readWebhook, webhookSecurity } from "./webhook.js";
import { progressReport, progressSchema } from "./words.js";

const INVITE = "/v1/user/invite";
const STATUS = "/v1/user/signup/tracking/{ref}/status";

const sessionAnswer = z.object({
  trackingReference: z.guid(),
  inviteUrl: z.url({ protocol: /^https?$/ }),
});

export function createVerifime(options: VerifimeOptions, tools: ProviderTools) {
  const { outbound, now } = tools;
  const baseUrl = options.baseUrl.replace(/\/+$/, "");
  const { activatePath } = options;

  const call: Call = (method, route, parts) =>
    outbound(requestTo(baseUrl, method, route, parts, { "content-type": "application/json" }));

  return {
    id: "verifime",
    launchKinds: ["link", "redirect"],
    webhookSecurity: webhookSecurity(options),
    mailsInvitations: true,

    async createSession(invite) {
      const answer = await call("POST", INVITE, { body: sessionBody(invite, options) });
      refuse(answer, now());
      const session = readAnswer(PROVIDER_NAMES.verifime, answer, sessionAnswer, now());
      const { trackingReference, inviteUrl } = session;
      // There is no framed screen, and VerifiMe publishes no lifetime of a tracking reference.
      return { providerReference: trackingReference, trackingReference, ...linkOf(inviteUrl, null, null) };
    },

    ...(activatePath === false
      ? {}
      : {
          async activate(providerReference: string) {
            const answer = await call("POST", activatePath, { id: providerReference, body: {} });
            if (!isSuccess(answer)) throw statusFailure(PROVIDER_NAMES.verifime, answer, now());
          },
        }),

    async readStatus(providerReference) {
      const answer = await call("GET", STATUS, { id: providerReference });
      const progress = readAnswer(PROVIDER_NAMES.verifime, answer, progressSchema, now());
      return progressReport(progress, activatePath !== false);
    },

    readWebhook: (body) => readWebhook(body, options, tools),
  } satisfies Provider;
}

export const verifime = defineProvider({
  id: "verifime",
  name: PROVIDER_NAMES.verifime,
  config: verifimeConfig,
  create: createVerifime,
});
