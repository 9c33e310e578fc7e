/**
 * Verifa. Written in November 2026 from "Sessions", "Create session", "Resume session", "Get session result",
 * "Identities", "Webhooks", "Errors", "Rate limiting" and "Idempotency" (docs.withverifa.com), in two revisions. Its
 * embed token, which it recommends for frames, is left out: the path of that call isn't public. The frame gets the
 * capture link.
 */

import * as z from "zod";
import type { FrameSource } from "../../contract/answers.js";
import { GangwayError } from "../../contract/errors.js";
import { PROVIDER_NAMES } from "../../contract/providers.js";
import type { ProviderReport } from "../../contract/visit-report.js";
import { isSuccess, parseJson, readAnswer, statusFailure } from "../answer.js";
import { defineProvider } from "../define-provider.js";
import type { OutboundAnswer, Provider, ProviderInvite, ProviderTools } from "../provider.js";
import { type VerifaOptions, verifaConfig } from "./config.js";
import { snakeKeys } from "./keys.js";
import { readVerifaWebhook } from "./webhook.js";
import {
  identityOf,
  isVerdict,
  resultReport,
  sessionReport,
  type VerifaSession,
  verifaResult,
  verifaSession,
} from "./words.js";

const SESSIONS = "/api/v1/sessions";
const SESSION = "/api/v1/sessions/{id}";
const RESULT = "/api/v1/sessions/{id}/result";
const RESUME = "/api/v1/sessions/{id}/resume";
const SESSION_DATA = "/api/v1/sessions/{id}/data";
const IDENTITY = "/api/v1/identities/{id}";
const IDENTITY_DATA = "/api/v1/identities/{id}/data";

/** The frame's permissions: document, selfie and liveness are all taken with the camera. */
const ALLOW = "camera; microphone; fullscreen";
/** A capture link lives twenty minutes, and can be used once. */
const LINK_LIFETIME_MS = 20 * 60_000;
const SIGNATURE_TOLERANCE_SECONDS = 300;

const link = z.object({
  capture_url: z.url({ protocol: /^https?$/ }),
  expires_at: z.string().nullish().catch(null),
});
const sessionAnswer = z.preprocess(snakeKeys, link.extend({ id: z.string().min(1) }));
const linkAnswer = z.preprocess(snakeKeys, link);
const statusAnswer = z.preprocess(snakeKeys, verifaSession);
const resultAnswer = z.preprocess(snakeKeys, verifaResult);
const identityAnswer = z.preprocess(snakeKeys, z.object({ id: z.string().min(1) }));

/** `{ error, detail, status_code }`: `detail` may quote what was sent, so only the code is kept. */
const refusal = z.preprocess(snakeKeys, z.object({ error: z.string().min(1) }));

export function createVerifa(options: VerifaOptions, { outbound, now }: ProviderTools) {
  const { apiKey, secrets, workflowId } = options;
  const baseUrl = options.baseUrl.replace(/\/*(\/api\/v1)?\/*$/, "");

  const call = (
    method: "GET" | "POST" | "DELETE",
    route: string,
    id = "",
    body?: unknown,
    headers: Record<string, string> = {},
  ) =>
    outbound({
      method,
      route,
      url: `${baseUrl}${route.replace("{id}", encodeURIComponent(id))}`,
      headers: {
        accept: "application/json",
        "x-api-key": apiKey,
        "key-inflection": "snake",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  const read = <T>(answer: OutboundAnswer, schema: z.ZodType<T>): T => {
    refuse(answer, now());
    return readAnswer("Verifa", answer, schema, now());
  };

  /** Verifa's id of the session's customer. Null: it keeps none; undefined: it couldn't be asked. */
  async function findIdentity(session: VerifaSession): Promise<string | null | undefined> {
    if (session.identity_id) return session.identity_id;
    if (!session.external_ref) return null;
    try {
      const answer = await call("GET", IDENTITY, session.external_ref);
      // Not there, or not for this key (`identities:read`): asking again won't change that.
      if ([401, 403, 404].includes(answer.status)) return null;
      return read(answer, identityAnswer).id;
    } catch (error) {
      if (error instanceof GangwayError) return undefined;
      throw error;
    }
  }

  async function verdictReport(id: string, session: VerifaSession): Promise<ProviderReport> {
    const asOf = now();
    const answer = await call("GET", RESULT, id);
    if (answer.status === 404) return sessionReport(session);
    const report = resultReport(read(answer, resultAnswer));
    if (!isVerdict(report)) return report;
    const identity = report.identityReference ?? (await findIdentity(session));
    return {
      ...report,
      ...identityOf(identity),
      // A verdict in force when we asked outdoes whatever came before; only a later event can change it.
      at: Math.max(asOf, report.at ?? 0),
      ...(identity === undefined ? {} : { settled: true }),
    };
  }

  async function eraseAt(route: string, id: string): Promise<void> {
    const answer = await call("DELETE", route, id);
    const gone = answer.status === 404 || codeOf(answer) === "already_redacted";
    if (!gone) refuse(answer, now());
  }

  return {
    id: "verifa",
    launchKinds: ["frame", "link", "redirect"],
    linkLifetimeMs: LINK_LIFETIME_MS,
    webhookSecurity: {
      kind: "hmac-sha256",
      header: "X-Verifa-Signature",
      encoding: "hex",
      secrets,
      // The plain form is deprecated, but endpoints that were made before 17 April 2026 may still use it.
      timestamped: { toleranceSeconds: SIGNATURE_TOLERANCE_SECONDS, plainFormAllowed: true },
    },

    async createSession(invite) {
      const body = sessionBody(invite, workflowId);
      const answer = await call("POST", SESSIONS, "", body, { "idempotency-key": invite.reference });
      const session = read(answer, sessionAnswer);
      return { providerReference: session.id, ...linkOf(session) };
    },

    async readStatus(providerReference) {
      const session = read(await call("GET", SESSION, providerReference), statusAnswer);
      return session.status === "completed"
        ? verdictReport(providerReference, session)
        : sessionReport(session);
    },

    readWebhook: (body) => readVerifaWebhook(body, now),

    /** Also after `expired`. Not for a session that is completed or redacted. */
    async renewLink(providerReference) {
      return linkOf(read(await call("POST", RESUME, providerReference, {}), linkAnswer));
    },

    /** Redacting a session leaves its identity as it is, and the other way round: both are asked for. */
    async erase({ providerReference, identityReference }) {
      const identity = identityReference ?? (await identityToErase(providerReference));
      const erasures = await Promise.allSettled([
        eraseAt(SESSION_DATA, providerReference),
        ...(identity ? [eraseAt(IDENTITY_DATA, identity)] : []),
      ]);
      for (const erasure of erasures) if (erasure.status === "rejected") throw erasure.reason;
    },
  } satisfies Provider;

  async function identityToErase(id: string): Promise<string | null> {
    const answer = await call("GET", SESSION, id);
    if (answer.status === 404) return null;
    const identity = await findIdentity(read(answer, statusAnswer));
    if (identity !== undefined) return identity;
    throw new GangwayError(
      "provider_unavailable",
      "Verifa can't say which identity to erase. Try again shortly.",
    );
  }
}

export const verifa = defineProvider({
  id: "verifa",
  name: PROVIDER_NAMES.verifa,
  config: verifaConfig,
  create: createVerifa,
});

function linkOf({ capture_url: url, expires_at }: z.infer<typeof link>) {
  return {
    inviteUrl: url,
    frame: { url, origin: new URL(url).origin, allow: ALLOW } satisfies FrameSource,
    expiresAt: expires_at && !Number.isNaN(Date.parse(expires_at)) ? expires_at : null,
  };
}

/** The body of `POST /sessions`. Prefilled fields bear the names that an identity has for them. */
function sessionBody(invite: ProviderInvite, workflowId: string | undefined) {
  const { firstName, familyName, dateOfBirth, preferredContactNumber, address, callbackUrl } =
    invite.customerContext ?? {};
  return {
    external_ref: invite.externalRef,
    workflow_id: workflowId,
    metadata: { gangway_reference: invite.reference, reference_data: invite.referenceData },
    redirect_url: callbackUrl,
    fields: {
      first_name: firstName,
      last_name: familyName,
      date_of_birth: dateOfBirth,
      email: invite.email,
      phone: preferredContactNumber,
      address_line1: address,
    },
    ...(invite.sendInvitationEmail ? { send_email: true, applicant_email: invite.email } : {}),
  };
}

function codeOf({ text }: OutboundAnswer): string | undefined {
  return refusal.safeParse(parseJson(text)).data?.error;
}

/** @throws GangwayError with Verifa's own code, unless the answer is a success. */
function refuse(answer: OutboundAnswer, now: number): void {
  if (isSuccess(answer)) return;
  const failure = statusFailure("Verifa", answer, now, codeOf(answer));
  if (failure.code !== "rate_limited" || failure.retryAfterSeconds !== undefined) throw failure;
  // Documented beside `Retry-After`: the end of the window, in Unix time.
  const reset = Number(answer.headers.get("x-ratelimit-reset") || Number.NaN);
  throw new GangwayError(failure.code, failure.message, {
    providerCode: failure.providerCode,
    ...(Number.isNaN(reset) ? {} : { retryAfterSeconds: Math.max(0, Math.ceil(reset - now / 1000)) }),
  });
}
