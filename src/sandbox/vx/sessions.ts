/** VX's sessions, and the rules of their progress. From "Create Session" and "iFrame Integration", November 2026. */
import type { Client } from "./account.js";
import type { SessionRequest } from "./session-request.js";

/** The apps of the journey that the sandbox has, in this order. */
export const APPS = ["age", "document"] as const;
export type App = (typeof APPS)[number];

/** The services that run in a journey, as its stops name them. Assumed: IDMax's name. */
export const SERVICES = {
  age: "AgeMatch5.0",
  document: "DCAMSPLUS5.0.Enhanced.OCR",
  reusableId: "IDMAX5.0.Reusable.ID",
} as const;

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

export interface Session extends SessionRequest {
  /** `request_id` */
  id: string;
  /** The UUID in the link. */
  linkId: string;
  client: Client;
  createdAt: number;
  /** End of the link's life. */
  expiresAt: number;
  /** Null until the link is opened. */
  progress: Progress | null;
  result: Result;
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
