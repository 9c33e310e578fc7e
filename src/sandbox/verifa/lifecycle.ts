/**
 * A session's way from its link to its result. From "Sessions", "Resume session", "Expire session", "Testing" and
 * "Simulate session" (docs.withverifa.com), November 2026:
 *
 *     pending → capturing → sandbox_pending (sandbox key) | processing (live key) → completed
 *     pending | capturing → expired, twenty minutes after the link was issued → pending, by resuming
 *
 * Assumed, because no page says it:
 * - A capture token serves one run through the pages, reloads included. It is dead once the customer has handed everything
 *   in, once the session has expired, and once another one has been issued.
 * - A session waiting for a reviewer is `under_review`, with a result `needs_review`, and completes when the reviewer has
 *   decided. A reviewer may also change a verdict.
 * - A resubmission sets the session back to `pending` with a fresh link, which the API hands out by resuming.
 * - A live session goes from `capturing` to `processing`. Only the customer's part expires.
 * - A session fails by the control call only. Verifa names no event of its own for it: the identity's tells.
 */
import type { SandboxTools } from "../sandbox-provider.js";
import { createSessionStore, type SessionStore } from "../session-store.js";
import { type Duplicate, findDuplicates, personOfSession } from "./duplicates.js";
import { createIdentities, type Identities } from "./identities.js";
import type { ScreeningStatus } from "./identity.js";
import { extractedAge, extractedData } from "./person.js";
import type { SessionRequest } from "./session-request.js";
import { newCapture, type Session, type Verdict } from "./sessions.js";
import { createWebhooks, type Webhooks } from "./webhooks.js";

const LINK_LIFETIME_MS = 20 * 60 * 1000;
const REJECTION_REASON = "document_not_accepted";

export interface Lifecycle {
  readonly sessions: SessionStore<Session>;
  readonly identities: Identities;
  readonly webhooks: Webhooks;
  /** Finds a session also by a token that has been replaced. */
  findByToken(token: string): Session | undefined;
  /** `capture_url`, the address of the capture pages. */
  captureUrl(session: Session): string;
  create(request: SessionRequest, isSandbox: boolean): Session;
  /** The customer comes in. */
  open(session: Session): void;
  /** The customer walks away. Verifa can't tell until the link runs out. */
  leave(session: Session): void;
  /** Everything is handed in. A sandbox session then waits for its outcome to be chosen. */
  submit(session: Session): void;
  /** Does whatever the customer hasn't, and hands it in. */
  submitForCustomer(session: Session): void;
  /** An approval of a known person goes to review first, where the session checks for duplicates. */
  conclude(session: Session, verdict: Verdict, screening?: ScreeningStatus): void;
  /** Ends the session by an error in its workflow. */
  fail(session: Session): void;
  /** The identities that seem to be the same person under another reference. */
  duplicates(session: Session): Duplicate[];
  requireReview(session: Session): void;
  requireResubmission(session: Session): void;
  expire(session: Session): void;
  /** Issues another link. Uploads are kept. */
  resume(session: Session): void;
  redact(session: Session): void;
}

export function createLifecycle(tools: SandboxTools): Lifecycle {
  const { clock } = tools;
  const token = () => tools.uuid().replaceAll("-", "");
  const sessions = createSessionStore<Session>();
  const webhooks = createWebhooks(tools);
  const identities = createIdentities(tools, webhooks);

  const issueLink = (session: Session) => {
    if (session.token) session.replacedTokens.push(session.token);
    session.token = `tok_${token()}`;
    session.cancelExpiry();
    session.expiresAt = clock.now() + LINK_LIFETIME_MS;
    session.cancelExpiry = clock.at(session.expiresAt, () => {
      if (["pending", "capturing"].includes(session.status)) lifecycle.expire(session);
    });
  };

  const lifecycle: Lifecycle = {
    sessions,
    identities,
    webhooks,

    findByToken: (token) =>
      sessions.all().find((one) => one.token === token || one.replacedTokens.includes(token)),

    captureUrl: (session) => `${tools.baseUrl()}/verify/${session.token}`,

    create(request, isSandbox) {
      const now = clock.now();
      const session: Session = {
        ...request,
        id: `session_${token()}`,
        isSandbox,
        status: "pending",
        tags: [],
        createdAt: now,
        expiresAt: now,
        token: "",
        replacedTokens: [],
        capture: newCapture(tools.random),
        result: null,
        identityId: null,
        duplicateReviewed: false,
        redacted: false,
        left: false,
        cancelExpiry: () => {},
      };
      sessions.add(session);
      issueLink(session);
      webhooks.sendSession("session.created", session);
      return session;
    },

    open(session) {
      session.left = false;
      if (session.status !== "pending") return;
      session.status = "capturing";
      webhooks.sendSession("session.started", session);
    },

    leave(session) {
      session.left = session.status === "capturing";
    },

    submit(session) {
      lifecycle.open(session);
      if (session.status !== "capturing") return;
      session.cancelExpiry();
      session.status = session.isSandbox ? "sandbox_pending" : "processing";
    },

    submitForCustomer(session) {
      const { capture } = session;
      capture.consent = true;
      capture.documentType ??= "drivers_license";
      capture.document ??= "sample document";
      capture.selfie = true;
      capture.liveness = true;
      lifecycle.submit(session);
    },

    conclude(session, verdict, screening = "clear") {
      const checksDuplicates = session.checks.includes("duplicate_detection") && !session.duplicateReviewed;
      if (verdict === "approved" && checksDuplicates && lifecycle.duplicates(session).length > 0) {
        session.duplicateReviewed = true;
        lifecycle.requireReview(session);
        return;
      }
      const now = clock.now();
      const rejectionReason = verdict === "rejected" ? REJECTION_REASON : null;
      session.status = "completed";
      session.result = { status: verdict, createdAt: now, rejectionReason };
      const verification = {
        verdict,
        rejectionReason,
        extractedData: extractedData(session),
        extractedAge: extractedAge(session, now),
      };
      const { externalRef } = session;
      const upserted = externalRef === null ? null : identities.upsert(session, externalRef, verification);
      webhooks.sendSession(verdict === "approved" ? "session.approved" : "session.declined", session);
      if (upserted) {
        const { identity, isNew } = upserted;
        identities.screening.screen(identity, screening);
        identities.announce(identity, isNew ? "identity.created" : "identity.updated");
      }
    },

    fail(session) {
      session.cancelExpiry();
      session.status = "failed";
      const { externalRef } = session;
      if (externalRef === null) return;
      const { identity, isNew } = identities.upsertFailed(session, externalRef);
      identities.announce(identity, isNew ? "identity.created" : "identity.updated");
    },

    duplicates: (session) =>
      findDuplicates(personOfSession(session), session.externalRef, identities.list(session.isSandbox)),

    requireReview(session) {
      session.status = "under_review";
      session.result = { status: "needs_review", createdAt: clock.now(), rejectionReason: null };
      webhooks.sendSession("session.requires-review", session);
    },

    requireResubmission(session) {
      session.status = "pending";
      session.result = null;
      session.capture = newCapture(tools.random);
      issueLink(session);
      webhooks.sendSession("session.resubmission-required", session);
    },

    expire(session) {
      session.cancelExpiry();
      session.status = "expired";
      webhooks.sendSession("session.expired", session);
    },

    resume(session) {
      session.status = "pending";
      session.left = false;
      issueLink(session);
    },

    redact(session) {
      if (session.redacted) return;
      session.redacted = true;
      session.fields = {};
      session.metadata = {};
      session.cancelExpiry();
      webhooks.sendSession("session.redacted", session);
    },
  };
  return lifecycle;
}
