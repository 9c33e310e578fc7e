/**
 * Verifa's identities: records of people, which outlive sessions. From "Identities" and "List", "Create", "Update",
 * "Archive", "Restore" and "Redact identity" (docs.withverifa.com), November 2026.
 *
 * Assumed, because no page says it: redaction takes the external reference and the tags as well, and keeps the counts. A
 * session of the same reference that completes afterwards starts a new identity. A session that fails makes or updates
 * one as well, and leaves its data alone. A verification counts as such whatever its verdict. A list has the newest first.
 */
import type { SandboxTools } from "../sandbox-provider.js";
import type { Identity, IdentityEvent, Verification } from "./identity.js";
import { createScreening, type Screening, type ScreeningWebhooks } from "./screening.js";
import type { Session } from "./sessions.js";

export interface Identities {
  readonly screening: Screening;
  /** Newest first. */
  list(isSandbox: boolean): Identity[];
  /** Finds by id, else by external reference. */
  find(idOrRef: string, isSandbox: boolean): Identity | undefined;
  /** Makes an identity without data. */
  create(externalRef: string, isSandbox: boolean): Identity;
  /** Makes the identity of a completed session, or updates it. Its status may go down. */
  upsert(
    session: Session,
    externalRef: string,
    verification: Verification,
  ): { identity: Identity; isNew: boolean };
  /** Makes the identity of a session that failed, or updates it. */
  upsertFailed(session: Session, externalRef: string): { identity: Identity; isNew: boolean };
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
export interface IdentityWebhooks extends ScreeningWebhooks {
  sendIdentity(event: IdentityEvent, identity: Identity, tag?: string): void;
}

export function createIdentities({ clock, uuid }: SandboxTools, webhooks: IdentityWebhooks): Identities {
  const byId = new Map<string, Identity>();

  /** Finds or makes the identity of a session, and counts the session. */
  const identityOf = (session: Session, externalRef: string) => {
    const known = identities.find(externalRef, session.isSandbox);
    const identity = known ?? identities.create(externalRef, session.isSandbox);
    if (!identity.sessions.includes(session)) identity.sessions.push(session);
    identity.updatedAt = clock.now();
    session.identityId = identity.id;
    return { identity, isNew: known === undefined };
  };

  const announce: Identities["announce"] = (identity, event, tag) => {
    identity.updatedAt = clock.now();
    webhooks.sendIdentity(event, identity, tag);
  };

  const identities: Identities = {
    screening: createScreening(clock, uuid, webhooks, announce),

    list: (isSandbox) => [...byId.values()].filter((one) => one.isSandbox === isSandbox).reverse(),

    find(idOrRef, isSandbox) {
      const identity = byId.get(idOrRef);
      if (identity?.isSandbox === isSandbox) return identity;
      return identities.list(isSandbox).find(({ externalRef }) => externalRef === idOrRef);
    },

    create(externalRef, isSandbox) {
      const now = clock.now();
      const identity: Identity = {
        id: `identity_${uuid().replaceAll("-", "")}`,
        externalRef,
        isSandbox,
        status: "pending",
        screeningStatus: null,
        hits: [],
        monitoring: { enabled: false, pausedReason: null, nextFinding: null, cancel: () => {} },
        sessions: [],
        faceMatchPassed: null,
        ageCheckPassed: null,
        extractedAge: null,
        rejectionReason: null,
        tags: [],
        extractedData: {},
        contact: {},
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
      const { identity, isNew } = identityOf(session, externalRef);
      const now = clock.now();
      const approved = verdict === "approved";
      identity.status = verdict;
      identity.faceMatchPassed = approved;
      identity.ageCheckPassed = extractedAge === null ? null : extractedAge >= 18;
      identity.extractedAge = extractedAge;
      identity.rejectionReason = rejectionReason;
      identity.extractedData = { ...identity.extractedData, ...extractedData };
      identity.contact = { email: session.fields.email, phone: session.fields.phone };
      identity.firstVerifiedAt ??= now;
      identity.lastVerifiedAt = now;
      return { identity, isNew };
    },

    upsertFailed(session, externalRef) {
      const upserted = identityOf(session, externalRef);
      upserted.identity.status = "failed";
      return upserted;
    },

    announce,

    archive(identity) {
      if (identity.archivedAt !== null) return;
      identity.archivedAt = clock.now();
      identities.screening.pause(identity, "archived");
      identities.announce(identity, "identity.archived");
    },

    restore(identity) {
      if (identity.archivedAt === null) return;
      identity.archivedAt = null;
      identities.screening.resume(identity, "archived");
      identities.announce(identity, "identity.restored");
    },

    redact(identity) {
      if (identity.status === "redacted") return;
      identity.status = "redacted";
      identity.externalRef = null;
      identity.tags = [];
      identity.extractedData = {};
      identity.contact = {};
      identity.extractedAge = null;
      identity.faceMatchPassed = null;
      identity.ageCheckPassed = null;
      identity.rejectionReason = null;
      identities.screening.end(identity);
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
