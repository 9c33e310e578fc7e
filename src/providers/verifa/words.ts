/**
 * Verifa's words in ours. Written in November 2026 from "Sessions", "Get session result", "Testing" and the identities
 * page (docs.withverifa.com), whose older revision says `approved` where the newer one says `verified`. A session's
 * status and a result's are two vocabularies; neither is read as the other.
 */

import * as z from "zod";
import type { ProviderReport } from "../../contract/visit-report.js";
import { personOf } from "./person.js";

export type Meaning = Pick<ProviderReport, "status" | "ended" | "outcome" | "attempt" | "settled">;

const HANDED_IN: Meaning = { status: "Completed", outcome: "pending" };
/** Verifa counts no attempts. A verdict has one all the same, so that a request to try again can follow it. */
const VERDICT = "verdict";
export const APPROVED: Meaning = { status: "Completed", outcome: "approved", attempt: VERDICT };
export const DECLINED: Meaning = { status: "Completed", outcome: "declined", attempt: VERDICT };

/** `status` of a session. */
const SESSION_WORDS: Record<string, Meaning> = {
  pending: { status: "Inactive" },
  capturing: { status: "Active" },
  processing: HANDED_IN,
  awaiting_external: HANDED_IN,
  sandbox_pending: HANDED_IN,
  under_review: { status: "Completed", outcome: "in_review" },
  // Only the result says how it went.
  completed: HANDED_IN,
  // Not settled: an expired session can be resumed.
  expired: { ended: "expired", outcome: "expired" },
  failed: { ended: "failed", settled: true },
};

/** `status` of a result. `declined` is known from the event's name only. */
const RESULT_WORDS: Record<string, Meaning> = {
  processing: HANDED_IN,
  approved: APPROVED,
  verified: APPROVED,
  rejected: DECLINED,
  declined: DECLINED,
  needs_review: { status: "Completed", outcome: "in_review" },
  under_review: { status: "Completed", outcome: "in_review" },
};

const meaningOf = (word: string, words: Readonly<Record<string, Meaning>>): Meaning | undefined =>
  Object.hasOwn(words, word) ? words[word] : undefined;

/** What a word of either vocabulary means, for a webhook, whose `status` may be of both. */
export function anyMeaning(word: string): Meaning | undefined {
  return meaningOf(word, RESULT_WORDS) ?? meaningOf(word, SESSION_WORDS);
}

/** Members beside the status come and go with the organisation's settings: none makes an answer unreadable. */
const text = z.string().min(1).nullish().catch(null);

export const verifaSession = z.object({
  status: z.string().min(1),
  external_ref: text,
  identity_id: text,
  expires_at: text,
});
export type VerifaSession = z.infer<typeof verifaSession>;

export function sessionReport({ status, expires_at, identity_id }: VerifaSession): ProviderReport {
  const meaning = meaningOf(status, SESSION_WORDS);
  if (!meaning) return { providerStatus: status, outcome: "in_review", unknownWord: true };
  return {
    providerStatus: status,
    ...meaning,
    ...(meaning.ended === "expired" ? timeOf(expires_at) : {}),
    ...identityOf(identity_id),
  };
}

/** What a partner may read of a result: these, under Verifa's own names. */
const RESULT_FIELDS = [
  "face_match_passed",
  "face_match_score",
  "age_check_passed",
  "extracted_age",
  "extracted_data",
  "rejection_reason",
  "processing_mode",
  "country_used",
  "sensitive_data_expired",
] as const;

export const resultFields = z
  .object({
    rejection_reason: text,
    created_at: text,
    identity_id: text,
  })
  .loose();
export type ResultFields = z.infer<typeof resultFields>;

/** `GET /sessions/{id}/result` has the values flat, `GET /results/{session_id}` nested under `result`. */
export const verifaResult = z.preprocess(
  (body) =>
    typeof body === "object" && body !== null && "result" in body && typeof body.result === "object"
      ? { ...body, ...body.result }
      : body,
  resultFields.extend({ status: z.string().min(1) }),
);

export function resultReport(result: z.infer<typeof verifaResult>): ProviderReport {
  const meaning = meaningOf(result.status, RESULT_WORDS);
  return {
    providerStatus: result.status,
    // The session has ended: that much is known, whatever the result says.
    status: "Completed",
    ...(meaning ?? { outcome: "in_review", unknownWord: true }),
    ...resultMembers(result),
    ...timeOf(result.created_at),
    ...identityOf(result.identity_id),
  };
}

export function resultMembers(
  result: ResultFields,
): Pick<ProviderReport, "reasonCode" | "result" | "person"> {
  const person = personOf(result);
  return {
    ...(person ? { person } : {}),
    reasonCode: result.rejection_reason ?? null,
    result: Object.fromEntries(RESULT_FIELDS.map((name) => [name, result[name] ?? null])),
  };
}

/** A time in ms since the epoch, under `at`; nothing where there is none to be read. */
export function timeOf(text: string | null | undefined): Pick<ProviderReport, "at"> {
  const at = Date.parse(text ?? "");
  return Number.isNaN(at) ? {} : { at };
}

export function identityOf(id: string | null | undefined): Pick<ProviderReport, "identityReference"> {
  return id ? { identityReference: id } : {};
}

export function isVerdict({ outcome }: Pick<ProviderReport, "outcome">): boolean {
  return outcome === "approved" || outcome === "declined";
}
