/**
 * Verifa. Written in November 2026 from "Sessions", "Create session", "Resume session", "Get session result",
 * "Identities", "Webhooks", "Errors", "Rate limiting" and "Idempotency" (docs.withverifa.com), in two revisions. Verifa
 * recommends an embed token for frames, but the path of that call isn't public: the frame gets the capture link.
 */
import * as z from "zod";
import { GangwayError } from "../../contract/errors.js";
import { PROVIDER_NAMES } from "../../contract/providers.js";
import type { ProviderReport } from "../../contract/visit-report.js";
import { readAnswer } from "../answer.js";
import { type Call, requestTo } from "../call.js";
import { defineProvider } from "../define-provider.js";
import { linkOf } from "../link.js";
import type { OutboundAnswer, Provider, ProviderTools } from "../provider.js";
import { timeOf } from "../report.js";
import { type VerifaOptions, verifaConfig } from "./config.js";
import { snakeKeys } from "./keys.js";
import { refusalCode, refuse } from "./refusal.js";
import { screeningMembers, screeningReport } from "./screening.js";
import { sessionBody } from "./session-body.js";
import { readWebhook, webhookSecurity } from "./webhook.js";
import {
  identityOf,
  isVerdict,
  type Progress,
  progressReport,
  progressSchema,
  verdictReport,
  verdictSchema,
} from "./words.js";

const SESSIONS = "/api/v1/sessions";
const SESSION = "/api/v1/sessions/{id}";
const RESULT = "/api/v1/sessions/{id}/result";
const RESUME = "/api/v1/sessions/{id}/resume";
const SESSION_DATA = "/api/v1/sessions/{id}/data";
const IDENTITY = "/api/v1/identities/{id}";
const IDENTITY_DATA = "/api/v1/identities/{id}/data";

/**
 * The frame's rights. Document, selfie and liveness are all taken with the camera. The screen may not navigate the page
 * around it, show dialogs or start downloads. Links, as to a privacy notice, open in a tab of their own.
 */
const FRAME_RIGHTS = {
  allow: "camera; microphone; fullscreen",
  sandbox: "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox",
};
/** A capture link lives twenty minutes, and can be used once. */
const LINK_LIFETIME_MS = 20 * 60_000;

const link = z.object({
  capture_url: z.url({ protocol: /^https?$/ }),
  expires_at: z.string().nullish().catch(null),
});
const sessionAnswer = z.preprocess(snakeKeys, link.extend({ id: z.string().min(1) }));
const linkAnswer = z.preprocess(snakeKeys, link);
const statusAnswer = z.preprocess(snakeKeys, progressSchema);
const resultAnswer = z.preprocess(snakeKeys, verdictSchema);
const identityAnswer = z.preprocess(snakeKeys, z.object({ id: z.string().min(1), ...screeningMembers }));
type IdentityAnswer = z.infer<typeof identityAnswer>;

export function createVerifa(options: VerifaOptions, tools: ProviderTools) {
  const { outbound, now } = tools;
  const baseUrl = options.baseUrl.replace(/\/*(\/api\/v1)?\/*$/, "");

  const call: Call = (method, route, parts) =>
    outbound(
      requestTo(baseUrl, method, route, parts, { "x-api-key": options.apiKey, "key-inflection": "snake" }),
    );

  const read = <T>(answer: OutboundAnswer, schema: z.ZodType<T>): T => {
    refuse(answer, now());
    return readAnswer(PROVIDER_NAMES.verifa, answer, schema, now());
  };

  /** Reads the session's identity. Null: Verifa keeps none. Undefined: we couldn't find out. */
  async function readIdentity(session: Progress): Promise<IdentityAnswer | null | undefined> {
    const id = session.identity_id ?? session.external_ref;
    if (!id) return null;
    try {
      const answer = await call("GET", IDENTITY, { id });
      // It doesn't exist, or this key may not read it (`identities:read`). Another try won't change that.
      if ([401, 403, 404].includes(answer.status)) return null;
      return read(answer, identityAnswer);
    } catch (error) {
      if (error instanceof GangwayError) return undefined;
      throw error;
    }
  }

  async function readVerdict(id: string, session: Progress): Promise<ProviderReport> {
    const answer = await call("GET", RESULT, { id });
    if (answer.status === 404) return progressReport(session);
    const report = verdictReport(read(answer, resultAnswer));
    if (!isVerdict(report)) return report;
    // Verifa's times are in whole seconds: a change in the second of this read must still count.
    const readAt = Math.floor(now() / 1000) * 1000;
    const identity = await readIdentity({
      ...session,
      identity_id: session.identity_id ?? report.identityReference,
    });
    return {
      ...report,
      ...identityOf(identity?.id ?? session.identity_id),
      ...(identity ? screeningReport(identity, readAt) : {}),
      ...(identity === undefined || identity?.screening_status === "pending" ? {} : { settled: true }),
    };
  }

  /** The id of the identity to erase, or null where there is none. */
  async function identityToErase(id: string): Promise<string | null> {
    const answer = await call("GET", SESSION, { id });
    if (answer.status === 404) return null;
    const session = read(answer, statusAnswer);
    if (session.identity_id) return session.identity_id;
    const identity = await readIdentity(session);
    if (identity !== undefined) return identity?.id ?? null;
    throw new GangwayError(
      "provider_unavailable",
      `${PROVIDER_NAMES.verifa} can't say which identity to erase. Try again shortly.`,
    );
  }

  async function eraseAt(route: string, id: string): Promise<void> {
    const answer = await call("DELETE", route, { id });
    const gone = answer.status === 404 || refusalCode(answer) === "already_redacted";
    if (!gone) refuse(answer, now());
  }

  return {
    id: "verifa",
    launchKinds: ["frame", "link", "redirect"],
    webhookSecurity: webhookSecurity(options),
    mailsInvitations: true,
    mayAskForMore: true,
    linkLifetimeMs: LINK_LIFETIME_MS,

    async createSession(invite) {
      const answer = await call("POST", SESSIONS, {
        body: sessionBody(invite, options),
        headers: { "idempotency-key": invite.reference },
      });
      const session = read(answer, sessionAnswer);
      return { providerReference: session.id, ...captureLink(session) };
    },

    async readStatus(providerReference) {
      const session = read(await call("GET", SESSION, { id: providerReference }), statusAnswer);
      return session.status === "completed"
        ? readVerdict(providerReference, session)
        : progressReport(session);
    },

    readWebhook: (body) => readWebhook(body, tools),

    /** Works also after `expired`, but not for a session that is completed or redacted. */
    async renewLink(providerReference) {
      return captureLink(read(await call("POST", RESUME, { id: providerReference, body: {} }), linkAnswer));
    },

    /** Redacts the session and its identity: neither goes with the other. */
    async erase({ providerReference, identityReference }) {
      const identity = identityReference ?? (await identityToErase(providerReference));
      const erasures = await Promise.allSettled([
        eraseAt(SESSION_DATA, providerReference),
        ...(identity ? [eraseAt(IDENTITY_DATA, identity)] : []),
      ]);
      for (const erasure of erasures) if (erasure.status === "rejected") throw erasure.reason;
    },
  } satisfies Provider;
}

export const verifa = defineProvider({
  id: "verifa",
  name: PROVIDER_NAMES.verifa,
  config: verifaConfig,
  create: createVerifa,
});

function captureLink({ capture_url, expires_at }: z.infer<typeof link>) {
  return linkOf(capture_url, FRAME_RIGHTS, timeOf(expires_at).at === undefined ? null : (expires_at ?? null));
}
