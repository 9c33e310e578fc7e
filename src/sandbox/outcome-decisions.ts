import type { Outcome } from "../contract/status.js";

/** What the control page's buttons say, by the outcome that they decide. */
export const DECISION_LABELS = {
  approved: "Approve",
  declined: "Decline",
  in_review: "Send to review",
  resubmission_requested: "Ask to resubmit",
  expired: "Expire",
  abandoned: "Abandon",
} as const satisfies Partial<Record<Outcome, string>>;
