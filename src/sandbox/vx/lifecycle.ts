/**
 * How a session goes on: the link is opened, the age app and the document app run one after the other, a verdict
 * follows. Each component ends in a stop and a webhook. From "Get Session Status" and "Webhook", November 2026.
 *
 * Chosen: whoever is too young fails at once; a document is checked for a minute, during which the session is COMPLETED
 * with the result PENDING; a damaged one goes to manual review, which ends only by a control call.
 */
import type { SandboxTools } from "../sandbox-provider.js";
import { isThrough, type Person, type Result, type Session, type Sessions, type Stop } from "./sessions.js";
import { ageAt } from "./timestamps.js";
import { sendResult } from "./webhook.js";

export const SAMPLE_DOCUMENTS = ["valid", "expired", "damaged"] as const;
export type SampleDocument = (typeof SAMPLE_DOCUMENTS)[number];

const AGE_SERVICE = { type: "Data Service", source: "AgeMatch5.0" } as const;
const SCAN_SERVICE = { type: "SDK_Scan", source: "DCAMSPLUS5.0.Enhanced.OCR" } as const;
const CHECK_MS = 60_000;

const SAMPLE_ADDRESS = {
  addr: "123 Main St",
  city: "New York",
  state: "NY",
  zip: "10001",
  phone: "555-1234",
};

export interface Journey {
  open(session: Session): void;
  checkAge(session: Session, person: Pick<Person, "fn" | "ln" | "dob">): void;
  scan(session: Session, document: SampleDocument): void;
  /** Takes over what an earlier session found out about the same person. */
  reuse(session: Session, person: Person): void;
  /** Does, as a customer without special wishes, whatever is still to be done. */
  handIn(session: Session): void;
  conclude(session: Session, result: "PASS" | "FAIL"): void;
  review(session: Session): void;
}

export function createJourney(sessions: Sessions, tools: SandboxTools): Journey {
  const { clock } = tools;

  function stop(session: Session, what: Omit<Stop, "at">): void {
    session.stops.push({ at: clock.now(), ...what });
  }

  function open(session: Session): void {
    session.left = false;
    if (session.progress !== null) return;
    session.progress = "INIT";
    stop(session, { type: "NEW REGISTRATION", source: "", action: null, detail: "" });
  }

  function checkAge(session: Session, person: Pick<Person, "fn" | "ln" | "dob">): void {
    open(session);
    session.person = { ...SAMPLE_ADDRESS, ...person };
    const oldEnough = ageAt(person.dob, clock.now()) >= session.age;
    session.progress = oldEnough ? "IN PROGRESS" : "COMPLETED";
    session.result = oldEnough ? "PENDING" : "FAIL";
    stop(session, {
      ...AGE_SERVICE,
      action: oldEnough ? "PASS" : "FAIL",
      detail: oldEnough ? "ALL CHECKS PASSED" : "AGE NOT VERIFIED",
    });
    sendResult(session, tools);
  }

  function scan(session: Session, document: SampleDocument): void {
    if (document === "damaged") {
      review(session);
      return;
    }
    session.progress = "COMPLETED";
    session.result = "PENDING";
    stop(session, { ...SCAN_SERVICE, action: "PENDING", detail: "MORE INFORMATION IS REQUIRED" });
    sendResult(session, tools);
    const verdict = document === "valid" ? "PASS" : "FAIL";
    session.cancelVerdict = clock.at(clock.now() + CHECK_MS, () => conclude(session, verdict));
  }

  function end(session: Session, result: Result, what: Pick<Stop, "action" | "detail">): void {
    session.cancelVerdict();
    session.progress = what.action === "REVIEW" ? "PENDING" : "COMPLETED";
    session.result = result;
    stop(session, { ...SCAN_SERVICE, ...what });
    if (result === "PASS") sessions.remember(session);
    sendResult(session, tools);
  }

  function conclude(session: Session, result: "PASS" | "FAIL"): void {
    const detail = result === "PASS" ? "ALL CHECKS PASSED" : "DOCUMENT NOT VERIFIED";
    end(session, result, { action: result, detail });
  }

  function review(session: Session): void {
    end(session, "PENDING", { action: "REVIEW", detail: "DOCUMENT UNDER MANUAL REVIEW" });
  }

  return {
    open,
    checkAge,
    scan,
    conclude,
    review,

    reuse(session, person) {
      open(session);
      session.person = person;
      session.reused = true;
      conclude(session, "PASS");
    },

    handIn(session) {
      open(session);
      if (session.progress === "INIT") checkAge(session, samplePerson(session.age, clock.now()));
      if (!isThrough(session)) scan(session, "valid");
    },
  };
}

/** Somebody who is old enough. */
export function samplePerson(age: number, now: number): Pick<Person, "fn" | "ln" | "dob"> {
  const year = new Date(now).getUTCFullYear() - Math.max(age + 5, 26);
  return { fn: "John", ln: "Doe", dob: `${year}0101` };
}
