/**
 * A session's way from the link to the result: the age app and the document app run one after the other, a verdict
 * follows. Each component ends in a stop and a webhook. From "Get Session Status", "Webhook", "Create Session" and
 * "iFrame Integration" (api.veratad.com/vx), November 2026: the email is the primary identifier of a person, whose
 * verification outlives the session. A person who is verified already reuses that by IDMax, the reusable ID.
 *
 *     opened: INIT → age app: IN PROGRESS, or COMPLETED and FAIL → document app: COMPLETED and PENDING → PASS | FAIL
 *
 * Assumed, because no page says it: somebody too young fails at once. A document is checked for a minute, during which the
 * session is COMPLETED with the result PENDING. A damaged one goes to manual review, which ends only by a control call.
 * IDMax decides at once. The link's own UUID is not the `request_id`. A link lasts 24 hours, but for ever once the
 * customer has done everything.
 */
import { documentName } from "../document-name.js";
import type { SandboxTools } from "../sandbox-provider.js";
import { createSessionStore, type SessionStore } from "../session-store.js";
import type { Client } from "./account.js";
import type { Person, SessionRequest } from "./session-request.js";
import { isCustomerDone, SERVICES, type Session, type Stop } from "./sessions.js";
import { ageAt } from "./timestamps.js";
import { createWebhooks } from "./webhooks.js";

export const SAMPLE_DOCUMENTS = ["valid", "expired", "damaged"] as const;
export type SampleDocument = (typeof SAMPLE_DOCUMENTS)[number];

/** The values that the age app asks for. */
export type AgePerson = Pick<Person, "fn" | "ln" | "dob">;

const AGE_SERVICE = { type: "Data Service", source: SERVICES.age } as const;
const SCAN_SERVICE = { type: "SDK_Scan", source: SERVICES.document } as const;
const REUSABLE_ID_SERVICE = { type: "Data Service", source: SERVICES.reusableId } as const;
const PASSED = "ALL CHECKS PASSED";
const TOO_YOUNG = "AGE NOT VERIFIED";
const LINK_LIFETIME_MS = 24 * 3600 * 1000;
const CHECK_MS = 60_000;

const SAMPLE_ADDRESS = {
  addr: "123 Main St",
  city: "New York",
  state: "NY",
  zip: "10001",
};
const SAMPLE_NAME = ["John", "Doe"] as const;
const SAMPLE_PHONE = "555-1234";

export interface Lifecycle {
  readonly sessions: SessionStore<Session>;
  findByLink(linkId: string): Session | undefined;
  /** Finds a client's session by its `request_id`, or the newest one by the person's email address. */
  findForClient(idOrEmail: string, client: Client): Session | undefined;
  /** `link`, the address of the capture pages. */
  captureUrl(session: Session): string;
  create(request: SessionRequest, client: Client): Session;
  /** The customer comes in. */
  open(session: Session): void;
  /** The customer walks away after the age app, which is done for them if they haven't. */
  leave(session: Session): void;
  checkAge(session: Session, person: AgePerson): void;
  scan(session: Session, document: SampleDocument): void;
  /** The person behind the session's email, if an earlier session has verified them. */
  verifiedPerson(session: Session): Person | undefined;
  /** Concludes by IDMax, with the result of an earlier session of the same person. */
  reuse(session: Session, person: Person): void;
  /** Does whatever the customer hasn't, with a valid document. */
  submitForCustomer(session: Session): void;
  conclude(session: Session, result: "PASS" | "FAIL"): void;
  review(session: Session): void;
  /** Ends the life of the link. */
  expire(session: Session): void;
}

export function createLifecycle(tools: SandboxTools): Lifecycle {
  const { clock } = tools;
  const sessions = createSessionStore<Session>({ ignoreCase: true });
  const webhooks = createWebhooks(tools);
  /** People who have passed, by email. */
  const verified = new Map<string, Person>();

  /** No two stops of a session have the same time: theirs is the only order of its webhooks. */
  const addStop = ({ stops }: Session, stop: Omit<Stop, "at">) => {
    stops.push({ at: Math.max(clock.now(), (stops.at(-1)?.at ?? 0) + 1), ...stop });
  };
  /** Ends the journey by a component that has decided. */
  const end = (session: Session, result: "PASS" | "FAIL", stop: Omit<Stop, "at" | "action">) => {
    session.cancelVerdict();
    session.progress = "COMPLETED";
    session.result = result;
    addStop(session, { ...stop, action: result });
    webhooks.sendResult(session);
  };

  const lifecycle: Lifecycle = {
    sessions,

    findByLink: (linkId) => sessions.all().find((session) => session.linkId === linkId.toLowerCase()),

    findForClient(idOrEmail, client) {
      const wanted = idOrEmail.toLowerCase();
      return sessions
        .all()
        .find(
          (session) =>
            session.client === client && (session.id === wanted || session.email.toLowerCase() === wanted),
        );
    },

    captureUrl: ({ linkId }) => `${tools.baseUrl()}/d/${linkId}`,

    create(request, client) {
      const createdAt = clock.now();
      const session: Session = {
        ...request,
        id: tools.uuid(),
        linkId: tools.uuid(),
        client,
        createdAt,
        expiresAt: createdAt + LINK_LIFETIME_MS,
        progress: null,
        result: "PENDING",
        stops: [],
        left: false,
        reused: false,
        cancelVerdict: () => {},
      };
      sessions.add(session);
      return session;
    },

    open(session) {
      session.left = false;
      if (session.progress !== null) return;
      session.progress = "INIT";
      addStop(session, { type: "NEW REGISTRATION", source: "", action: null, detail: "" });
    },

    leave(session) {
      lifecycle.open(session);
      if (isCustomerDone(session)) return;
      if (session.progress === "INIT") lifecycle.checkAge(session, oldEnoughPerson(session, clock.now()));
      session.left = true;
    },

    checkAge(session, person) {
      lifecycle.open(session);
      session.person = withSamples({ ...session.person, ...person });
      if (!isOldEnough(session, person.dob, clock.now())) {
        end(session, "FAIL", { ...AGE_SERVICE, detail: TOO_YOUNG });
        return;
      }
      session.progress = "IN PROGRESS";
      addStop(session, { ...AGE_SERVICE, action: "PASS", detail: PASSED });
      webhooks.sendResult(session);
    },

    scan(session, document) {
      if (document === "damaged") {
        lifecycle.review(session);
        return;
      }
      session.progress = "COMPLETED";
      session.result = "PENDING";
      addStop(session, { ...SCAN_SERVICE, action: "PENDING", detail: "MORE INFORMATION IS REQUIRED" });
      webhooks.sendResult(session);
      const result = document === "valid" ? "PASS" : "FAIL";
      session.cancelVerdict = clock.after(CHECK_MS, () => lifecycle.conclude(session, result));
    },

    verifiedPerson: ({ email }) => verified.get(email.toLowerCase()),

    reuse(session, person) {
      lifecycle.open(session);
      session.person = person;
      session.reused = isOldEnough(session, person.dob, clock.now());
      if (session.reused) end(session, "PASS", { ...REUSABLE_ID_SERVICE, detail: PASSED });
      else end(session, "FAIL", { ...REUSABLE_ID_SERVICE, detail: TOO_YOUNG });
    },

    submitForCustomer(session) {
      lifecycle.open(session);
      if (session.progress === "INIT") lifecycle.checkAge(session, oldEnoughPerson(session, clock.now()));
      if (!isCustomerDone(session)) lifecycle.scan(session, "valid");
    },

    conclude(session, result) {
      if (result === "PASS") verified.set(session.email.toLowerCase(), session.person);
      end(session, result, {
        ...SCAN_SERVICE,
        detail: result === "PASS" ? PASSED : "DOCUMENT NOT VERIFIED",
      });
    },

    review(session) {
      session.cancelVerdict();
      session.progress = "PENDING";
      session.result = "PENDING";
      addStop(session, { ...SCAN_SERVICE, action: "REVIEW", detail: "DOCUMENT UNDER MANUAL REVIEW" });
      webhooks.sendResult(session);
    },

    expire(session) {
      session.expiresAt = clock.now();
    },
  };
  return lifecycle;
}

function isOldEnough({ age }: Session, dob: string, now: number): boolean {
  return ageAt(dob, now) >= age;
}

/** The person whom the session was made for, with samples in place of missing values and of an age that is too low. */
function oldEnoughPerson(session: Session, now: number): AgePerson {
  const { fn, ln, dob } = session.person;
  const year = new Date(now).getUTCFullYear() - Math.max(session.age + 5, 26);
  const oldEnough = dob !== "" && isOldEnough(session, dob, now);
  const [first, last] = documentName(fn, ln, SAMPLE_NAME);
  return { fn: first, ln: last, dob: oldEnough ? dob : `${year}0101` };
}

/** Fills in the address and phone number that the sandbox never asks for. */
function withSamples(person: Person): Person {
  const { addr, phone } = person;
  return { ...person, ...(addr ? {} : SAMPLE_ADDRESS), phone: phone || SAMPLE_PHONE };
}
