/**
 * Veriff's answers about a session: `verification` of a decision, and the person. From "Decision webhook",
 * "/v1/sessions/{id}/decision" and "/v1/sessions/{id}/person" (devdocs.veriff.com), November 2026.
 *
 * Assumed, because no page says it: a session that ended by itself has no `decisionTime` and empty person and
 * document. One that is to be resubmitted has no data yet. `reasonCode` is a string. The document shows sample data,
 * as far as the request gives none.
 */
import { nameOnDocument } from "./name-on-document.js";
import { registryMatch } from "./registry.js";
import { pepSanctionMatches } from "./screening.js";
import type { Decision, Session, VeriffStatus } from "./sessions.js";

const CODES: Partial<Record<VeriffStatus, number>> = {
  approved: 9001,
  declined: 9102,
  resubmission_requested: 9103,
  expired: 9104,
  abandoned: 9104,
  review: 9121,
};

const iso = (time: number) => new Date(time).toISOString();

/** Tells if Veriff has read the document. */
function isRead(decision: Decision | null): boolean {
  return decision !== null && ["approved", "declined", "review"].includes(decision.status);
}

export function verificationOf(session: Session, decision: Decision) {
  const { request } = session;
  return {
    id: session.id,
    attemptId: decision.attemptId,
    code: CODES[decision.status],
    status: decision.status,
    reason: decision.reason,
    reasonCode: decision.reasonCode,
    person: personOf(session, decision),
    document: documentOf(session, decision),
    comments: [],
    vendorData: request.vendorData,
    endUserId: request.endUserId,
    decisionTime: decision.decidedAt === null ? null : iso(decision.decidedAt),
    acceptanceTime: iso(session.createdAt),
    additionalVerifiedData: verifiedDataOf(session, decision),
    riskScore: null,
    riskLabels: null,
    highRisk: false,
  };
}

/** Only a session with a proof of address, or of a registry, has any. */
function verifiedDataOf({ request, addressId, registry }: Session, decision: Decision) {
  if (!isRead(decision)) return {};
  const documentType = request.acceptableTypes[0] ?? "BANK_STATEMENT";
  return {
    ...(addressId === null
      ? {}
      : { proofOfAddress: { nameMatch: true, nameMatchPercentage: 100, documentType } }),
    ...(registry ? { validationResults: [registryMatch(request)] } : {}),
  };
}

export function personOf({ request }: Session, decision: Decision | null) {
  const read = isRead(decision);
  const [firstName, lastName] = nameOnDocument(request);
  const dateOfBirth = read ? (request.dateOfBirth ?? "1967-03-30") : null;
  return {
    firstName: (read && firstName.toUpperCase()) || null,
    lastName: (read && lastName.toUpperCase()) || null,
    dateOfBirth,
    yearOfBirth: dateOfBirth?.slice(0, 4) ?? null,
    gender: read ? (request.gender?.[0] ?? null) : null,
    idNumber: read ? request.idNumber : null,
    nationality: null,
    citizenship: null,
    placeOfBirth: read ? "MADRID" : null,
    addresses: read && request.fullAddress !== null ? [{ fullAddress: request.fullAddress }] : [],
    pepSanctionMatch: null,
  };
}

export function documentOf({ request, attempts }: Session, decision: Decision) {
  const read = isRead(decision);
  const used = attempts.find(({ id }) => id === decision.attemptId);
  return {
    type: read ? (used?.documentType ?? request.documentType ?? "PASSPORT") : null,
    country: read ? (request.documentCountry ?? "EE") : null,
    number: read ? (request.documentNumber ?? "B01234567") : null,
    validFrom: null,
    validUntil: read ? "2034-04-20" : null,
    placeOfIssue: null,
    firstIssue: read ? request.firstIssue : null,
    issueNumber: null,
    issuedBy: null,
  };
}

/** `GET /v1/sessions/{id}/person`: from the document, else from the request. */
export function knownPerson(session: Session) {
  const { request } = session;
  const read = personOf(session, session.decision);
  return {
    id: null,
    firstName: read.firstName ?? request.firstName,
    lastName: read.lastName ?? request.lastName,
    idCode: read.idNumber ?? request.idNumber,
    dateOfBirth: read.dateOfBirth ?? request.dateOfBirth,
    gender: read.gender,
    nationality: read.nationality,
    placeOfBirth: read.placeOfBirth,
    citizenships: [],
    pepSanctionMatches: pepSanctionMatches(session),
  };
}
