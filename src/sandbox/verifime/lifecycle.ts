/**
 * A tracking reference's way from the invite to the assessment. From "Tracking References" (later version),
 * "Pre-filling Customer Details" and "Integration Flow" (developer.verifime.com), 20 November 2026. It is `Active` once the
 * customer has authenticated; opening the link isn't enough.
 *
 *     Inactive → Active → Completed, never back      Completed → an assessment, one to three minutes later
 *
 * Assumed, because no page says it: a person is known by the email address. A customer who has submitted before and has
 * a fresh reference confirms the details once more. The document and the selfie are kept.
 */
import { furthest } from "../../contract/status.js";
import { documentName } from "../document-name.js";
import type { SandboxTools } from "../sandbox-provider.js";
import { createSessionStore, type SessionStore } from "../session-store.js";
import { findOrganisation } from "./account.js";
import { type Assessment, assess } from "./assessment.js";
import type { SessionRequest } from "./session-request.js";
import { type Details, type Session, startingDetails, suggestedDetails, type Wallet } from "./sessions.js";
import { createWebhooks } from "./webhooks.js";

/** Details where neither the customer nor the invite gives any. */
const SAMPLE_DETAILS: Details = {
  firstName: "Sample",
  middleName: "",
  familyName: "Customer",
  dateOfBirth: "1990-01-15",
  preferredContactNumber: "+61 412345678",
  address: "42 Wallaby Way, Sydney NSW 2000, Australia",
};
const ASSESSMENT_SECONDS = [60, 180] as const;

export interface Lifecycle {
  readonly sessions: SessionStore<Session>;
  /** `inviteUrl`, the address of the capture pages. */
  captureUrl(session: Session): string;
  /** Issues a tracking reference. There is no limit on them, and none ever expires. */
  create(request: SessionRequest): Session;
  /** The customer opens the link, and perhaps comes back by it. */
  open(session: Session): void;
  /** The customer has authenticated, in the portal or before the activate call. */
  authenticate(session: Session): void;
  /** The customer, who has authenticated, walks away. VerifiMe can't tell: the status stays. */
  leave(session: Session): void;
  /** Ends the customer's phase and starts VerifiMe's. The suggestions of all the person's references are used up. */
  submit(session: Session): void;
  /** Fills in what is missing and submits. A submitted session stays as it is. */
  submitForCustomer(session: Session): void;
  /** Ends VerifiMe's phase, or changes its result, and sends the webhook. */
  conclude(session: Session, assessment: Assessment): void;
}

export function createLifecycle(tools: SandboxTools): Lifecycle {
  const { clock } = tools;
  const sessions = createSessionStore<Session>({ ignoreCase: true });
  const webhooks = createWebhooks(tools);
  const wallets = new Map<string, Wallet>();

  const walletOf = (email: string): Wallet => {
    const key = email.toLowerCase();
    const wallet = wallets.get(key) ?? {
      email,
      details: null,
      confirmed: false,
      document: null,
      selfie: false,
    };
    wallets.set(key, wallet);
    return wallet;
  };

  const startAssessment = (session: Session) => {
    const [least, most] = tools.options.verifime?.assessmentSeconds ?? ASSESSMENT_SECONDS;
    const seconds = least + tools.random() * (most - least);
    const assessment = assess(session.wallet.details?.middleName ?? "");
    session.cancelAssessment();
    session.cancelAssessment = clock.after(seconds * 1000, () => lifecycle.conclude(session, assessment));
  };

  const lifecycle: Lifecycle = {
    sessions,

    captureUrl: ({ id }) => `${tools.baseUrl()}/portal/sign-up/track-id/${id}`,

    create(request) {
      const organisation = findOrganisation(request.code);
      if (!organisation) throw new Error(`no organisation ${request.code}`);
      const session: Session = {
        id: tools.uuid(),
        organisation,
        wallet: walletOf(request.email),
        status: "Inactive",
        referenceData: request.referenceData,
        suggestions: suggestedDetails(request.customerContext),
        callbackUrl: request.customerContext?.callbackUrl ?? null,
        createdAt: clock.now(),
        left: false,
        assessment: null,
        assessedAt: null,
        cancelAssessment: () => {},
      };
      sessions.add(session);
      return session;
    },

    open(session) {
      session.left = false;
    },

    authenticate(session) {
      session.status = furthest(session.status, "Active");
      lifecycle.open(session);
    },

    leave(session) {
      lifecycle.authenticate(session);
      session.left = session.status === "Active";
    },

    submit(session) {
      session.status = "Completed";
      session.left = false;
      session.wallet.confirmed = false;
      for (const other of sessions.all()) {
        if (other.wallet === session.wallet) other.suggestions = {};
      }
      startAssessment(session);
    },

    submitForCustomer(session) {
      if (session.status === "Completed") return;
      const { wallet } = session;
      const known = startingDetails(session);
      const { firstName, familyName } = SAMPLE_DETAILS;
      const [first, family] = documentName(known.firstName, known.familyName, [firstName, familyName]);
      wallet.details = { ...SAMPLE_DETAILS, ...known, firstName: first, familyName: family };
      wallet.document ??= { type: "Passport", file: "sample-passport.jpg" };
      wallet.selfie = true;
      lifecycle.submit(session);
    },

    conclude(session, assessment) {
      session.cancelAssessment();
      session.assessment = assessment;
      webhooks.sendAssessment(session, assessment);
    },
  };
  return lifecycle;
}
