/**
 * Full Auto's answer and webhook, in place of the decision webhook. From "Full Auto webhook" (devdocs.veriff.com),
 * November 2026: insights, extractions and a score, without reasons or codes. The shapes are those that public clients
 * read: the answer of `…/decision/fullauto` has the members of `data.verification` at its top.
 */
import { documentOf, personOf } from "./answers.js";
import type { Decision, Session, VeriffStatus } from "./sessions.js";

const SCORES: Partial<Record<VeriffStatus, number>> = { approved: 0.97, declined: 0.12, review: 0.5 };
const VERSION = "1.0.0";

function findings(session: Session, decision: Decision) {
  return {
    decision: decision.status,
    decisionScore: SCORES[decision.status] ?? null,
    person: extracted(personOf(session, decision), [
      "firstName",
      "lastName",
      "dateOfBirth",
      "gender",
      "idNumber",
      "nationality",
      "placeOfBirth",
    ]),
    document: extracted(documentOf(session, decision), [
      "type",
      "country",
      "number",
      "validFrom",
      "validUntil",
    ]),
    insights: insightsOf(decision.status),
  };
}

function heading(session: Session, decision: Decision) {
  const decidedAt = decision.decidedAt ?? session.createdAt;
  return {
    status: "success",
    sessionId: session.id,
    attemptId: decision.attemptId,
    vendorData: session.request.vendorData,
    endUserId: session.request.endUserId,
    version: VERSION,
    acceptanceTime: new Date(session.createdAt).toISOString(),
    time: new Date(decidedAt).toISOString(),
  };
}

/** `GET …/decision/fullauto`. */
export function fullAutoAnswer(session: Session, decision: Decision) {
  return { ...heading(session, decision), ...findings(session, decision) };
}

/** The body of the webhook. */
export function fullAutoWebhook(session: Session, decision: Decision) {
  const { status, ...rest } = heading(session, decision);
  return { status, eventType: "fullauto", ...rest, data: { verification: findings(session, decision) } };
}

/** Wraps each text that was read as Full Auto does. */
function extracted<From extends object>(from: From, names: readonly (keyof From)[]) {
  const wrap = (value: unknown) =>
    value === null ? null : { value, confidenceCategory: "high", sources: ["VIZ"] };
  return Object.fromEntries(names.map((name) => [name, wrap(from[name])]));
}

function insightsOf(status: VeriffStatus) {
  if (status !== "approved" && status !== "declined" && status !== "review") return null;
  const result = status === "approved" ? "yes" : "no";
  return [
    { label: "documentAccepted", result, category: "document" },
    { label: "faceSimilarToPortrait", result, category: "biometric" },
    { label: "allowedIpLocation", result: "yes", category: "device" },
  ];
}
