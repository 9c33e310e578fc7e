/** Merges a reported assessment into the one that is known: by the provider's time, not by arrival. Pure. */
import { type Assessment, type AssessmentReport, isSameAssessment } from "../../contract/assessment.js";

const UNKNOWN = { riskLevel: null, status: null, factors: [], screening: null, monitored: null } as const;

/**
 * Returns `current` itself where the report changes nothing. If two reports have the same time, the one that arrives
 * later counts.
 */
export function mergeAssessment(
  current: Assessment | null,
  report: AssessmentReport | undefined,
): Assessment | null {
  if (!report) return current;
  if (current === null) return { ...UNKNOWN, ...withoutUndefined(report) };
  const merged =
    report.at < current.at ? completed(current, report) : { ...current, ...withoutUndefined(report) };
  const isSame =
    merged.at === current.at && merged.monitored === current.monitored && isSameAssessment(merged, current);
  return isSame ? current : merged;
}

/** Takes over what only an older report says. An alert, for example, doesn't say whether the person is monitored. */
function completed(current: Assessment, { screening, monitored }: AssessmentReport): Assessment {
  return {
    ...current,
    screening: current.screening ?? screening ?? null,
    monitored: current.monitored ?? monitored ?? null,
  };
}

function withoutUndefined(report: AssessmentReport): AssessmentReport {
  return Object.fromEntries(
    Object.entries(report).filter(([, value]) => value !== undefined),
  ) as AssessmentReport;
}
