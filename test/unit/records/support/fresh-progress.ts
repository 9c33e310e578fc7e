import type { VisitProgress } from "../../../../src/records/visits/visit.js";

/** The progress of a visit that no report has reached. */
export const FRESH_PROGRESS: VisitProgress = {
  status: "Inactive",
  ended: null,
  outcome: null,
  outcomeAt: null,
  attempt: null,
  providerStatus: null,
  reasonCode: null,
  reason: null,
  riskLevel: null,
  resubmission: null,
  result: null,
  person: null,
  identityReference: null,
  settled: false,
  state: null,
  assessment: null,
  isSandbox: null,
  progress: null,
};
