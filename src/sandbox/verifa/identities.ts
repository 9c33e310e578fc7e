/**
 * Verifa's identities, in memory: a record of a person that outlives sessions. From the identities page and "List",
 * "Create", "Update", "Archive", "Restore" and "Redact identity" (docs.withverifa.com), November 2026.
 *
 * Chosen, because no page says: redaction keeps `external_ref`, tags and counts; a session of the same reference that
 * completes afterwards starts a new identity; a monitored identity is screened clear.
 */
import type { Clock } from "../clock.js";
import type { Session, Verdict } from "./sessions.js";

export const IDENTITY_STATUSES = ["pending", "approved", "failed", "rejected", "redacted"] as const;
export type IdentityStatus = (typeof IDENTITY_STATUSES)[number];

export interface Identity {
  id: string;
  externalRef: string;
  isSandbox: boolean;
  status: IdentityStatus;
  screeningStatus: "clear" | "hit" | "pending" | null;
  monitoringEnabled: boolean;
  sessions: Session[];
  faceMatchPassed: boolean | null;
  ageCheckPassed: boolean | null;
  extractedAge: number | null;
  rejectionReason: string | null;
  tags: string[];
  extractedData: Record<string, string>;
  firstVerifiedAt: number | null;
  lastVerifiedAt: number | null;
  createdAt: number;
  updatedAt: number;
  archivedAt: number | null;
}

export const IDENTITY_EVENTS = [
  "identity.created",
  "identity.updated",
  "identity.archived",
  "identity.restored",
  "identity.tag-added",
  "identity.tag-removed",
] as const;
export type IdentityEvent = (typeof IDENTITY_EVENTS)[number];

export interface IdentitiesTools {
  clock: Clock;
  uuid: () => string;
  /** `tag` with the two events about one. */
  send: (event: IdentityEvent, identity: Identity, tag?: string) => void;
}

/** What a completed session says about its person. */
export interface Verification {
  verdict: Verdict;
  extractedData: Record<string, string>;
  extractedAge: number | null;
  rejectionReason: string | null;
}

export class Identities {
  readonly #tools: IdentitiesTools;
  readonly #identities = new Map<string, Identity>();

  constructor(tools: IdentitiesTools) {
    this.#tools = tools;
  }

  /** Newest first: the order isn't public. */
  list(isSandbox: boolean): Identity[] {
    return [...this.#identities.values()].filter((one) => one.isSandbox === isSandbox).reverse();
  }

  /** By id, else by external reference; one that isn't redacted goes first. */
  find(idOrRef: string, isSandbox: boolean): Identity | undefined {
    const byId = this.#identities.get(idOrRef);
    if (byId?.isSandbox === isSandbox) return byId;
    const ofRef = this.list(isSandbox).filter(({ externalRef }) => externalRef === idOrRef);
    return ofRef.find(({ status }) => status !== "redacted") ?? ofRef[0];
  }

  /** A stub, until a session completes. */
  create(externalRef: string, isSandbox: boolean): Identity {
    const now = this.#tools.clock.now();
    const identity: Identity = {
      id: `identity_${this.#tools.uuid().replaceAll("-", "")}`,
      externalRef,
      isSandbox,
      status: "pending",
      screeningStatus: null,
      monitoringEnabled: false,
      sessions: [],
      faceMatchPassed: null,
      ageCheckPassed: null,
      extractedAge: null,
      rejectionReason: null,
      tags: [],
      extractedData: {},
      firstVerifiedAt: null,
      lastVerifiedAt: null,
      createdAt: now,
      updatedAt: now,
      archivedAt: null,
    };
    this.#identities.set(identity.id, identity);
    return identity;
  }

  /** What a completed session does: makes the identity or brings it up to date. Its status may go down. */
  upsert(
    session: Session,
    externalRef: string,
    verification: Verification,
  ): { identity: Identity; isNew: boolean } {
    const known = this.find(externalRef, session.isSandbox);
    const isNew = !known || known.status === "redacted";
    const identity = isNew ? this.create(externalRef, session.isSandbox) : known;
    const now = this.#tools.clock.now();
    const approved = verification.verdict === "approved";
    if (!identity.sessions.includes(session)) identity.sessions.push(session);
    identity.status = verification.verdict;
    identity.faceMatchPassed = approved;
    identity.ageCheckPassed = verification.extractedAge === null ? null : verification.extractedAge >= 18;
    identity.extractedAge = verification.extractedAge;
    identity.rejectionReason = verification.rejectionReason;
    identity.extractedData = { ...identity.extractedData, ...verification.extractedData };
    identity.screeningStatus = "clear";
    identity.monitoringEnabled = true;
    if (approved) {
      identity.firstVerifiedAt ??= now;
      identity.lastVerifiedAt = now;
    }
    identity.updatedAt = now;
    session.identityId = identity.id;
    return { identity, isNew };
  }

  /** Notes a change and tells of it. */
  changed(identity: Identity, event: IdentityEvent, tag?: string): void {
    identity.updatedAt = this.#tools.clock.now();
    this.#tools.send(event, identity, tag);
  }

  archive(identity: Identity): void {
    if (identity.archivedAt !== null) return;
    identity.archivedAt = this.#tools.clock.now();
    this.changed(identity, "identity.archived");
  }

  restore(identity: Identity): void {
    if (identity.archivedAt === null) return;
    identity.archivedAt = null;
    this.changed(identity, "identity.restored");
  }

  /** Nulls personal data; the row stays. Its sessions are redacted by calls of their own. */
  redact(identity: Identity): void {
    if (identity.status === "redacted") return;
    identity.status = "redacted";
    identity.extractedData = {};
    identity.extractedAge = null;
    identity.faceMatchPassed = null;
    identity.ageCheckPassed = null;
    identity.rejectionReason = null;
    identity.screeningStatus = null;
    identity.monitoringEnabled = false;
    this.changed(identity, "identity.updated");
  }

  /** Replaces the tags; one event for each that came or went. */
  setTags(identity: Identity, tags: readonly string[]): void {
    const before = identity.tags;
    identity.tags = [...tags];
    for (const tag of tags) if (!before.includes(tag)) this.changed(identity, "identity.tag-added", tag);
    for (const tag of before) if (!tags.includes(tag)) this.changed(identity, "identity.tag-removed", tag);
  }

  reset(): void {
    this.#identities.clear();
  }
}
