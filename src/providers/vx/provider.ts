/**
 * Veratad VX, the "session" API. Written in November 2026 from "Create Session", "Get Session Status", "Get Session
 * Result", "Webhook" and "iFrame Integration" at api.veratad.com/vx. The JSON that answers Create Session isn't public,
 * nor is the scheme of its webhook protection: docs/vx.md lists what is assumed.
 */

import * as z from "zod";
import type { FrameSource } from "../../contract/answers.js";
import { GangwayError } from "../../contract/errors.js";
import { PROVIDER_NAMES } from "../../contract/providers.js";
import { isSuccess, readAnswer } from "../answer.js";
import { defineProvider } from "../define-provider.js";
import type {
  OutboundAnswer,
  OutboundRequest,
  Provider,
  ProviderInvite,
  ProviderTools,
  WebhookSecurity,
} from "../provider.js";
import { type VxOptions, type VxWebhookAuth, vxConfig } from "./config.js";
import { vxFailure } from "./refusal.js";
import { readVx } from "./result.js";
import { createVxTokens } from "./token.js";

const CREATE = "/api/session/create_session";
/** Status and result share it. */
const RESULT = "/api/session/result/{request_id}";

/** The page's own `allow`, and its `allowfullscreen` as a permission. */
const FRAME_ALLOW = "camera; fullscreen";

const id = z.string().min(1).optional().catch(undefined);
const link = z
  .url({ protocol: /^https?$/ })
  .optional()
  .catch(undefined);

/** Names that are likely, the assumed one first: `request_id` is what status, result and webhook call it. */
const createAnswer = z
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

const anyObject = z.record(z.string(), z.unknown());

/** One object per client: it holds the token that all its callers share. */
export function createVx(options: VxOptions, tools: ProviderTools) {
  const { outbound, now } = tools;
  const baseUrl = options.baseUrl.replace(/\/+$/, "");
  const tokens = createVxTokens(options, tools);

  /** Calls with the token, and once more with a fresh one where VX no longer takes it. */
  async function call(request: Omit<OutboundRequest, "headers">): Promise<OutboundAnswer> {
    const send = (token: string) =>
      outbound({
        ...request,
        headers: {
          accept: "application/json",
          "content-type": "application/json",
          authorization: `Bearer ${token}`,
        },
      });
    const token = await tokens.current();
    const answer = await send(token);
    return answer.status === 401 ? send(await tokens.renew(token)) : answer;
  }

  return {
    id: "vx",
    launchKinds: ["frame", "link", "redirect"],
    webhookSecurity: securityOf(options.webhookAuth),

    async createSession(invite) {
      const body = JSON.stringify(sessionBody(options, invite));
      const answer = await call({ method: "POST", route: CREATE, url: `${baseUrl}${CREATE}`, body });
      if (!isSuccess(answer)) throw vxFailure(answer, now());
      const { requestId, inviteUrl } = readAnswer("VX", answer, createAnswer, now());
      // VX publishes no lifetime of its links.
      return { providerReference: requestId, inviteUrl, frame: frameOf(inviteUrl), expiresAt: null };
    },

    async readStatus(providerReference) {
      const path = RESULT.replace("{request_id}", encodeURIComponent(providerReference));
      const answer = await call({ method: "GET", route: RESULT, url: `${baseUrl}${path}` });
      if (!isSuccess(answer)) throw vxFailure(answer, now());
      const body = readAnswer("VX", answer, anyObject, now());
      const { report } = readVx(body);
      if (!report && "error" in body) {
        throw new GangwayError("provider_response_invalid", "VX sent an error instead of a status.");
      }
      // Nobody has opened the link yet.
      return report ?? { status: "Inactive", providerStatus: "" };
    },

    readWebhook(body) {
      const read = anyObject.safeParse(body);
      const reading = read.success ? readVx(read.data) : null;
      if (!reading?.requestId) {
        throw new GangwayError("provider_response_invalid", "The event names no request_id.");
      }
      const { requestId, eventKey, report } = reading;
      return [{ eventKey, subject: { by: "providerReference", value: requestId }, report }];
    },
  } satisfies Provider;
}

export const vx = defineProvider({
  id: "vx",
  name: PROVIDER_NAMES.vx,
  config: vxConfig,
  create: createVx,
});

function sessionBody(
  { age, routeId, settingsId, brandId }: VxOptions,
  { email, webhookUrl }: ProviderInvite,
) {
  return {
    email,
    age,
    route_id: routeId,
    settings_id: settingsId,
    brand_id: brandId,
    webhook: { endpoint: webhookUrl },
  };
}

function securityOf(auth: VxWebhookAuth): WebhookSecurity {
  return "basic" in auth
    ? { kind: "basic", ...auth.basic }
    : { kind: "hmac-sha256", encoding: "hex", ...auth.hmac };
}

/** The documentation names two hosts for the page's messages: the one that counts is that of the link we were given. */
function frameOf(url: string): FrameSource {
  return { url, origin: new URL(url).origin, allow: FRAME_ALLOW };
}
