/** Merges a reported assessment into the one that is known: by the provider's time, not by arrival. Pure. */
import { type Assessment, type AssessmentReport, isSameAssessment } from "../../contract/assessment.js";

const UNKNOWN = { riskLevel: null, status: null, factors: [], screening: null, monitored: null } as const;

/** Returns `current` itself where the report changes nothing. Of two reports with the same time, the later one counts. */
export function mergeAssessment(
  current: Assessment | null,
  report: AssessmentReport | undefined,
): Assessment | null {
  if (!report || (current && report.at < current.at)) return current;
  const merged: Assessment = { ...(current ?? UNKNOWN), ...withoutUndefined(report) };
  return current &&
    current.at === merged.at &&
    current.monitored === merged.monitored &&
    isSameAssessment(current, merged)
    ? current
    : merged;
}

function withoutUndefined(report: AssessmentReport): AssessmentReport {
  return Object.fromEntries(
    Object.entries(report).filter(([, value]) => value !== undefined),
  ) as AssessmentReport;
}
