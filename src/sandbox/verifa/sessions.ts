/**
 * Verifa's sessions, in memory. From "Sessions", "Create session" and "Web capture flow" (docs.withverifa.com),
 * November 2026.
 *
 * Chosen, because no page says: a capture token serves one run through the pages, reloads included; it is dead once the
 * customer has handed everything in, once the session has expired, and once another one has been issued.
 */
import type { Clock } from "../clock.js";

export const SESSION_STATUSES = [
  "pending",
  "capturing",
  "processing",
  "awaiting_external",
  "under_review",
  "sandbox_pending",
  "completed",
  "expired",
  "failed",
] as const;
export type SessionStatus = (typeof SESSION_STATUSES)[number];

export type Verdict = "approved" | "rejected";

export interface Result {
  status: Verdict | "needs_review";
  /** ms since the epoch */
  createdAt: number;
  rejectionReason: string | null;
}

/** How far a customer has come on the capture pages, or over the API. */
export interface Capture {
  consent: boolean;
  documentType: string | null;
  document: string | null;
  selfie: boolean;
  challenges: readonly string[];
  liveness: boolean;
}

export interface SessionRequest {
  externalRef: string | null;
  workflowId: string | null;
  country: string | null;
  redirectUrl: string | null;
  metadata: Record<string, unknown>;
  /** Prefilled personal data, under the names that an identity has for them. */
  fields: Record<string, string>;
}

export interface Session extends SessionRequest {
  id: string;
  isSandbox: boolean;
  status: SessionStatus;
  tags: string[];
  createdAt: number;
  expiresAt: number;
  /** The last one issued; whether it still opens anything is `isTokenAlive`. */
  token: string;
  capture: Capture;
  result: Result | null;
  identityId: string | null;
  redacted: boolean;
  left: boolean;
  cancelExpiry: () => void;
}

const CHALLENGES = ["Blink twice", "Turn your head left", "Turn your head right", "Smile", "Nod"] as const;
const CHALLENGES_ASKED = 3;

export interface SessionsTools {
  clock: Clock;
  random: () => number;
  uuid: () => string;
}

export class Sessions {
  readonly #tools: SessionsTools;
  readonly #sessions = new Map<string, Session>();
  readonly #byToken = new Map<string, Session>();

  constructor(tools: SessionsTools) {
    this.#tools = tools;
  }

  /** Newest first. */
  get all(): Session[] {
    return [...this.#sessions.values()].reverse();
  }

  find(id: string): Session | undefined {
    return this.#sessions.get(id);
  }

  /** Also by a token that has been replaced: its link leads to a page that says so. */
  byToken(token: string): Session | undefined {
    return this.#byToken.get(token);
  }

  create(request: SessionRequest, isSandbox: boolean): Session {
    const now = this.#tools.clock.now();
    const session: Session = {
      ...request,
      id: `session_${this.#tools.uuid().replaceAll("-", "")}`,
      isSandbox,
      status: "pending",
      tags: [],
      createdAt: now,
      expiresAt: now,
      token: "",
      capture: this.#freshCapture(),
      result: null,
      identityId: null,
      redacted: false,
      left: false,
      cancelExpiry: () => {},
    };
    this.#sessions.set(session.id, session);
    return session;
  }

  /** Gives the session a new capture link; the old one is dead from then on. */
  issueToken(session: Session): void {
    session.token = `tok_${this.#tools.uuid().replaceAll("-", "")}`;
    this.#byToken.set(session.token, session);
  }

  /** Forgets what the customer has done: for another try. */
  clearCapture(session: Session): void {
    session.capture = this.#freshCapture();
  }

  reset(): void {
    for (const session of this.#sessions.values()) session.cancelExpiry();
    this.#sessions.clear();
    this.#byToken.clear();
  }

  #freshCapture(): Capture {
    const challenges: string[] = [...CHALLENGES];
    while (challenges.length > CHALLENGES_ASKED) {
      challenges.splice(Math.floor(this.#tools.random() * challenges.length), 1);
    }
    return {
      consent: false,
      documentType: null,
      document: null,
      selfie: false,
      challenges,
      liveness: false,
    };
  }
}

/** Whether the customer can still do something behind this token. */
export function isTokenAlive(session: Session, token: string): boolean {
  return session.token === token && ["pending", "capturing", "sandbox_pending"].includes(session.status);
}
