import * as z from "zod";
import type { Outcome } from "../contract/status.js";
import { readControl } from "./control-error.js";
import type { Decision } from "./sandbox-provider.js";

const LABELS = {
  approved: "Approve",
  declined: "Decline",
  in_review: "Send to review",
  resubmission_requested: "Ask to resubmit",
  expired: "Expire",
  abandoned: "Abandon",
} as const satisfies Partial<Record<Outcome, string>>;

export interface OutcomeDecisions<Word> {
  decisions: readonly Decision[];
  /**
   * Reads the body of a `decide` call, e.g. `{ outcome: "approved" }`.
   * @throws ControlError
   */
  readOutcome(body: unknown): Word;
}

/** Creates the decisions of a provider whose `decide` call takes Gangway's outcome words. */
export function outcomeDecisions<const Word extends keyof typeof LABELS>(
  outcomes: readonly Word[],
): OutcomeDecisions<Word> {
  const schema = z.strictObject({ outcome: z.enum(outcomes) });
  return {
    decisions: outcomes.map((outcome) => ({ label: LABELS[outcome], body: { outcome } })),
    readOutcome: (body) => readControl(schema, body).outcome,
  };
}
