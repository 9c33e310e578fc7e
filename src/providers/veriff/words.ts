/**
 * Veriff's words in ours. Written in November 2026 from "Verification session status codes (table)" and "Decision
 * webhook". A status is read by its name and never by its code: `expired` and `abandoned` share 9104, and pages differ
 * about 9121.
 */

import * as z from "zod";
import type { ProviderReport } from "../../contract/visit-report.js";
import { personOf } from "./person.js";

type Meaning = Pick<ProviderReport, "status" | "ended" | "outcome" | "settled">;

/** How far a customer has come; event webhooks tell of no other words. */
const PROGRESS: Record<string, Meaning> = {
  created: { status: "Inactive" },
  started: { status: "Active" },
  submitted: { status: "Completed", outcome: "pending" },
};

const DECISIONS: Record<string, Meaning> = {
  approved: { status: "Completed", outcome: "approved", settled: true },
  declined: { status: "Completed", outcome: "declined", settled: true },
  // The session is open again, at the same URL. A visit that was Completed stays so: only the outcome tells.
  resubmission_requested: { status: "Active", outcome: "resubmission_requested" },
  review: { status: "Completed", outcome: "in_review" },
  expired: { ended: "expired", outcome: "expired", settled: true },
  abandoned: { ended: "abandoned", outcome: "abandoned", settled: true },
};

type Words = Readonly<Record<string, Meaning>>;

function reportOf(word: string, words: Words): ProviderReport {
  const meaning = Object.hasOwn(words, word) ? words[word] : undefined;
  return meaning
    ? { providerStatus: word, ...meaning }
    : { providerStatus: word, outcome: "in_review", unknownWord: true };
}

/** What an event webhook's `action` means. */
export const progressReport = (word: string): ProviderReport => reportOf(word, PROGRESS);

/** A time in ms since the epoch, under `at`; nothing where there is none to be read. */
export function timeOf(text: string | null | undefined): Pick<ProviderReport, "at"> {
  const at = Date.parse(text ?? "");
  return Number.isNaN(at) ? {} : { at };
}

/** Members beside the verdict come and go with the integration's options: none of them makes a decision unreadable. */
const text = z.string().nullish().catch(null);
const details = z.record(z.string(), z.unknown()).nullish().catch(null);

/** `verification` of the decision webhook and of `GET /v1/sessions/{id}/decision`. */
export const veriffDecision = z.object({
  id: z.string().min(1),
  attemptId: text,
  status: z.string().min(1),
  code: z.union([z.number(), z.string()]).nullish().catch(null),
  reason: text,
  /** A string on one page, a number on another. */
  reasonCode: z.union([z.string(), z.number()]).nullish().catch(null),
  decisionTime: text,
  acceptanceTime: text,
  person: details,
  document: details,
  additionalVerifiedData: details,
  riskScore: z.unknown().optional(),
  riskLabels: z.unknown().optional(),
});
export type VeriffDecision = z.infer<typeof veriffDecision>;

export function decisionReport(decision: VeriffDecision): ProviderReport {
  const { attemptId, reasonCode } = decision;
  const report = verdictReport(decision.status, decision.decisionTime, attemptId);
  const person = personOf(decision.person, decision.document);
  return {
    ...report,
    ...(person ? { person } : {}),
    reasonCode: reasonCode === null || reasonCode === undefined ? null : String(reasonCode),
    result: {
      reason: decision.reason ?? null,
      decisionTime: decision.decisionTime ?? null,
      acceptanceTime: decision.acceptanceTime ?? null,
      person: decision.person ?? null,
      document: decision.document ?? null,
      additionalVerifiedData: decision.additionalVerifiedData ?? null,
      riskScore: decision.riskScore ?? null,
      riskLabels: decision.riskLabels ?? null,
    },
  };
}

/** A decision's word with its place among other reports. */
export function verdictReport(
  word: string,
  time: string | null | undefined,
  attemptId: string | null | undefined,
): ProviderReport {
  const report = reportOf(word, DECISIONS);
  const { at } = timeOf(time);
  // The end of a session is no attempt's, and without a time an attempt can't be put in order: such a word stands for
  // the whole session.
  const attempt = at === undefined || report.ended ? {} : attemptOf(attemptId);
  return { ...report, ...attempt, ...(at === undefined ? {} : { at }) };
}

export function attemptOf(attemptId: string | null | undefined): Pick<ProviderReport, "attempt"> {
  return attemptId ? { attempt: attemptId } : {};
}

/** One of `GET /v1/sessions/{id}/attempts`. */
export const veriffAttempt = z.object({
  id: z.string().min(1),
  status: z.string().min(1),
  createdTime: text,
});
export type VeriffAttempt = z.infer<typeof veriffAttempt>;

/** An attempt's own word. Never settled: the decision that belongs to it has more to say. */
export function attemptReport({ id, status, createdTime }: VeriffAttempt): ProviderReport {
  const { settled: _, ...report } = reportOf(status, { ...PROGRESS, ...DECISIONS });
  return { ...report, ...attemptOf(id), ...timeOf(createdTime) };
}
