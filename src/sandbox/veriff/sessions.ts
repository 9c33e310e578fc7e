/** Veriff's sessions and their attempts. */
import type { SessionStore } from "../session-store.js";
import type { Media } from "./media.js";
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
  consented: boolean;
  documentType: DocumentType | null;
  media: Media[];
  /** Statuses that the partner's staff have set in the portal. */
  userStatuses: UserStatus[];
}

/** `userDefinedData` of an attempt and of its webhook. */
export interface UserStatus {
  status: string;
  statusCode: string;
  reason: string | null;
  reasonCode: string | null;
  /** ISO 8601. */
  createdAt: string;
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

/** The finding of a screening against watchlists. */
export type MatchStatus = "no_match" | "possible_match";

export interface Screening {
  checkType: "initial_result" | "updated_result";
  matchStatus: MatchStatus;
  attemptId: string;
  screenedAt: number;
  monitored: boolean;
}

export interface Session {
  id: string;
  token: string;
  status: VeriffStatus;
  request: SessionRequest;
  createdAt: number;
  attempts: Attempt[];
  /** Photos that a server has uploaded before the first attempt. */
  uploads: Media[];
  /** Id of the proof of address; null where none is handed in. */
  addressId: string | null;
  decision: Decision | null;
  resubmissions: number;
  /** The newest screening; null before the first. */
  screening: Screening | null;
  /** The finding of the first screening. */
  plannedMatch: MatchStatus;
  /** The customer's address from collected data. */
  collectedIp: string | null;
  /** True for a check of a registry, which has no customer. */
  registry: boolean;
  /** True after a submission by `PATCH`, without a person in the flow. */
  uploaded: boolean;
  /** The language of the flow: that of the link, else that of the request. */
  language: string | null;
  left: boolean;
  /** Cancels the end after seven days. */
  cancelEnd: () => void;
  /** Cancels the decision that a magic name has set off. */
  cancelDecision: () => void;
  /** Cancels the webhook that waits for the customer to try again. */
  cancelHeldWebhook: () => void;
}

/** The session that an attempt belongs to. */
export function findByAttempt(sessions: SessionStore<Session>, attemptId: string): Session | undefined {
  return sessions.all().find(({ attempts }) => attempts.some(({ id }) => id === attemptId.toLowerCase()));
}

/** The session that a photo belongs to, and the photo. */
export function findByMedia(
  sessions: SessionStore<Session>,
  mediaId: string,
): { session: Session; media: Media } | undefined {
  for (const session of sessions.all()) {
    const all = [...session.uploads, ...session.attempts.flatMap(({ media }) => media)];
    const media = all.find(({ id }) => id === mediaId.toLowerCase());
    if (media) return { session, media };
  }
  return undefined;
}

/** The photos of the latest attempt. */
export function currentMedia(session: Session): readonly Media[] {
  return currentAttempt(session)?.media ?? session.uploads;
}

/** The latest attempt, whether it has ended or not. */
export function currentAttempt({ attempts }: Session): Attempt | undefined {
  return attempts.at(-1);
}
