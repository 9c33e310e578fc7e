/**
 * Veriff. Written in November 2026 from "How to generate sessions manually", "HMAC authentication and endpoint
 * security" and the API reference of `/v1/sessions`, `…/decision`, `…/attempts`, `…/watchlist-screening` (devdocs.veriff.com). There is no
 * `GET /v1/sessions/{id}`: a status is read from the decision and, while there is none, from the attempts.
 */
import * as z from "zod";
import { PROVIDER_NAMES } from "../../contract/providers.js";
import type { ProviderReport } from "../../contract/visit-report.js";
import { hmacSha256Hex } from "../../crypto/hmac.js";
import { isSuccess, readAnswer } from "../answer.js";
import { type Call, requestTo } from "../call.js";
import { defineProvider } from "../define-provider.js";
import { linkOf } from "../link.js";
import type { OutboundAnswer, Provider, ProviderTools } from "../provider.js";
import { timeOf } from "../report.js";
import { type VeriffOptions, veriffConfig } from "./config.js";
import { refuse } from "./refusal.js";
import { sessionBody } from "./session-body.js";
import { watchlistReport, watchlistSchema } from "./watchlist.js";
import { readWebhook, webhookSecurity } from "./webhook.js";
import {
  type Attempt,
  attemptReport,
  attemptSchema,
  type Verdict,
  verdictReport,
  verdictSchema,
} from "./words.js";

const SESSIONS = "/v1/sessions";
const SESSION = "/v1/sessions/{id}";
const DECISION = "/v1/sessions/{id}/decision";
const ATTEMPTS = "/v1/sessions/{id}/attempts";
const WATCHLIST = "/v1/sessions/{id}/watchlist-screening";

/**
 * The frame's rights. `allow` is that of Veriff's own InContext SDK 2.5.0, which sets no `sandbox`. The screen may not navigate
 * the page around it, show dialogs or start downloads. Links, as to a privacy notice, open in a tab of their own.
 */
const FRAME_RIGHTS = {
  allow:
    "autoplay; camera; microphone; fullscreen; accelerometer; magnetometer; gyroscope; picture-in-picture;",
  sandbox: "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox",
};
/** A session ends seven days after its creation. */
const LIFETIME_MS = 7 * 86_400_000;
/** The creation cap is counted per minute, and no page says that a refusal comes with `Retry-After`. */
const CAP_WINDOW_SECONDS = 60;

const sessionAnswer = z.object({
  verification: z.object({ id: z.guid(), url: z.url({ protocol: /^https?$/ }) }),
});

/** `null` on the newer page, "Decision not available" on the older one. */
const decisionAnswer = z.object({ verification: z.union([verdictSchema, z.string(), z.null()]).optional() });

const watchlistAnswer = z.object({ data: watchlistSchema });

const attemptsAnswer = z.object({ verifications: z.array(attemptSchema) });

/** The report of a session that has only been created. */
const CREATED: ProviderReport = { status: "Inactive", providerStatus: "created" };

export function createVeriff(options: VeriffOptions, tools: ProviderTools) {
  const { outbound, now } = tools;
  const { apiKey, secrets, integrationId, watchlistScreening } = options;
  const baseUrl = options.baseUrl.replace(/(\/v1)?\/*$/, "");

  /** A call about one session is signed over the id in its path, and over nothing else. */
  const call: Call = async (method, route, parts = {}) =>
    outbound(
      requestTo(baseUrl, method, route, parts, {
        "content-type": "application/json",
        "x-auth-client": apiKey,
        ...(integrationId === undefined ? {} : { "vrf-integration-id": integrationId }),
        ...(parts.id === undefined
          ? {}
          : { "x-hmac-signature": await hmacSha256Hex(secrets[0] ?? "", parts.id) }),
      }),
    );

  const read = <T>(answer: OutboundAnswer, schema: z.ZodType<T>): T => {
    refuse(answer, now());
    return readAnswer(PROVIDER_NAMES.veriff, answer, schema, now());
  };

  async function readDecision(id: string): Promise<Verdict | null> {
    const answer = await call("GET", DECISION, { id });
    const refused = !isSuccess(answer);
    if (answer.status === 404 || (refused && /decision not available/i.test(answer.text))) return null;
    const { verification } = read(answer, decisionAnswer);
    return typeof verification === "object" ? verification : null;
  }

  async function readNewestAttempt(id: string): Promise<Attempt | null> {
    const answer = await call("GET", ATTEMPTS, { id });
    // Perhaps this integration doesn't have the call. The decision can be read without it.
    if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) return null;
    const { verifications } = read(answer, attemptsAnswer);
    const created = ({ createdTime }: Attempt) => timeOf(createdTime).at ?? 0;
    return verifications.reduce<Attempt | null>(
      (newest, one) => (newest && created(newest) >= created(one) ? newest : one),
      null,
    );
  }

  /** Reads what comes with a decision. A session without a screening has none, and the decision counts all the same. */
  async function readAssessment(id: string): Promise<Pick<ProviderReport, "assessment">> {
    const answer = await call("GET", WATCHLIST, { id });
    if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) return {};
    const { assessment } = watchlistReport(read(answer, watchlistAnswer).data, now);
    return assessment ? { assessment } : {};
  }

  return {
    id: "veriff",
    launchKinds: ["frame", "link", "redirect"],
    mayAskForMore: true,
    webhookSecurity: webhookSecurity(options),
    creationCap: {
      perMinute: options.creationsPerMinute,
      // The cap is the integration's, whichever of our organisations use it.
      key: `${baseUrl}:${integrationId ?? apiKey}`,
    },

    async createSession(invite) {
      const answer = await call("POST", SESSIONS, { body: sessionBody(invite) });
      refuse(answer, now(), CAP_WINDOW_SECONDS);
      const { verification } = read(answer, sessionAnswer);
      const inviteUrl = withLanguage(verification.url, invite.locale);
      const expiresAt = new Date(now() + LIFETIME_MS).toISOString();
      return { providerReference: verification.id, ...linkOf(inviteUrl, FRAME_RIGHTS, expiresAt) };
    },

    async readStatus(providerReference) {
      const decision = await readDecision(providerReference);
      const decided = decision && verdictReport(decision);
      if (decided?.settled) {
        return watchlistScreening ? { ...decided, ...(await readAssessment(providerReference)) } : decided;
      }
      const newest = await readNewestAttempt(providerReference);
      if (!newest || newest.id === decision?.attemptId) return decided ?? CREATED;
      const attempted = attemptReport(newest);
      // The request to resubmit stands while the new attempt has only begun.
      return decided && attempted.outcome === undefined ? decided : attempted;
    },

    readWebhook: (body) => readWebhook(body, tools),

    async erase({ providerReference }) {
      const answer = await call("DELETE", SESSION, { id: providerReference });
      // It is gone already: Veriff hides a deleted session at once.
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

/** Veriff takes the language of its screens from `lang` (ISO 639-1), as its InContext SDK sets it. */
function withLanguage(url: string, locale: string | undefined): string {
  const language = locale?.split("-")[0]?.toLowerCase();
  if (language?.length !== 2) return url;
  const localised = new URL(url);
  localised.searchParams.set("lang", language);
  return localised.href;
}
