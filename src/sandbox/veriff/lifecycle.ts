/**
 * A session's way through its states. From "How to generate sessions manually", "Verification session status codes
 * (table)", "Verification session decisions" and "Decision webhook" (devdocs.veriff.com), November 2026:
 *
 *     created → started → submitted → approved | declined | review | resubmission_requested
 *     resubmission_requested → started (a new attempt) → submitted → …      review → a decision
 *     seven days after creation, unless there is a conclusive decision: created → expired, started → abandoned
 *
 * Assumed, because no page says it: a session that is submitted, under review or to be resubmitted has been started,
 * so it ends as abandoned, too. A second `submitted` means that the customer has resubmitted, which cancels the
 * webhook held back for five minutes. A magic first name decides after two seconds.
 */
import type { SandboxTools } from "../sandbox-provider.js";
import { createSessionStore, type SessionStore } from "../session-store.js";
import { isOfAddress, type Media, newMedia, samplePhoto } from "./media.js";
import { DEFAULT_CODES, LIMIT_EXCEEDED, NO_REASON, type Reason, reasonOf } from "./reason-codes.js";
import { createScreenings, type Screenings } from "./screening.js";
import type { SessionRequest } from "./session-request.js";
import { signToken } from "./session-token.js";
import {
  type Attempt,
  currentAttempt,
  type Decision,
  type Session,
  type UserStatus,
  type VeriffStatus,
} from "./sessions.js";
import type { Settings } from "./settings.js";
import { createWebhooks } from "./webhooks.js";

const LIFETIME_MS = 7 * 86_400_000;
const HELD_BACK_MS = 5 * 60_000;
const MAGIC_DELAY_MS = 2000;
const MAX_RESUBMISSIONS = 9;

export type Verdict = "approved" | "declined" | "review" | "resubmission_requested";

/** Statuses of a session that was started and isn't decided for good. */
const INCONCLUSIVE: readonly VeriffStatus[] = ["started", "submitted", "resubmission_requested", "review"];

/** First names that decide on a test integration. */
const MAGIC_NAMES: Record<string, Verdict> = {
  approve: "approved",
  decline: "declined",
  resubmit: "resubmission_requested",
};

export interface Lifecycle {
  readonly sessions: SessionStore<Session>;
  /** `verification.url`, the address of the capture pages. */
  captureUrl(session: Session): string;
  create(request: SessionRequest): Promise<Session>;
  /** The customer comes in: for the first time, or once more because Veriff asked for it. */
  open(session: Session): void;
  /** The customer walks away. Veriff can't tell until the seven days are over. */
  leave(session: Session): void;
  /** The partner's server hands in a photo. */
  upload(session: Session, photo: Pick<Media, "context" | "bytes">): Media;
  /** Everything is handed in. `uploaded`: by the partner's server, without a person in the flow. */
  submit(session: Session, options?: { uploaded?: boolean }): void;
  /** Hands in whatever the customer hasn't, and decides. Without a reason, a usual one is given where one is due. */
  conclude(session: Session, verdict: Verdict, reason?: Reason): void;
  /** Submits a check of a registry, and decides it a moment later. */
  checkRegistry(session: Session): void;
  readonly screening: Screenings;
  /** Sets a status in the portal, on the latest attempt. Returns false where there is none. */
  setUserStatus(session: Session, status: string): boolean;
  /** Ends the session for good. */
  end(session: Session, status: "expired" | "abandoned"): void;
  /** Ends the session where it is open, and deletes it. */
  remove(session: Session): void;
}

export function createLifecycle(tools: SandboxTools, settings: Readonly<Settings>): Lifecycle {
  const { clock } = tools;
  const sessions = createSessionStore<Session>({ ignoreCase: true });
  const webhooks = createWebhooks(tools, settings);
  const screening = createScreenings(clock, webhooks);

  const decide = (session: Session, status: VeriffStatus, reason: Reason, decidedAt: number | null) => {
    const attempt = currentAttempt(session);
    const decision: Decision = { attemptId: attempt?.id ?? null, status, ...reason, decidedAt };
    session.cancelDecision();
    session.cancelHeldWebhook();
    session.status = status;
    session.decision = decision;
    if (attempt) attempt.status = status;
    return decision;
  };

  /** Ends a session without a conclusive decision; any other stays as it is. */
  const endIfOpen = (session: Session) => {
    if (session.status === "created") lifecycle.end(session, "expired");
    if (INCONCLUSIVE.includes(session.status)) lifecycle.end(session, "abandoned");
  };

  const takePhotos = ({ request }: Session, { media }: Attempt) => {
    const contexts = [
      "document-front",
      "face",
      ...(request.acceptableTypes.length > 0 ? ["address-front"] : []),
    ];
    for (const context of contexts) media.push(newMedia(tools, samplePhoto(context)));
  };

  const lifecycle: Lifecycle = {
    sessions,
    screening,

    captureUrl: ({ token }) => `${tools.baseUrl()}/v/${token}`,

    async create(request) {
      const id = tools.uuid();
      const createdAt = clock.now();
      const session: Session = {
        id,
        token: await signToken(id),
        status: "created",
        request,
        createdAt,
        attempts: [],
        uploads: [],
        addressId: null,
        decision: null,
        resubmissions: 0,
        screening: null,
        plannedMatch: "no_match",
        collectedIp: null,
        registry: false,
        uploaded: false,
        language: request.lang,
        left: false,
        cancelEnd: clock.at(createdAt + LIFETIME_MS, () => endIfOpen(session)),
        cancelDecision: () => {},
        cancelHeldWebhook: () => {},
      };
      sessions.add(session);
      return session;
    },

    open(session) {
      session.left = false;
      if (session.status !== "created" && session.status !== "resubmission_requested") return;
      const attempt: Attempt = {
        id: tools.uuid(),
        status: "started",
        createdAt: clock.now(),
        consented: false,
        documentType: null,
        media: session.uploads.splice(0),
        userStatuses: [],
      };
      session.attempts.push(attempt);
      session.status = "started";
      webhooks.sendEvent(session, attempt, "started");
    },

    leave(session) {
      session.left = session.status === "started";
    },

    upload(session, photo) {
      // After a request to resubmit, the first photo begins the new attempt.
      if (session.status === "resubmission_requested") lifecycle.open(session);
      const media = newMedia(tools, photo);
      (currentAttempt(session)?.media ?? session.uploads).push(media);
      return media;
    },

    submit(session, { uploaded = false } = {}) {
      lifecycle.open(session);
      const attempt = currentAttempt(session);
      if (session.status !== "started" || !attempt) return;
      if (!uploaded) takePhotos(session, attempt);
      session.uploaded = uploaded;
      session.cancelHeldWebhook();
      session.status = "submitted";
      attempt.status = "submitted";
      webhooks.sendEvent(session, attempt, "submitted");
      if (attempt.media.some(isOfAddress)) {
        session.addressId = tools.uuid();
        webhooks.sendAddressEvent(session, session.addressId);
      }
      const verdict = magicVerdict(session);
      if (!verdict) return;
      session.cancelDecision = clock.after(MAGIC_DELAY_MS, () => lifecycle.conclude(session, verdict));
    },

    conclude(session, verdict, given) {
      lifecycle.submit(session);
      const tooMany = verdict === "resubmission_requested" && session.resubmissions >= MAX_RESUBMISSIONS;
      const status = tooMany ? "declined" : verdict;
      if (status === "resubmission_requested") session.resubmissions += 1;
      const reason = tooMany ? reasonOf("declined", LIMIT_EXCEEDED) : (given ?? usualReason(status));
      const decision = decide(session, status, reason ?? NO_REASON, clock.now());
      if (status !== "resubmission_requested") screening.screen(session);
      const send = () => webhooks.sendDecision(session, decision);
      if (status === "resubmission_requested" && !session.uploaded) {
        session.cancelHeldWebhook = clock.after(HELD_BACK_MS, send);
      } else send();
    },

    checkRegistry(session) {
      session.registry = true;
      lifecycle.submit(session, { uploaded: true });
      const verdict = magicVerdict(session) ?? "approved";
      session.cancelDecision();
      session.cancelDecision = clock.after(MAGIC_DELAY_MS, () => lifecycle.conclude(session, verdict));
    },

    setUserStatus(session, status) {
      const attempt = currentAttempt(session);
      if (!attempt) return false;
      const userStatus: UserStatus = {
        status,
        statusCode: status.toLowerCase().replace(/[^a-z0-9]+/g, "_"),
        reason: null,
        reasonCode: null,
        createdAt: new Date(clock.now()).toISOString(),
      };
      attempt.userStatuses.push(userStatus);
      webhooks.sendUserStatus(session, attempt, userStatus);
      return true;
    },

    end(session, status) {
      webhooks.sendDecision(session, decide(session, status, NO_REASON, null));
    },

    remove(session) {
      endIfOpen(session);
      session.cancelEnd();
      session.cancelDecision();
      session.cancelHeldWebhook();
      sessions.remove(session);
    },
  };
  return lifecycle;
}

function magicVerdict({ request }: Session): Verdict | undefined {
  return MAGIC_NAMES[request.firstName?.trim().toLowerCase() ?? ""];
}

function usualReason(verdict: Verdict): Reason | null {
  if (verdict === "approved" || verdict === "review") return null;
  return reasonOf(verdict, DEFAULT_CODES[verdict]);
}
