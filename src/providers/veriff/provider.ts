/**
 * Veriff. Written in November 2026 from "How to generate sessions manually", "HMAC authentication and endpoint
 * security" and the API reference of `/v1/sessions`, `…/decision`, `…/attempts` (devdocs.veriff.com). There is no
 * `GET /v1/sessions/{id}`: a status is read from the decision and, while there is none, from the attempts.
 */

import * as z from "zod";
import type { FrameSource } from "../../contract/answers.js";
import { GangwayError } from "../../contract/errors.js";
import { PROVIDER_NAMES } from "../../contract/providers.js";
import type { ProviderReport } from "../../contract/visit-report.js";
import { hmacSha256Hex } from "../../crypto/hmac.js";
import { isSuccess, parseJson, readAnswer, statusFailure } from "../answer.js";
import { defineProvider } from "../define-provider.js";
import type { OutboundAnswer, Provider, ProviderInvite, ProviderTools } from "../provider.js";
import { type VeriffOptions, veriffConfig } from "./config.js";
import { readVeriffWebhook } from "./webhook.js";
import {
  attemptReport,
  decisionReport,
  type VeriffAttempt,
  type VeriffDecision,
  veriffAttempt,
  veriffDecision,
} from "./words.js";

const SESSIONS = "/v1/sessions";
const SESSION = "/v1/sessions/{id}";
const DECISION = "/v1/sessions/{id}/decision";
const ATTEMPTS = "/v1/sessions/{id}/attempts";

/** The frame's permissions, as Veriff's own InContext SDK 2.5.0 grants them. */
const ALLOW =
  "autoplay; camera; microphone; fullscreen; accelerometer; magnetometer; gyroscope; picture-in-picture;";
/** A session ends seven days after its creation. */
const LIFETIME_MS = 7 * 86_400_000;
/** The creation cap is counted per minute, and no page says that a refusal comes with `Retry-After`. */
const CAP_WINDOW_SECONDS = 60;

const sessionAnswer = z.object({
  verification: z.object({ id: z.guid(), url: z.url({ protocol: /^https?$/ }) }),
});

/** `null` on the newer page, "Decision not available" on the older one. */
const decisionAnswer = z.object({ verification: z.union([veriffDecision, z.string(), z.null()]).optional() });

const attemptsAnswer = z.object({ verifications: z.array(veriffAttempt) });

/** `status` is a word on one page and a number on another; only `code` is of use. */
const refusal = z.object({ code: z.union([z.string(), z.number()]) });

/** Nothing that Veriff said so far goes beyond the session's creation. */
const NO_NEWS: ProviderReport = { status: "Inactive", providerStatus: "created" };

export function createVeriff(options: VeriffOptions, { outbound, now }: ProviderTools) {
  const { apiKey, secrets, integrationId } = options;
  const baseUrl = options.baseUrl.replace(/(\/v1)?\/*$/, "");

  /** GET and DELETE are signed over the id in their path, and nothing else. */
  const call = async (method: "GET" | "DELETE", route: string, id: string) =>
    outbound({
      method,
      route,
      url: `${baseUrl}${route.replace("{id}", encodeURIComponent(id))}`,
      headers: { ...callerHeaders(), "x-hmac-signature": await hmacSha256Hex(secrets[0] ?? "", id) },
    });
  const callerHeaders = () => ({
    accept: "application/json",
    "content-type": "application/json",
    "x-auth-client": apiKey,
    ...(integrationId === undefined ? {} : { "vrf-integration-id": integrationId }),
  });

  async function readDecision(id: string): Promise<VeriffDecision | null> {
    const answer = await call("GET", DECISION, id);
    const refused = !isSuccess(answer);
    if (answer.status === 404 || (refused && /decision not available/i.test(answer.text))) return null;
    refuse(answer, now());
    const { verification } = readAnswer("Veriff", answer, decisionAnswer, now());
    return typeof verification === "object" ? verification : null;
  }

  async function readNewestAttempt(id: string): Promise<VeriffAttempt | null> {
    const answer = await call("GET", ATTEMPTS, id);
    // Not every integration need have it, and the decision is read without it.
    if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) return null;
    const { verifications } = readAnswer("Veriff", answer, attemptsAnswer, now());
    const created = ({ createdTime }: VeriffAttempt) => Date.parse(createdTime ?? "") || 0;
    return verifications.reduce<VeriffAttempt | null>(
      (newest, one) => (newest && created(newest) >= created(one) ? newest : one),
      null,
    );
  }

  return {
    id: "veriff",
    launchKinds: ["frame", "link", "redirect"],
    webhookSecurity: {
      kind: "hmac-sha256",
      header: "X-HMAC-SIGNATURE",
      alternativeHeaders: ["VRF-HMAC-SIGNATURE"],
      encoding: "hex",
      secrets,
    },
    creationCap: {
      perMinute: options.creationsPerMinute,
      // The cap is the integration's, whichever of our organisations use it.
      key: `${baseUrl}:${integrationId ?? apiKey}`,
    },

    async createSession(invite) {
      const answer = await outbound({
        method: "POST",
        route: SESSIONS,
        url: `${baseUrl}${SESSIONS}`,
        headers: callerHeaders(),
        body: JSON.stringify({ verification: verificationOf(invite) }),
      });
      refuse(answer, now(), CAP_WINDOW_SECONDS);
      const { verification } = readAnswer("Veriff", answer, sessionAnswer, now());
      const inviteUrl = withLanguage(verification.url, invite.locale);
      return {
        providerReference: verification.id,
        inviteUrl,
        frame: { url: inviteUrl, origin: new URL(inviteUrl).origin, allow: ALLOW } satisfies FrameSource,
        expiresAt: new Date(now() + LIFETIME_MS).toISOString(),
      };
    },

    async readStatus(providerReference) {
      const decision = await readDecision(providerReference);
      const decided = decision && decisionReport(decision);
      if (decided?.settled) return decided;
      const newest = await readNewestAttempt(providerReference);
      if (!newest || newest.id === decision?.attemptId) return decided ?? NO_NEWS;
      const attempted = attemptReport(newest);
      // A new attempt that has only begun leaves the request for it in force.
      return decided && attempted.outcome === undefined ? decided : attempted;
    },

    readWebhook: readVeriffWebhook,

    async erase({ providerReference }) {
      const answer = await call("DELETE", SESSION, providerReference);
      // Gone already: Veriff takes a deleted session out of sight at once.
      if (answer.status !== 404) refuse(answer, now());
    },
  } satisfies Provider;
}

export const veriff = defineProvider({
  id: "veriff",
  name: PROVIDER_NAMES.veriff,
  config: veriffConfig,
  create: createVeriff,
});

/** The body of `POST /v1/sessions`: what Veriff compares with the document, and what leads its staff back to us. */
function verificationOf({ referenceData, externalRef, customerContext }: ProviderInvite) {
  const { firstName, familyName, dateOfBirth, callbackUrl } = customerContext ?? {};
  return {
    vendorData: referenceData,
    ...(z.guid().safeParse(externalRef).success ? { endUserId: externalRef } : {}),
    ...(firstName || familyName || dateOfBirth
      ? { person: { firstName, lastName: familyName, dateOfBirth } }
      : {}),
    // Anything but https is refused (1302).
    ...(callbackUrl?.toLowerCase().startsWith("https://") ? { callback: callbackUrl } : {}),
  };
}

/** Veriff takes the language of its screens from `lang` (ISO 639-1), as its InContext SDK sets it. */
function withLanguage(url: string, locale: string | undefined): string {
  const language = locale?.split("-")[0]?.toLowerCase();
  if (language?.length !== 2) return url;
  const localised = new URL(url);
  localised.searchParams.set("lang", language);
  return localised.href;
}

/** @throws GangwayError with Veriff's own code, unless the answer is a success. */
function refuse(answer: OutboundAnswer, now: number, usualWaitSeconds?: number): void {
  if (isSuccess(answer)) return;
  const refused = refusal.safeParse(parseJson(answer.text));
  const providerCode = refused.success ? String(refused.data.code) : undefined;
  const failure = statusFailure("Veriff", answer, now, providerCode);
  if (failure.code !== "rate_limited" || failure.retryAfterSeconds !== undefined) throw failure;
  throw new GangwayError(failure.code, failure.message, {
    providerCode,
    retryAfterSeconds: usualWaitSeconds,
  });
}
