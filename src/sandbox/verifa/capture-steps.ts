/**
 * The steps of the customer, the same on the capture pages and over the API. From "Web capture flow" and
 * "API-only integration" (docs.withverifa.com), November 2026.
 */
import type { Lifecycle } from "./lifecycle.js";
import type { Capture, Session } from "./sessions.js";

export const STEPS = ["consent", "document-type", "document", "selfie", "liveness", "outcome"] as const;
export type Step = (typeof STEPS)[number];

/** The documents as the API names them, and their words on the pages. */
export const DOCUMENT_TYPES = {
  passport: "passport",
  drivers_license: "driverLicence",
  national_id: "identityCard",
  residence_permit: "residencePermit",
} as const;
export type DocumentType = keyof typeof DOCUMENT_TYPES;

export const OUTCOMES = ["approve", "reject", "needs_review"] as const;
export type SandboxOutcome = (typeof OUTCOMES)[number];

export function isDocumentType(word: unknown): word is DocumentType {
  return typeof word === "string" && Object.hasOwn(DOCUMENT_TYPES, word);
}

/** The first step that is still to be done. */
export function nextStep({ consent, documentType, document, selfie, liveness }: Capture): Step {
  if (!consent) return "consent";
  if (documentType === null) return "document-type";
  if (document === null) return "document";
  if (!selfie) return "selfie";
  return liveness ? "outcome" : "liveness";
}

/** Gives a sandbox session the outcome that it waits for, on the last screen or by a call. */
export function chooseOutcome(session: Session, outcome: SandboxOutcome, lifecycle: Lifecycle): void {
  if (outcome === "needs_review") lifecycle.requireReview(session);
  else lifecycle.conclude(session, outcome === "approve" ? "approved" : "rejected");
}
