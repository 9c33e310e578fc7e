/**
 * VX's sessions and the people it knows by email, in memory. From "Create Session" and "iFrame Integration", November
 * 2026: the email is the primary identifier of a person, whose verification outlives the session.
 *
 * Chosen, because no page says: the link's own UUID is not the `request_id`; a link lasts 24 hours unless the journey
 * is through; then it can be opened for ever.
 */
import type { Client } from "./clients.js";

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

/** The latest values known of the person. Dates are `YYYYMMDD`. */
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

/** What an accepted create call says. */
export interface SessionRequest {
  email: string;
  /** In years. */
  age: number;
  /** `webhook.endpoint`, or null. */
  webhookEndpoint: string | null;
}

export interface Session extends SessionRequest {
  requestId: string;
  /** The UUID in the link. */
  linkId: string;
  client: Client;
  createdAt: number;
  /** When the link runs out. */
  expiresAt: number;
  person: Person;
  /** Null until the link has been opened. */
  progress: Progress | null;
  result: Result | null;
  stops: Stop[];
  left: boolean;
  /** Whether the result is that of an earlier session. */
  reused: boolean;
  /** Calls off the verdict that is under way. */
  cancelVerdict: () => void;
}

const LINK_LIFE_MS = 24 * 3600 * 1000;
const NOBODY: Person = { fn: "", ln: "", addr: "", city: "", state: "", zip: "", dob: "", phone: "" };

export class Sessions {
  readonly #sessions = new Map<string, Session>();
  /** Who has passed, by email. */
  readonly #verified = new Map<string, Person>();

  /** Newest first. */
  get all(): Session[] {
    return [...this.#sessions.values()].reverse();
  }

  find(requestId: string): Session | undefined {
    return this.#sessions.get(requestId.toLowerCase());
  }

  findByLink(linkId: string): Session | undefined {
    return this.all.find((session) => session.linkId === linkId.toLowerCase());
  }

  create(request: SessionRequest, client: Client, createdAt: number, uuid: () => string): Session {
    const session: Session = {
      ...request,
      requestId: uuid(),
      linkId: uuid(),
      client,
      createdAt,
      expiresAt: createdAt + LINK_LIFE_MS,
      person: { ...NOBODY },
      progress: null,
      result: null,
      stops: [],
      left: false,
      reused: false,
      cancelVerdict: () => {},
    };
    this.#sessions.set(session.requestId, session);
    return session;
  }

  remember({ email, person }: Session): void {
    this.#verified.set(email.toLowerCase(), person);
  }

  /** The person behind a session's email, if an earlier session has verified them. */
  verifiedPerson({ email }: Session): Person | undefined {
    return this.#verified.get(email.toLowerCase());
  }

  reset(): void {
    for (const session of this.#sessions.values()) session.cancelVerdict();
    this.#sessions.clear();
    this.#verified.clear();
  }
}

/** Whether the customer has done everything: what comes now is VX's. */
export function isThrough({ progress }: Session): boolean {
  return progress === "COMPLETED" || progress === "PENDING";
}

export function isExpired(session: Session, now: number): boolean {
  return !isThrough(session) && now >= session.expiresAt;
}

/** The app that comes next; null when all are done. */
export function nextApp(session: Session): App | null {
  if (isThrough(session)) return null;
  return session.progress === "IN PROGRESS" ? "document" : "age";
}
