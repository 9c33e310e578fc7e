/**
 * Verifa's identities: records of people, which outlive sessions. From "Identities" and "List", "Create", "Update",
 * "Archive", "Restore" and "Redact identity" (docs.withverifa.com), November 2026.
 *
 * Assumed, because no page says it: redaction keeps `external_ref`, tags and counts. A session of the same reference that
 * completes afterwards starts a new identity. A monitored identity is screened clear. A list has the newest first.
 */
import type { SandboxTools } from "../sandbox-provider.js";
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

/** The findings of a completed session about its person. */
export interface Verification {
  verdict: Verdict;
  extractedData: Record<string, string>;
  extractedAge: number | null;
  rejectionReason: string | null;
}

export interface Identities {
  /** Newest first. */
  list(isSandbox: boolean): Identity[];
  /** Finds by id, else by external reference, where one that isn't redacted goes first. */
  find(idOrRef: string, isSandbox: boolean): Identity | undefined;
  /** Makes an identity without data. */
  create(externalRef: string, isSandbox: boolean): Identity;
  /** Makes the identity of a completed session, or updates it. Its status may go down. */
  upsert(
    session: Session,
    externalRef: string,
    verification: Verification,
  ): { identity: Identity; isNew: boolean };
  /** Records the time of a change and sends the webhook. */
  announce(identity: Identity, event: IdentityEvent, tag?: string): void;
  archive(identity: Identity): void;
  restore(identity: Identity): void;
  /** Removes personal data; the record stays. Its sessions are redacted by calls of their own. */
  redact(identity: Identity): void;
  /** Replaces the tags; one event for each that is added or removed. */
  setTags(identity: Identity, tags: readonly string[]): void;
}

/** The part of the webhooks that identities use. */
export interface IdentityWebhooks {
  sendIdentity(event: IdentityEvent, identity: Identity, tag?: string): void;
}

export function createIdentities({ clock, uuid }: SandboxTools, webhooks: IdentityWebhooks): Identities {
  const byId = new Map<string, Identity>();

  const identities: Identities = {
    list: (isSandbox) => [...byId.values()].filter((one) => one.isSandbox === isSandbox).reverse(),

    find(idOrRef, isSandbox) {
      const identity = byId.get(idOrRef);
      if (identity?.isSandbox === isSandbox) return identity;
      const ofRef = identities.list(isSandbox).filter(({ externalRef }) => externalRef === idOrRef);
      return ofRef.find(({ status }) => status !== "redacted") ?? ofRef[0];
    },

    create(externalRef, isSandbox) {
      const now = clock.now();
      const identity: Identity = {
        id: `identity_${uuid().replaceAll("-", "")}`,
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
      byId.set(identity.id, identity);
      return identity;
    },

    upsert(session, externalRef, { verdict, extractedData, extractedAge, rejectionReason }) {
      const known = identities.find(externalRef, session.isSandbox);
      const isNew = !known || known.status === "redacted";
      const identity = isNew ? identities.create(externalRef, session.isSandbox) : known;
      const now = clock.now();
      const approved = verdict === "approved";
      if (!identity.sessions.includes(session)) identity.sessions.push(session);
      identity.status = verdict;
      identity.faceMatchPassed = approved;
      identity.ageCheckPassed = extractedAge === null ? null : extractedAge >= 18;
      identity.extractedAge = extractedAge;
      identity.rejectionReason = rejectionReason;
      identity.extractedData = { ...identity.extractedData, ...extractedData };
      identity.screeningStatus = "clear";
      identity.monitoringEnabled = true;
      if (approved) {
        identity.firstVerifiedAt ??= now;
        identity.lastVerifiedAt = now;
      }
      identity.updatedAt = now;
      session.identityId = identity.id;
      return { identity, isNew };
    },

    announce(identity, event, tag) {
      identity.updatedAt = clock.now();
      webhooks.sendIdentity(event, identity, tag);
    },

    archive(identity) {
      if (identity.archivedAt !== null) return;
      identity.archivedAt = clock.now();
      identities.announce(identity, "identity.archived");
    },

    restore(identity) {
      if (identity.archivedAt === null) return;
      identity.archivedAt = null;
      identities.announce(identity, "identity.restored");
    },

    redact(identity) {
      if (identity.status === "redacted") return;
      identity.status = "redacted";
      identity.extractedData = {};
      identity.extractedAge = null;
      identity.faceMatchPassed = null;
      identity.ageCheckPassed = null;
      identity.rejectionReason = null;
      identity.screeningStatus = null;
      identity.monitoringEnabled = false;
      identities.announce(identity, "identity.updated");
    },

    setTags(identity, tags) {
      const before = identity.tags;
      identity.tags = [...tags];
      for (const tag of tags) {
        if (!before.includes(tag)) identities.announce(identity, "identity.tag-added", tag);
      }
      for (const tag of before) {
        if (!tags.includes(tag)) identities.announce(identity, "identity.tag-removed", tag);
      }
    },
  };
  return identities;
}
