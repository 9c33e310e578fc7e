/**
 * Veratad VX, the "session" API. Written in November 2026 from "Create Session", "Get Session Status", "Get Session
 * Result" and "iFrame Integration" (api.veratad.com/vx). The JSON that answers Create Session isn't public:
 * docs/providers.md lists what is assumed.
 */
import * as z from "zod";
import { GangwayError } from "../../contract/errors.js";
import { PROVIDER_NAMES } from "../../contract/providers.js";
import { readAnswer } from "../answer.js";
import { type Call, requestTo } from "../call.js";
import { defineProvider } from "../define-provider.js";
import { linkOf } from "../link.js";
import type { OutboundAnswer, Provider, ProviderTools } from "../provider.js";
import { type VxOptions, vxConfig } from "./config.js";
import { refuse } from "./refusal.js";
import { sessionBody } from "./session-body.js";
import { createTokens } from "./token.js";
import { readWebhook, webhookSecurity } from "./webhook.js";
import { readSession } from "./words.js";

const SESSIONS = "/api/session/create_session";
/** Status and result share it. */
const SESSION = "/api/session/result/{request_id}";

/**
 * The frame's rights: the `allow` of the documented frame, and its `allowfullscreen` as a permission. The screen may not
 * navigate the page around it, show dialogs or start downloads. Links, as to a privacy notice, open in a tab of their own.
 */
const FRAME_RIGHTS = {
  allow: "camera; fullscreen",
  sandbox: "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox",
};

const id = z.string().min(1).optional().catch(undefined);
const link = z
  .url({ protocol: /^https?$/ })
  .optional()
  .catch(undefined);

/** Likely names, the assumed one first: status, result and webhook call it `request_id`. */
const sessionAnswer = z
  .object({
    request_id: id,
    requestId: id,
    link,
    url: link,
    session_link: link,
    verification_link: link,
  })
  .transform((answer, context) => {
    const requestId = answer.request_id ?? answer.requestId;
    const inviteUrl = answer.link ?? answer.url ?? answer.session_link ?? answer.verification_link;
    if (requestId !== undefined && inviteUrl !== undefined) return { requestId, inviteUrl };
    context.addIssue({ code: "custom", message: "names no session or no link" });
    return z.NEVER;
  });

/** `words.ts` reads its members. */
const statusAnswer = z.record(z.string(), z.unknown());

/** Make one for each client: it holds the token that all callers share. */
export function createVx(options: VxOptions, tools: ProviderTools) {
  const { outbound, now } = tools;
  const baseUrl = options.baseUrl.replace(/\/+$/, "");
  const tokens = createTokens(options, tools);

  /** Calls with the token, and once more with a fresh one where VX no longer takes it. */
  const call: Call = async (method, route, parts) => {
    const send = (token: string) =>
      outbound(
        requestTo(baseUrl, method, route, parts, {
          "content-type": "application/json",
          authorization: `Bearer ${token}`,
        }),
      );
    const token = await tokens.current();
    const answer = await send(token);
    return answer.status === 401 ? send(await tokens.renew(token)) : answer;
  };

  const read = <T>(answer: OutboundAnswer, schema: z.ZodType<T>): T => {
    refuse(answer, now());
    return readAnswer(PROVIDER_NAMES.vx, answer, schema, now());
  };

  return {
    id: "vx",
    launchKinds: ["frame", "link", "redirect"],
    webhookSecurity: webhookSecurity(options),

    async createSession(invite) {
      const answer = await call("POST", SESSIONS, { body: sessionBody(invite, options) });
      const { requestId, inviteUrl } = read(answer, sessionAnswer);
      // VX publishes no lifetime of its links.
      return { providerReference: requestId, ...linkOf(inviteUrl, FRAME_RIGHTS, null) };
    },

    async readStatus(providerReference) {
      const body = read(await call("GET", SESSION, { id: providerReference }), statusAnswer);
      const { report } = readSession(body);
      if (!report && "error" in body) {
        const message = `${PROVIDER_NAMES.vx} sent an error instead of a status.`;
        throw new GangwayError("provider_response_invalid", message);
      }
      // Nobody has opened the link yet.
      return report ?? { status: "Inactive", providerStatus: "" };
    },

    readWebhook,
  } satisfies Provider;
}

export const vx = defineProvider({
  id: "vx",
  name: PROVIDER_NAMES.vx,
  config: vxConfig,
  create: createVx,
});
