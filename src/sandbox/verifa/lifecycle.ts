/**
 * What happens to a session, whoever makes it happen: the customer, the API, or a control call. From "Sessions",
 * "Resume session", "Expire session", "Testing" and "Simulate session" (docs.withverifa.com), November 2026.
 *
 * Chosen, because no page says: a session waiting for a reviewer is `under_review`, with a result `needs_review`, and
 * completes when the reviewer has decided; a reviewer may also change a verdict; a resubmission sets the session back
 * to `pending` with a fresh link, which whoever wants to send it on gets by resuming; a live session goes from
 * `capturing` to `processing`. Only what the customer has to do expires.
 */
import type { SandboxTools } from "../sandbox-provider.js";
import type { Identities } from "./identities.js";
import { extractedAge, extractedData } from "./person.js";
import { isTokenAlive, type Session, type SessionRequest, type Sessions, type Verdict } from "./sessions.js";
import type { Webhooks } from "./webhooks.js";

/** The life of a capture link. */
const LINK_SECONDS = 20 * 60;
const REJECTION_REASON = "document_not_accepted";

export class Lifecycle {
  readonly sessions: Sessions;
  readonly identities: Identities;
  readonly #webhooks: Webhooks;
  readonly #tools: SandboxTools;

  constructor(sessions: Sessions, identities: Identities, webhooks: Webhooks, tools: SandboxTools) {
    this.sessions = sessions;
    this.identities = identities;
    this.#webhooks = webhooks;
    this.#tools = tools;
  }

  captureUrl(session: Session): string {
    return `${this.#tools.baseUrl()}/verify/${session.token}`;
  }

  create(request: SessionRequest, isSandbox: boolean): Session {
    const session = this.sessions.create(request, isSandbox);
    this.#issueLink(session);
    this.#webhooks.sendSession("session.created", session);
    return session;
  }

  open(session: Session): void {
    session.left = false;
    if (session.status !== "pending") return;
    session.status = "capturing";
    this.#webhooks.sendSession("session.started", session);
  }

  /** Everything is handed in. A sandbox session then waits for its outcome to be chosen. */
  submit(session: Session): void {
    this.open(session);
    if (session.status !== "capturing") return;
    session.cancelExpiry();
    session.status = session.isSandbox ? "sandbox_pending" : "processing";
  }

  /** Fills in what the customer hasn't done and hands it in. */
  submitForCustomer(session: Session): void {
    const { capture } = session;
    capture.consent = true;
    capture.documentType ??= "drivers_license";
    capture.document ??= "sample document";
    capture.selfie = true;
    capture.liveness = true;
    this.submit(session);
  }

  conclude(session: Session, verdict: Verdict): void {
    const now = this.#tools.clock.now();
    const rejectionReason = verdict === "rejected" ? REJECTION_REASON : null;
    session.status = "completed";
    session.result = { status: verdict, createdAt: now, rejectionReason };
    const { externalRef } = session;
    const upserted =
      externalRef === null
        ? null
        : this.identities.upsert(session, externalRef, {
            verdict,
            rejectionReason,
            extractedData: extractedData(session),
            extractedAge: extractedAge(session, now),
          });
    this.#webhooks.sendSession(verdict === "approved" ? "session.approved" : "session.declined", session);
    if (upserted) {
      this.identities.changed(upserted.identity, upserted.isNew ? "identity.created" : "identity.updated");
    }
  }

  requireReview(session: Session): void {
    session.status = "under_review";
    session.result = { status: "needs_review", createdAt: this.#tools.clock.now(), rejectionReason: null };
    this.#webhooks.sendSession("session.requires-review", session);
  }

  requireResubmission(session: Session): void {
    session.status = "pending";
    session.result = null;
    this.sessions.clearCapture(session);
    this.#issueLink(session);
    this.#webhooks.sendSession("session.resubmission-required", session);
  }

  expire(session: Session): void {
    session.cancelExpiry();
    session.status = "expired";
    this.#webhooks.sendSession("session.expired", session);
  }

  /** Uploads are kept. */
  resume(session: Session): void {
    session.status = "pending";
    session.left = false;
    this.#issueLink(session);
  }

  redact(session: Session): void {
    if (session.redacted) return;
    session.redacted = true;
    session.fields = {};
    session.metadata = {};
    session.cancelExpiry();
    this.#webhooks.sendSession("session.redacted", session);
  }

  isAlive(session: Session, token: string): boolean {
    return !session.redacted && isTokenAlive(session, token);
  }

  #issueLink(session: Session): void {
    const { clock } = this.#tools;
    this.sessions.issueToken(session);
    session.cancelExpiry();
    session.expiresAt = clock.now() + LINK_SECONDS * 1000;
    session.cancelExpiry = clock.at(session.expiresAt, () => {
      if (["pending", "capturing"].includes(session.status)) this.expire(session);
    });
  }
}
