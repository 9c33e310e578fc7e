/**
 * Verifa's words in ours. Written in November 2026 from "Sessions", "Get session result", "Webhooks", "Testing" and the
 * identities page (docs.withverifa.com). A session's status, a result's status and an event's name are three
 * vocabularies. An older revision of the identities page says `approved` where the newer one says `verified`.
 */
import * as z from "zod";
import { lookUp } from "../../contract/look-up.js";
import type { ProviderReport } from "../../contract/visit-report.js";
import { type Meaning, reportOf, timeOf, type Words } from "../report.js";
import { personOf } from "./person.js";

const HANDED_IN: Meaning = { status: "Completed", outcome: "pending" };
/** Verifa counts no attempts. A verdict has one all the same, so that a request to resubmit can follow it. */
const ATTEMPT = "verdict";
const APPROVED: Meaning = { status: "Completed", outcome: "approved", attempt: ATTEMPT };
const DECLINED: Meaning = { status: "Completed", outcome: "declined", attempt: ATTEMPT };

/** `status` of a session. */
const PROGRESS: Words = {
  pending: { status: "Inactive" },
  capturing: { status: "Active", progress: "in_progress" },
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
const VERDICTS: Words = {
  processing: HANDED_IN,
  approved: APPROVED,
  verified: APPROVED,
  rejected: DECLINED,
  declined: DECLINED,
  needs_review: { status: "Completed", outcome: "in_review" },
  under_review: { status: "Completed", outcome: "in_review" },
};

/** Event names with `-` and `_` made equal: the pages use both. Null: nothing that concerns a visit. */
export const EVENTS: Readonly<Record<string, Meaning | null>> = {
  "session.created": { status: "Inactive" },
  "session.started": { status: "Active", progress: "in_progress" },
  "session.awaiting_external": HANDED_IN,
  "session.requires_review": { status: "Completed", outcome: "in_review" },
  "session.approved": APPROVED,
  "session.declined": DECLINED,
  // The session is open again. A visit that was Completed stays so: only the outcome tells.
  "session.resubmission_required": { outcome: "resubmission_requested" },
  "session.expired": { ended: "expired", outcome: "expired" },
  "session.redacted": null,
  "session.retention_expired": null,
};

/** The outcome of a webhook's `status`, which may be a word of a result or of a session. */
export function outcomeOf(status: string): ProviderReport["outcome"] {
  return (lookUp(VERDICTS, status) ?? lookUp(PROGRESS, status))?.outcome;
}

/** A member that comes and goes with the organisation's settings: none makes an answer unreadable. */
export const optionalText = z.string().min(1).nullish().catch(null);

const optionalFlag = z.boolean().nullish().catch(null);

/** The answer of `GET /sessions/{id}`. */
export const progressSchema = z.object({
  status: z.string().min(1),
  external_ref: optionalText,
  identity_id: optionalText,
  expires_at: optionalText,
  is_sandbox: optionalFlag,
});
export type Progress = z.infer<typeof progressSchema>;

export function progressReport({ status, expires_at, identity_id, is_sandbox }: Progress): ProviderReport {
  const report = reportOf(status, PROGRESS);
  if (report.unknownWord) return report;
  return {
    ...report,
    ...(report.ended === "expired" ? timeOf(expires_at) : {}),
    ...identityOf(identity_id),
    ...sandboxOf(is_sandbox),
  };
}

/** The members of a result that the partner may read, under Verifa's own names. */
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

/** The members of a result, wherever it stands. */
export const resultSchema = z
  .object({
    rejection_reason: optionalText,
    created_at: optionalText,
    identity_id: optionalText,
    is_sandbox: optionalFlag,
  })
  .loose();

/** `GET /sessions/{id}/result` has the values flat, `GET /results/{session_id}` nested under `result`. */
export const verdictSchema = z.preprocess(
  (body) =>
    typeof body === "object" && body !== null && "result" in body && typeof body.result === "object"
      ? { ...body, ...body.result }
      : body,
  resultSchema.extend({ status: z.string().min(1) }),
);

export function verdictReport(verdict: z.infer<typeof verdictSchema>): ProviderReport {
  return {
    // The session has ended: that much is known, whatever the result says.
    status: "Completed",
    ...reportOf(verdict.status, VERDICTS),
    ...resultMembers(verdict),
    ...timeOf(verdict.created_at),
    ...identityOf(verdict.identity_id),
    ...sandboxOf(verdict.is_sandbox),
  };
}

export function resultMembers(
  result: z.infer<typeof resultSchema>,
): Pick<ProviderReport, "reasonCode" | "result" | "person"> {
  const person = personOf(result);
  return {
    ...(person ? { person } : {}),
    reasonCode: result.rejection_reason ?? null,
    result: Object.fromEntries(RESULT_FIELDS.map((name) => [name, result[name] ?? null])),
  };
}

export function identityOf(id: string | null | undefined): Pick<ProviderReport, "identityReference"> {
  return id ? { identityReference: id } : {};
}

export function sandboxOf(flag: boolean | null | undefined): Pick<ProviderReport, "isSandbox"> {
  return typeof flag === "boolean" ? { isSandbox: flag } : {};
}

export function isVerdict({ outcome }: Pick<ProviderReport, "outcome">): boolean {
  return outcome === "approved" || outcome === "declined";
}
