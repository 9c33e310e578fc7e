/** The body of the control call that decides a session, and what it does. */
import * as z from "zod";
import { ControlError, readControl } from "../control-error.js";
import { outcomeDecisions } from "../outcome-decisions.js";
import type { Decision } from "../sandbox-provider.js";
import type { Lifecycle } from "./lifecycle.js";
import { DEFAULT_CODES, REASONS, type Reason, type ReasonedStatus, reasonOf } from "./reason-codes.js";
import type { Session } from "./sessions.js";
import type { Settings } from "./settings.js";

const OUTCOMES = [
  "approved",
  "declined",
  "in_review",
  "resubmission_requested",
  "expired",
  "abandoned",
] as const;
type Outcome = (typeof OUTCOMES)[number];

/** The buttons of the control page. */
export const decisions: readonly Decision[] = [
  ...outcomeDecisions(OUTCOMES).decisions,
  { label: "Screening: hit", body: { screening: "hit" } },
  { label: "Screening: clear", body: { screening: "clear" } },
  { label: "Set a status in the portal", body: { userStatus: "Custom status" } },
];

/**
 * `reason` is needed only for a code that isn't in our copy of Veriff's tables. `screening` is the finding of the first
 * screening, or of the monitoring after it. `userStatus` is set in the portal.
 */
const decisionSchema = z
  .strictObject({
    outcome: z.enum(OUTCOMES).optional(),
    reasonCode: z
      .union([z.string(), z.number().transform(String)], { error: "must be a code such as 102" })
      .optional(),
    reason: z.string().min(1).max(200).optional(),
    screening: z.enum(["clear", "hit"]).optional(),
    userStatus: z.string().min(1).max(200).optional(),
  })
  .refine(
    ({ outcome, screening, userStatus }) => outcome ?? screening ?? userStatus,
    "must decide something: outcome, screening or userStatus",
  );

/** @throws ControlError where the body is wrong or the session doesn't allow it. */
export function decideSession(
  session: Session,
  body: unknown,
  lifecycle: Lifecycle,
  settings: Readonly<Settings>,
): void {
  const { outcome, reasonCode, reason, screening, userStatus } = readControl(decisionSchema, body);
  const given = readReason(outcome, reasonCode, reason);
  if (outcome !== undefined) refuseOutcome(session, outcome, settings);
  if (screening !== undefined) {
    lifecycle.screening.find(session, screening === "hit" ? "possible_match" : "no_match");
  }
  if (outcome === "expired" || outcome === "abandoned") lifecycle.end(session, outcome);
  else if (outcome !== undefined) {
    lifecycle.conclude(session, outcome === "in_review" ? "review" : outcome, given);
  }
  if (userStatus !== undefined && !lifecycle.setUserStatus(session, userStatus)) {
    throw new ControlError(400, "Only a session that was started has statuses set in the portal.");
  }
}

function refuseOutcome(session: Session, outcome: Outcome, { review }: Readonly<Settings>): void {
  if (session.status === "expired" || session.status === "abandoned") {
    throw new ControlError(400, `The session has ended as ${session.status}: nobody decides any more.`);
  }
  if (outcome === "in_review" && !review) {
    throw new ControlError(400, "The status review is off: POST /_sandbox/veriff/settings switches it on.");
  }
}

function readReason(outcome?: Outcome, code?: string, text?: string): Reason | undefined {
  if (code === undefined && text === undefined) return undefined;
  if (outcome !== "declined" && outcome !== "resubmission_requested") {
    throw new ControlError(400, "Only the outcomes declined and resubmission_requested have a reason.");
  }
  const known = reasonOf(outcome, code ?? DEFAULT_CODES[outcome]);
  if (known) return { ...known, reason: text ?? known.reason };
  if (code !== undefined && text !== undefined && mayHave(outcome, code)) {
    return { reason: text, reasonCode: code };
  }
  const codes = Object.keys(REASONS[outcome]).join(", ");
  const message = `must be one of ${codes}; another code of their ranges needs a reason`;
  throw new ControlError(400, `reasonCode ${message}.`, [{ field: "reasonCode", message }]);
}

/** Tells if a code is in the ranges of a decision, and no other decision has it. */
function mayHave(outcome: ReasonedStatus, code: string): boolean {
  return (outcome === "declined" ? /^[15]\d\d$/ : /^[26]\d\d$/).test(code);
}
