/** VerifiMe's tracking references, one a session, and the data that it keeps of a person between them. */
import type { Status } from "../../contract/status.js";
import type { Organisation } from "./account.js";
import type { Assessment } from "./assessment.js";
import type { DocumentType } from "./document-types.js";
import type { SessionRequest } from "./session-request.js";

export const DETAIL_FIELDS = [
  "firstName",
  "middleName",
  "familyName",
  "dateOfBirth",
  "preferredContactNumber",
  "address",
] as const;
export type Details = Record<(typeof DETAIL_FIELDS)[number], string>;

export const STEPS = ["details", "document", "selfie", "review"] as const;
export type Step = (typeof STEPS)[number];

/** The data that VerifiMe keeps of a person: a returning customer continues where they left off. */
export interface Wallet {
  email: string;
  details: Details | null;
  /** True once the details were confirmed after the last submission. */
  confirmed: boolean;
  /** The file is null for the sample. */
  document: { type: DocumentType; file: string | null } | null;
  selfie: boolean;
}

export interface Session {
  /** The tracking reference. */
  id: string;
  organisation: Organisation;
  wallet: Wallet;
  status: Status;
  referenceData: string | null;
  /** Suggestions for the details, until a submission uses them up. */
  suggestions: Partial<Details>;
  callbackUrl: string | null;
  createdAt: number;
  left: boolean;
  assessment: Assessment | null;
  /** `eventTimestamp` of the last event. */
  assessedAt: string | null;
  /** Cancels an assessment that hasn't ended. */
  cancelAssessment: () => void;
}

/** The first step that is still to be done. */
export function nextStep({ wallet }: Session): Step {
  if (!wallet.details || !wallet.confirmed) return "details";
  if (!wallet.document) return "document";
  return wallet.selfie ? "review" : "selfie";
}

/** The first values of the details form: the customer's own words, unless the invite brought fresh suggestions. */
export function startingDetails({ wallet, suggestions }: Session): Partial<Details> {
  return wallet.confirmed ? (wallet.details ?? {}) : { ...wallet.details, ...suggestions };
}

/** First, middle and family name in one line. */
export function fullName(details: Partial<Details>): string {
  return [details.firstName, details.middleName, details.familyName].filter(Boolean).join(" ");
}

/** Tells if an invite gave a first name alone, or a family name alone: some people have no other. */
export function hasOneName({ firstName, familyName }: Partial<Details>): boolean {
  return !firstName !== !familyName;
}

/** The details that an invite suggests. A `fullName` is split, unless its parts are given too. */
export function suggestedDetails(context: SessionRequest["customerContext"]): Partial<Details> {
  if (!context) return {};
  const suggestions: Partial<Details> = {};
  const [first, ...others] = context.fullName?.trim().split(/\s+/) ?? [];
  const family = others.pop();
  if (first) suggestions.firstName = first;
  if (others.length > 0) suggestions.middleName = others.join(" ");
  if (family) suggestions.familyName = family;
  for (const field of DETAIL_FIELDS) {
    const value = context[field];
    if (value) suggestions[field] = value;
  }
  return suggestions;
}
