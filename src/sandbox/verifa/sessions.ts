/** Verifa's sessions. From "Sessions", "Create session" and "Web capture flow" (docs.withverifa.com), November 2026. */
import { CHALLENGES, type Challenge } from "./challenges.js";
import type { SessionRequest } from "./session-request.js";

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

/** The customer's progress on the capture pages, or over the API. */
export interface Capture {
  consent: boolean;
  documentType: string | null;
  document: string | null;
  selfie: boolean;
  challenges: readonly Challenge[];
  liveness: boolean;
}

export interface Session extends SessionRequest {
  id: string;
  isSandbox: boolean;
  status: SessionStatus;
  tags: string[];
  createdAt: number;
  expiresAt: number;
  /** Token of the newest link. */
  token: string;
  /** Tokens of older links, which lead to a page that says so. */
  replacedTokens: string[];
  capture: Capture;
  result: Result | null;
  identityId: string | null;
  /** True once a reviewer has seen that the person is known under another reference. */
  duplicateReviewed: boolean;
  redacted: boolean;
  left: boolean;
  cancelExpiry: () => void;
}

const CHALLENGES_ASKED = 3;

/** A capture at its start, with challenges drawn by `random`. */
export function newCapture(random: () => number): Capture {
  const challenges: Challenge[] = [...CHALLENGES];
  while (challenges.length > CHALLENGES_ASKED) {
    challenges.splice(Math.floor(random() * challenges.length), 1);
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

/** Tells if the customer can still do something behind this token. */
export function isTokenAlive(session: Session, token: string): boolean {
  return (
    !session.redacted &&
    session.token === token &&
    ["pending", "capturing", "sandbox_pending"].includes(session.status)
  );
}
