/**
 * VerifiMe's words in ours. Written in November 2026 from "Tracking References" and the pages on webhook events of its
 * developer portal. The customer's progress and the assessment of the customer's risk are two vocabularies.
 */
import * as z from "zod";
import { lookUp } from "../../contract/look-up.js";
import type { ProviderReport } from "../../contract/visit-report.js";
import { reportOf, timeOf, type Words } from "../report.js";
import type { VerifimeOptions } from "./config.js";

/** `status` of a tracking reference. */
const PROGRESS: Words = {
  Inactive: { status: "Inactive" },
  Active: { status: "Active" },
  Completed: { status: "Completed", outcome: "pending", settled: true },
};

/** `assessmentStatus` of an event. */
const VERDICTS: Words = {
  PENDING: { outcome: "pending" },
  PRELIMINARY: { outcome: "pending" },
  ASSESSED: { outcome: "assessed" },
};

/** The words where Gangway makes no activate call: then `Active` means that the customer has signed in at VerifiMe. */
const UNACTIVATED_PROGRESS: Words = { ...PROGRESS, Active: { status: "Active", progress: "in_progress" } };

/** The answer of `GET /v1/user/signup/tracking/{ref}/status`. */
export const progressSchema = z.object({ status: z.string().min(1) });
type Progress = z.infer<typeof progressSchema>;

/** @param activates True where Gangway calls VerifiMe's activate route. */
export function progressReport({ status }: Progress, activates: boolean): ProviderReport {
  return reportOf(status, activates ? PROGRESS : UNACTIVATED_PROGRESS);
}

/** The event `RISK_ASSESSMENT_UPDATED`. */
export const verdictSchema = z.object({
  eventId: z.string().min(1),
  eventName: z.literal("RISK_ASSESSMENT_UPDATED"),
  customerName: z.string().nullish(),
  assessmentStatus: z.string().min(1),
  riskLevel: z.string().nullish(),
  assessmentPortalUrl: z.string().nullish(),
  eventTimestamp: z.string().nullish(),
  metadata: z.string().nullish(),
});
type Verdict = z.infer<typeof verdictSchema>;

/** @param riskPolicy Risk level → outcome. A level that it doesn't name stays `assessed`. */
export function verdictReport(
  verdict: Verdict,
  { riskPolicy = {} }: Pick<VerifimeOptions, "riskPolicy">,
  now: () => number,
): ProviderReport {
  const { eventId, customerName, assessmentStatus, riskLevel, assessmentPortalUrl, eventTimestamp } = verdict;
  const report = reportOf(assessmentStatus, VERDICTS);
  // Each assessment stands for itself: a later one (a rating changed by hand) replaces the verdict of this one.
  const assessed = { outcome: lookUp(riskPolicy, riskLevel) ?? "assessed", attempt: eventId } as const;
  return {
    ...report,
    ...(report.outcome === "assessed" ? assessed : {}),
    riskLevel: riskLevel ?? null,
    // VerifiMe names no factors, and no screening apart from the risk.
    assessment: {
      riskLevel: riskLevel ?? null,
      status: assessmentStatus,
      at: timeOf(eventTimestamp).at ?? now(),
    },
    result: {
      customerName: customerName ?? null,
      assessmentStatus,
      riskLevel: riskLevel ?? null,
      assessmentPortalUrl: assessmentPortalUrl ?? null,
      eventTimestamp: eventTimestamp ?? null,
    },
    ...timeOf(eventTimestamp),
  };
}
