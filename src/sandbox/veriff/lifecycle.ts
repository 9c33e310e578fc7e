/**
 * A session's way through its states. From the seed, "Verification session status codes (table)", "Verification session
 * decisions" and "Decision webhook", November 2026:
 *
 *     created → started → submitted → approved | declined | review | resubmission_requested
 *     resubmission_requested → started (a new attempt) → submitted → …      review → a decision
 *     seven days after creation: created → expired, started → abandoned
 *
 * Chosen, because no page says: a request to resubmit that isn't followed within the seven days ends as abandoned, what
 * is submitted or under review by then waits on; a second `submitted` means that the customer has resubmitted, so that
 * the webhook held back for five minutes is called off; the decision that a magic first name sets off takes two seconds.
 */
import type { SandboxTools } from "../sandbox-provider.js";
import type { SessionRequest } from "./session-request.js";
import { signToken } from "./session-token.js";
import {
  type Attempt,
  currentAttempt,
  type Decision,
  type Session,
  type Sessions,
  type VeriffStatus,
} from "./sessions.js";
import { sendDecision, sendEvent } from "./webhooks.js";

const LIFETIME = 7 * 86_400_000;
const HELD_BACK = 5 * 60_000;
const MAGIC_DELAY = 2000;
const MOST_RESUBMISSIONS = 9;

export type Verdict = "approved" | "declined" | "review" | "resubmission_requested";

interface Reason {
  reason: string | null;
  reasonCode: string | null;
}
const REASONS: Record<Verdict, Reason> = {
  approved: { reason: null, reasonCode: null },
  declined: { reason: "Suspected document tampering", reasonCode: "102" },
  review: { reason: null, reasonCode: null },
  resubmission_requested: { reason: "Image quality is too poor", reasonCode: "204" },
};
const LIMIT_EXCEEDED: Reason = { reason: "Resubmission limit exceeded", reasonCode: "539" };

/** First names that decide on a test integration. */
const MAGIC_NAMES: Record<string, Verdict> = {
  approve: "approved",
  decline: "declined",
  resubmit: "resubmission_requested",
};

export async function createSession(
  request: SessionRequest,
  sessions: Sessions,
  tools: SandboxTools,
): Promise<Session> {
  const id = tools.uuid();
  const createdAt = tools.clock.now();
  const session: Session = {
    id,
    token: await signToken(id),
    status: "created",
    request,
    createdAt,
    attempts: [],
    decision: null,
    resubmissions: 0,
    uploaded: false,
    left: false,
    cancelEnd: tools.clock.at(createdAt + LIFETIME, () => end(session, tools)),
    cancelDecision: () => {},
    cancelHeldWebhook: () => {},
  };
  sessions.add(session);
  return session;
}

/** The customer is in the flow: for the first time, or once more because Veriff asked for it. */
export function begin(session: Session, tools: SandboxTools): void {
  session.left = false;
  if (session.status !== "created" && session.status !== "resubmission_requested") return;
  const attempt: Attempt = {
    id: tools.uuid(),
    status: "started",
    createdAt: tools.clock.now(),
    consented: false,
    documentType: null,
  };
  session.attempts.push(attempt);
  session.status = "started";
  sendEvent(session, attempt, "started", tools);
}

/** Everything is handed in. `uploaded`: by the partner's server, without a person in the flow. */
export function submit(session: Session, tools: SandboxTools, uploaded = false): void {
  begin(session, tools);
  const attempt = currentAttempt(session);
  if (session.status !== "started" || !attempt) return;
  session.uploaded = uploaded;
  session.cancelHeldWebhook();
  session.status = "submitted";
  attempt.status = "submitted";
  sendEvent(session, attempt, "submitted", tools);
  const verdict = MAGIC_NAMES[session.request.firstName?.trim().toLowerCase() ?? ""];
  if (!verdict) return;
  session.cancelDecision = tools.clock.at(tools.clock.now() + MAGIC_DELAY, () =>
    decide(session, verdict, tools),
  );
}

/** Hands everything in where the customer hasn't, and decides. */
export function decide(session: Session, verdict: Verdict, tools: SandboxTools): void {
  submit(session, tools);
  session.cancelDecision();
  session.cancelHeldWebhook();
  const tooMany = verdict === "resubmission_requested" && session.resubmissions >= MOST_RESUBMISSIONS;
  const status = tooMany ? "declined" : verdict;
  if (status === "resubmission_requested") session.resubmissions += 1;
  const reason = tooMany ? LIMIT_EXCEEDED : REASONS[status];
  const decision = settle(session, status, reason, tools.clock.now());
  if (status !== "resubmission_requested" || session.uploaded) {
    sendDecision(session, decision, tools);
    return;
  }
  session.cancelHeldWebhook = tools.clock.at(tools.clock.now() + HELD_BACK, () =>
    sendDecision(session, decision, tools),
  );
}

/** The seven days are over, or the session was deleted: nobody decides any more. */
export function end(session: Session, tools: SandboxTools): void {
  if (!["created", "started", "resubmission_requested"].includes(session.status)) return;
  endAs(session, session.status === "created" ? "expired" : "abandoned", tools);
}

export function endAs(session: Session, status: "expired" | "abandoned", tools: SandboxTools): void {
  session.cancelDecision();
  session.cancelHeldWebhook();
  const decision = settle(session, status, { reason: null, reasonCode: null }, null);
  sendDecision(session, decision, tools);
}

function settle(session: Session, status: VeriffStatus, reason: Reason, decidedAt: number | null): Decision {
  const attempt = currentAttempt(session);
  const decision: Decision = { attemptId: attempt?.id ?? null, status, ...reason, decidedAt };
  session.status = status;
  session.decision = decision;
  if (attempt) attempt.status = status;
  return decision;
}
