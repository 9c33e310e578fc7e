/**
 * VX's answers about a session: progress, result, and the webhook's body. From "Get Session Status", "Get Session Result"
 * and "Webhook" (api.veratad.com/vx), November 2026, which print one path for the first two.
 *
 * Assumed: that path answers with the progress alone until the journey is COMPLETED, then with the result and the
 * progress beside it. The `current_status` is LINK EXPIRED, a word of the framed page, for a link that has run out, and
 * null for one that nobody has opened.
 */
import { isExpired, type Session, type Stop } from "./sessions.js";
import { durationText, zonelessTimestamp } from "./timestamps.js";

export function currentStatus(session: Session, now: number): string | null {
  return isExpired(session, now) ? "LINK EXPIRED" : session.progress;
}

export function statusOrResult(session: Session, now: number): Record<string, unknown> {
  const progress = { current_status: currentStatus(session, now) };
  return session.progress === "COMPLETED" ? { ...progress, ...resultBody(session) } : progress;
}

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
    reference: "",
    status: session.result,
    request_id: session.id,
    // A list in one published example and an object in the others.
    additionalData: session.result === "PENDING" ? [] : { verificationId: session.linkId },
    dcams_plus: transaction(session),
    storage: { success: session.result === "PENDING" ? null : true },
    journey: {
      stops: stops.map(stopBody),
      duration: durationText((stops.at(-1)?.at ?? 0) - (stops[0]?.at ?? 0)),
    },
    documents: null,
  };
}

/** The result, with the members that only the webhook's example has. */
export function webhookBody(session: Session): Record<string, unknown> {
  const result = resultBody(session);
  const output = { vpin: {}, age_estimate: "", spoof_score: "" };
  return { ...result, ssn: "", dcams_plus: { ...transaction(session), output } };
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

/** Describes the most recent transaction only: its `action` and the top-level `status` can differ. */
function transaction(session: Session): Record<string, unknown> {
  const last = session.stops.at(-1);
  const scanned = last?.type === "SDK_Scan" && last.action !== "PENDING";
  return {
    document_data: scanned ? documentData(session) : {},
    output: { vpin: {} },
    api_processing_error: false,
    service: last?.source ?? "",
    // Nine digits that stay the same for the same stop.
    confirmation: 180_000_000 + (Number.parseInt(session.id.slice(0, 4), 16) + session.stops.length),
    action: last?.action ?? "",
    detail: last?.detail ?? "",
    issues: last?.action === "FAIL" ? [last.detail] : [],
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
    FullAddress: `${person.addr}, ${person.city}, ${person.state} ${person.zip}`,
    DateOfBirth: person.dob,
    Height: "6'0\"",
    Sex: "",
    EyeColor: "Brown",
    DocumentNumber: "<REDACTED>",
    DocumentType: "DRIVERS LICENSE",
    SourceDocumentType: "Driver Licence",
    NationalID: "<REDACTED>",
    IssueDate: "20200101",
    ExpirationDate: "20300101",
  };
}
