/**
 * VX's answers about a session: progress and result. From "Get Session Status", which has one structure for webhook and
 * polling, and "Get Session Result" (api.veratad.com/vx), November 2026. Both pages print the same path.
 *
 * Assumed: that path answers with the progress and the result in one object, whose `status` is PENDING until there is a
 * verdict. The `current_status` of a link that has run out is LINK EXPIRED, a word of the framed page. It is null until
 * somebody has opened the link. The webhook has the result alone: `ssn`, `age_estimate` and `spoof_score`, which only
 * the page "Webhook" shows, are left out.
 */
import { isExpired, SERVICES, type Session, type Stop } from "./sessions.js";
import { durationText, zonelessTimestamp } from "./timestamps.js";

/** The services whose result has `dcams_plus` ("Get Session Status"). */
const WITH_DOCUMENT: readonly string[] = [SERVICES.document, SERVICES.reusableId];

export function currentStatus(session: Session, now: number): string | null {
  return isExpired(session, now) ? "LINK EXPIRED" : session.progress;
}

export function statusAndResult(session: Session, now: number): Record<string, unknown> {
  return { current_status: currentStatus(session, now), ...resultBody(session) };
}

/** The structure that webhook and polling share. */
export function resultBody(session: Session): Record<string, unknown> {
  const { person, stops } = session;
  return {
    fn: person.fn,
    ln: person.ln,
    addr: person.addr,
    city: person.city,
    state: person.state,
    zip: person.zip,
    dob: person.dob,
    email: session.email,
    phone: person.phone,
    reference: session.reference,
    status: session.result,
    request_id: session.id,
    additionalData: { ...session.additionalData, verificationId: session.linkId },
    ...transaction(session),
    storage: { success: session.result === "PENDING" ? null : true },
    journey: {
      stops: stops.map(stopBody),
      duration: durationText((stops.at(-1)?.at ?? 0) - (stops[0]?.at ?? 0)),
    },
    documents: null,
  };
}

function stopBody({ at, type, source, action, detail }: Stop, index: number) {
  const word = action === "REVIEW" ? "PENDING" : action;
  return {
    timestamp: zonelessTimestamp(at, index),
    type,
    source,
    status: word,
    action: action ?? "",
    detail,
  };
}

/**
 * `dcams_plus`, where a DCAMS document service or IDMax has run last. It describes the most recent transaction only: its
 * `action` and the top-level `status` can differ.
 */
function transaction(session: Session): { dcams_plus?: Record<string, unknown> } {
  const last = session.stops.at(-1);
  if (!last || !WITH_DOCUMENT.includes(last.source)) return {};
  const { source, action, detail } = last;
  return {
    dcams_plus: {
      document_data: action === "PENDING" ? {} : documentData(session),
      output: { vpin: {} },
      api_processing_error: false,
      service: source,
      // Nine digits that stay the same for the same stop.
      confirmation: 180_000_000 + (Number.parseInt(session.id.slice(0, 4), 16) + session.stops.length),
      action,
      detail,
      issues: action === "FAIL" ? [detail] : [],
    },
  };
}

function documentData({ person }: Session): Record<string, string> {
  return {
    FirstName: person.fn,
    LastName: person.ln,
    MiddleName: "",
    Address: person.addr,
    City: person.city,
    State: person.state,
    Zip: person.zip,
    CountryCode: "US",
    FullAddress: [person.addr, person.city, `${person.state} ${person.zip}`.trim()]
      .filter(Boolean)
      .join(", "),
    DateOfBirth: person.dob,
    Height: "6'0\"",
    Sex: "M",
    EyeColor: "Brown",
    DocumentNumber: "<REDACTED>",
    DocumentType: "DRIVERS LICENSE",
    SourceDocumentType: "Driver Licence",
    NationalID: "<REDACTED>",
    IssueDate: "20200101",
    ExpirationDate: "20300101",
  };
}
