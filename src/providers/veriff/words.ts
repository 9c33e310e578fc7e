/**
 * Veriff's words in ours. Written in November 2026 from "Verification session status codes (table)", "Event webhook"
 * and "Decision webhook" (devdocs.veriff.com). A status is read by its name and never by its code: `expired` and
 * `abandoned` share 9104, and pages differ about 9121.
 */
import * as z from "zod";
import type { ProviderReport } from "../../contract/visit-report.js";
import { reportOf, timeOf, type Words } from "../report.js";
import { personOf } from "./person.js";
import { resubmissionReason } from "./resubmission-reason.js";

/** `action` of an event webhook. */
const PROGRESS: Words = {
  created: { status: "Inactive" },
  started: { status: "Active", progress: "in_progress" },
  submitted: { status: "Completed", outcome: "pending" },
};

/** `status` of a decision. */
const VERDICTS: Words = {
  approved: { status: "Completed", outcome: "approved", settled: true },
  declined: { status: "Completed", outcome: "declined", settled: true },
  // The session is open again, at the same URL. A visit that was Completed stays so: only the outcome tells.
  resubmission_requested: { status: "Active", outcome: "resubmission_requested" },
  review: { status: "Completed", outcome: "in_review" },
  expired: { ended: "expired", outcome: "expired", settled: true },
  abandoned: { ended: "abandoned", outcome: "abandoned", settled: true },
};

/** Members that come and go with the integration's options: none of them makes an answer unreadable. */
export const optionalText = z.string().nullish().catch(null);
const optionalCode = z.union([z.number(), z.string()]).nullish().catch(null);
export const optionalMembers = z.record(z.string(), z.unknown()).nullish().catch(null);

/** The event webhook. */
export const progressSchema = z.object({
  id: z.string().min(1),
  attemptId: optionalText,
  action: z.string().min(1),
  code: optionalCode,
  /** Only in the events of a proof of address. */
  addressId: optionalText,
});
export type Progress = z.infer<typeof progressSchema>;

export function progressReport({ action, attemptId }: Progress): ProviderReport {
  return { ...reportOf(action, PROGRESS), ...attemptOf(attemptId) };
}

/** `verification` of the decision webhook and of `GET /v1/sessions/{id}/decision`. */
export const verdictSchema = z.object({
  id: z.string().min(1),
  attemptId: optionalText,
  status: z.string().min(1),
  code: optionalCode,
  reason: optionalText,
  /** A string on one page, a number on another. */
  reasonCode: optionalCode,
  decisionTime: optionalText,
  acceptanceTime: optionalText,
  person: optionalMembers,
  document: optionalMembers,
  additionalVerifiedData: optionalMembers,
  riskScore: z.unknown().optional(),
  riskLabels: z.unknown().optional(),
});
export type Verdict = z.infer<typeof verdictSchema>;

/** "Potential PEP match" ("Granular reason codes (table)"): the only screening that a decision itself tells of. */
const PEP_MATCH = "126";

export function verdictReport(verdict: Verdict): ProviderReport {
  const { attemptId, status, reasonCode, decisionTime } = verdict;
  const person = personOf(verdict);
  const { at } = timeOf(decisionTime);
  const isHit = String(reasonCode) === PEP_MATCH && at !== undefined;
  return {
    ...verdictOf(status, decisionTime, attemptId),
    ...(person ? { person } : {}),
    ...(isHit ? { assessment: { screening: "hit", factors: ["pep"], at } } : {}),
    ...(status === "resubmission_requested" ? { resubmission: resubmissionReason(reasonCode) } : {}),
    reasonCode: reasonCode === null || reasonCode === undefined ? null : String(reasonCode),
    result: {
      reason: verdict.reason ?? null,
      decisionTime: decisionTime ?? null,
      acceptanceTime: verdict.acceptanceTime ?? null,
      person: verdict.person ?? null,
      document: verdict.document ?? null,
      additionalVerifiedData: verdict.additionalVerifiedData ?? null,
      riskScore: verdict.riskScore ?? null,
      riskLabels: verdict.riskLabels ?? null,
    },
  };
}

/** Reports the word of a decision, with its time and its attempt. */
export function verdictOf(
  decision: string,
  time: string | null | undefined,
  attemptId: string | null | undefined,
): ProviderReport {
  const report = { ...reportOf(decision, VERDICTS), ...timeOf(time) };
  // The end of a session belongs to no attempt, and an attempt without a time can't be put in order.
  return report.ended || report.at === undefined ? report : { ...report, ...attemptOf(attemptId) };
}

export function attemptOf(attemptId: string | null | undefined): Pick<ProviderReport, "attempt"> {
  return attemptId ? { attempt: attemptId } : {};
}

/** One of `GET /v1/sessions/{id}/attempts`. */
export const attemptSchema = z.object({
  id: z.string().min(1),
  status: z.string().min(1),
  createdTime: optionalText,
});
export type Attempt = z.infer<typeof attemptSchema>;

/** Never settled: the decision that belongs to the attempt says more. */
export function attemptReport({ id, status, createdTime }: Attempt): ProviderReport {
  const { settled: _, ...report } = reportOf(status, PROGRESS, VERDICTS);
  return { ...report, ...attemptOf(id), ...timeOf(createdTime) };
}
