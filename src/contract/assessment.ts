/**
 * A provider's assessment of a customer: the risk, and what screening against watchlists has found. It may change long
 * after a visit is completed, where the provider keeps monitoring the customer.
 */
import type { ScreeningStatus } from "./identity-words.js";

export interface Assessment {
  /** The provider's own word for the risk, such as `HIGH`. */
  riskLevel: string | null;
  /** The provider's own word for the progress of the assessment, such as `PRELIMINARY`. */
  status: string | null;
  /** Short codes for what the assessment rests on, such as `sanction`: no prose, and nothing that names the person. */
  factors: readonly string[];
  screening: ScreeningStatus | null;
  /** True while the provider repeats the screening by itself. Null where it doesn't say. */
  monitored: boolean | null;
  /** The provider's time in ms since the epoch, or that of the reading where it names none: assessments are ordered by it. */
  at: number;
}

/** A report of an assessment. Members that the provider says nothing about are left out and stay as they are. */
export type AssessmentReport = Partial<Assessment> & Pick<Assessment, "at">;

/** The most factors that are kept. */
const MAX_FACTORS = 20;

/** Returns true for a code that may stand in plain text and in webhooks: prose, which may name the person, is none. */
export function isShortCode(text: string): boolean {
  return /^[\w.-]{1,40}$/.test(text);
}

/** Removes whatever is no short code. A risk level may consist of several words, such as `NO RISK DETECTED`. */
export function boundAssessment({ riskLevel, status, factors, ...rest }: AssessmentReport): AssessmentReport {
  return {
    ...rest,
    ...(riskLevel === undefined ? {} : { riskLevel: riskLevel && isRiskLevel(riskLevel) ? riskLevel : null }),
    ...(status === undefined ? {} : { status: status && isShortCode(status) ? status : null }),
    ...(factors === undefined
      ? {}
      : { factors: [...new Set(factors.filter(isShortCode))].slice(0, MAX_FACTORS) }),
  };
}

const isRiskLevel = (text: string): boolean => /^[\w.-]+( [\w.-]+){0,4}$/.test(text) && text.length <= 40;

/** True where the partner has nothing new to learn: the time and the monitoring don't count. */
export function isSameAssessment(a: Assessment | null, b: Assessment | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.riskLevel === b.riskLevel &&
    a.status === b.status &&
    a.screening === b.screening &&
    [...a.factors].sort().join() === [...b.factors].sort().join()
  );
}
