/** Veriff's sessions, in memory: what is kept of one, and where it is found. */
import type { DocumentType, SessionRequest } from "./session-request.js";

export type VeriffStatus =
  | "created"
  | "started"
  | "submitted"
  | "approved"
  | "declined"
  | "resubmission_requested"
  | "review"
  | "expired"
  | "abandoned";

/** One pass through the flow. A resubmission is a further one in the same session. */
export interface Attempt {
  id: string;
  status: VeriffStatus;
  createdAt: number;
  /** What the customer has photographed so far. */
  consented: boolean;
  documentType: DocumentType | null;
}

export interface Decision {
  /** Null where the session ended before its first attempt. */
  attemptId: string | null;
  status: VeriffStatus;
  reason: string | null;
  reasonCode: string | null;
  /** Null where nobody has decided: the session just ended. */
  decidedAt: number | null;
}

export interface Session {
  id: string;
  token: string;
  status: VeriffStatus;
  request: SessionRequest;
  createdAt: number;
  attempts: Attempt[];
  decision: Decision | null;
  resubmissions: number;
  /** Whether it was submitted by `PATCH`, not by a person in the flow. */
  uploaded: boolean;
  left: boolean;
  /** Calls off the end after seven days. */
  cancelEnd: () => void;
  /** Calls off the decision that a magic name has set off. */
  cancelDecision: () => void;
  /** Calls off the webhook that waits for the customer to try again. */
  cancelHeldWebhook: () => void;
}

export class Sessions {
  readonly #sessions = new Map<string, Session>();

  /** Newest first. */
  get all(): Session[] {
    return [...this.#sessions.values()].reverse();
  }

  find(id: string): Session | undefined {
    return this.#sessions.get(id.toLowerCase());
  }

  /** The session that an attempt belongs to. */
  findByAttempt(attemptId: string): Session | undefined {
    return this.all.find(({ attempts }) => attempts.some(({ id }) => id === attemptId.toLowerCase()));
  }

  add(session: Session): void {
    this.#sessions.set(session.id, session);
  }

  /** Takes a session out of sight, with all that was still to come of it. */
  remove(session: Session): void {
    session.cancelEnd();
    session.cancelDecision();
    session.cancelHeldWebhook();
    this.#sessions.delete(session.id);
  }

  reset(): void {
    for (const session of this.all) this.remove(session);
  }
}

/** The attempt that is under way, or the last one. */
export function currentAttempt({ attempts }: Session): Attempt | undefined {
  return attempts.at(-1);
}
