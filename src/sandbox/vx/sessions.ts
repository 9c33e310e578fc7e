/** VX's sessions, and the rules of their progress. From "Create Session" and "iFrame Integration", November 2026. */
import type { Client } from "./account.js";
import type { SessionRequest } from "./session-request.js";

/** The apps of the journey that the sandbox has, in this order. */
export const APPS = ["age", "document"] as const;
export type App = (typeof APPS)[number];

/** The `current_status` of a session that has been opened. */
export type Progress = "INIT" | "IN PROGRESS" | "PENDING" | "COMPLETED";
/** The top-level `status`. */
export type Result = "PASS" | "FAIL" | "PENDING";

export interface Stop {
  at: number;
  type: "NEW REGISTRATION" | "Data Service" | "SDK_Scan";
  source: string;
  /** Null for a stop at which nothing is decided. */
  action: Result | "REVIEW" | null;
  detail: string;
}

/** The latest known values of the person. Dates are `YYYYMMDD`. */
export interface Person {
  fn: string;
  ln: string;
  addr: string;
  city: string;
  state: string;
  zip: string;
  dob: string;
  phone: string;
}

export interface Session extends SessionRequest {
  /** `request_id` */
  id: string;
  /** The UUID in the link. */
  linkId: string;
  client: Client;
  createdAt: number;
  /** End of the link's life. */
  expiresAt: number;
  person: Person;
  /** Null until the link is opened. */
  progress: Progress | null;
  result: Result | null;
  stops: Stop[];
  left: boolean;
  /** True where the result is that of an earlier session. */
  reused: boolean;
  /** Cancels a verdict that is still to come. */
  cancelVerdict: () => void;
}

/** Tells if the customer has done everything: the rest is VX's. */
export function isCustomerDone({ progress }: Session): boolean {
  return progress === "COMPLETED" || progress === "PENDING";
}

export function isExpired(session: Session, now: number): boolean {
  return !isCustomerDone(session) && now >= session.expiresAt;
}

/** The app that comes next; null when all are done. */
export function nextApp(session: Session): App | null {
  if (isCustomerDone(session)) return null;
  return session.progress === "IN PROGRESS" ? "document" : "age";
}
