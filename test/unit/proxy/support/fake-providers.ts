/**
 * The four providers as one `fetch`, with the least that each documents, and webhooks signed as each signs them. A test
 * may replace any answer.
 */
import { createHmac, randomUUID } from "node:crypto";
import type { ProviderId } from "../../../../src/contract/providers.js";
import type { GangwayConfigInput } from "../../../../src/proxy/config-schema.js";
import type { GangwayHost } from "../../../../src/proxy/host.js";

type OrganisationInput = GangwayConfigInput["organisations"][number];

const SECRET = "a-webhook-secret-of-the-provider";

export const PROVIDER_CONFIGS = {
  verifime: { id: "verifime", baseUrl: "https://verifime.example", code: "VMCODE1234", secrets: [SECRET] },
  veriff: { id: "veriff", baseUrl: "https://veriff.example", apiKey: "veriff-api-key", secrets: [SECRET] },
  vx: {
    id: "vx",
    baseUrl: "https://vx.example",
    authUrl: "https://auth.vx.example",
    clientId: "vx-client",
    clientSecret: "vx-client-secret",
    webhookAuth: { hmac: { header: "X-VX-Signature", secrets: [SECRET] } },
  },
  verifa: { id: "verifa", baseUrl: "https://verifa.example", apiKey: "vk_sandbox_key", secrets: [SECRET] },
} satisfies Record<ProviderId, OrganisationInput["provider"]>;

const SIGNATURE_HEADERS: Record<ProviderId, string> = {
  verifime: "x-verifime-signature",
  veriff: "x-hmac-signature",
  vx: "x-vx-signature",
  verifa: "x-verifa-signature",
};

/** The call options of a webhook. @param body as JSON, or the text itself. */
export function signedWebhook(provider: ProviderId, body: unknown) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const signature = createHmac("sha256", SECRET).update(text).digest("hex");
  return { body: text, headers: { [SIGNATURE_HEADERS[provider]]: signature } };
}

/** The minimal webhook that approves a session; VerifiMe's names the `referenceData` in place of the session. */
export function approval(provider: ProviderId, session: string): Record<string, unknown> {
  const at = "2026-11-20T12:00:00.000Z";
  switch (provider) {
    case "verifime":
      return {
        eventId: randomUUID(),
        eventName: "RISK_ASSESSMENT_UPDATED",
        assessmentStatus: "ASSESSED",
        riskLevel: "LOW",
        metadata: session,
        eventTimestamp: at,
      };
    case "veriff":
      return {
        status: "success",
        verification: {
          id: session,
          attemptId: randomUUID(),
          status: "approved",
          code: 9001,
          decisionTime: at,
        },
      };
    case "vx":
      return {
        request_id: session,
        status: "PASS",
        journey: { stops: [{ timestamp: "2026-11-20 12:00:00.000000", action: "PASS", detail: "OK" }] },
        dcams_plus: { action: "PASS", document_data: { FirstName: "SARAH" } },
      };
    case "verifa":
      return {
        event: "session.approved",
        created_at: at,
        data: {
          session_id: session,
          status: "approved",
          result: { extracted_data: { first_name: "SARAH" }, extracted_age: 36 },
        },
      };
  }
}

/** An answer by the provider's host name, method and path; undefined leaves it to the default. */
export type FakeAnswer = (host: string, method: string, path: string) => Response | undefined;

export function createFakeProviders(
  answerOf: FakeAnswer = () => undefined,
): NonNullable<GangwayHost["fetch"]> {
  return async (url, { method = "GET" }) => {
    const { hostname, pathname } = new URL(url);
    return answerOf(hostname, method, pathname) ?? defaultAnswer(hostname, method, pathname);
  };
}

function defaultAnswer(host: string, method: string, path: string): Response {
  const id = randomUUID();
  const link = `https://screen.example/v/${id}`;
  switch (`${host} ${method} ${path.replace(/[0-9a-f-]{36}/, ":id")}`) {
    case "verifime.example POST /v1/user/invite":
      return Response.json({ trackingReference: id, inviteUrl: link });
    case "verifime.example GET /v1/user/signup/tracking/:id/status":
      return Response.json({ status: "Active" });
    case "veriff.example POST /v1/sessions":
      return Response.json({ status: "success", verification: { id, url: link } }, { status: 201 });
    case "veriff.example GET /v1/sessions/:id/decision":
      return Response.json({ status: "success", verification: null });
    case "veriff.example GET /v1/sessions/:id/attempts":
      return Response.json({ status: "success", verifications: [] });
    case "auth.vx.example POST /oauth/token":
      return Response.json({ access_token: "vx-token", expires_in: 3600 });
    case "vx.example POST /api/session/create_session":
      return Response.json({ request_id: id, link });
    case "vx.example GET /api/session/result/:id":
      return Response.json({ request_id: id, current_status: "IN PROGRESS" });
    case "verifa.example POST /api/v1/sessions":
      return Response.json({ id, capture_url: link }, { status: 201 });
    case "verifa.example GET /api/v1/sessions/:id":
      return Response.json({ id, status: "capturing" });
    case "verifa.example POST /api/v1/sessions/:id/resume":
      return Response.json({ id, capture_url: link });
    default:
      return Response.json({}, { status: method === "DELETE" ? 200 : 404 });
  }
}
