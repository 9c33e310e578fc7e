/**
 * VerifiMe's tracking references and what it keeps of a person between them, in memory.
 * From "Tracking References" (later version), "Pre-filling Customer Details" and "Integration Flow", 20 November 2026.
 *
 * Chosen, because no page says: a person is known by the email address; whoever has submitted before and comes with
 * a fresh reference confirms the details once more, while document and selfie are kept.
 */
import { furthest, type Status } from "../../contract/status.js";
import type { InviteRequest } from "./invite.js";
import { findOrganisation, type VerifimeOrganisation } from "./organisations.js";

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

/** What VerifiMe keeps of a person: a returning customer picks up where they left off. */
export interface Wallet {
  email: string;
  details: Details | null;
  /** Whether the details were confirmed since the last submission. */
  confirmed: boolean;
  document: { type: string; file: string } | null;
  selfie: boolean;
}

export interface Assessment {
  status: "PENDING" | "PRELIMINARY" | "ASSESSED";
  riskLevel: string | null;
  flags: readonly string[];
}

/** One tracking reference. */
export interface Visit {
  reference: string;
  organisation: VerifimeOrganisation;
  wallet: Wallet;
  status: Status;
  referenceData: string | null;
  /** Suggestions for the details, until a submission consumes them. */
  suggestions: Partial<Details>;
  callbackUrl: string | null;
  createdAt: number;
  left: boolean;
  assessment: Assessment | null;
  /** Calls off the assessment that is under way. */
  cancelAssessment: () => void;
}

export class Tracking {
  readonly #visits = new Map<string, Visit>();
  readonly #wallets = new Map<string, Wallet>();

  /** Newest first. */
  get visits(): Visit[] {
    return [...this.#visits.values()].reverse();
  }

  find(reference: string): Visit | undefined {
    return this.#visits.get(reference.toLowerCase());
  }

  /** Issues a reference. There is no limit on them, and none ever expires. */
  issue(reference: string, request: InviteRequest, createdAt: number): Visit {
    const organisation = findOrganisation(request.code);
    if (!organisation) throw new Error(`no organisation ${request.code}`);
    const visit: Visit = {
      reference,
      organisation,
      wallet: this.#walletOf(request.email),
      status: "Inactive",
      referenceData: request.referenceData,
      suggestions: suggestionsFrom(request.customerContext),
      callbackUrl: request.customerContext?.callbackUrl ?? null,
      createdAt,
      left: false,
      assessment: null,
      cancelAssessment: () => {},
    };
    this.#visits.set(reference, visit);
    return visit;
  }

  /** The customer has come in, by whichever door: the portal or the activate call. */
  activate(visit: Visit): void {
    visit.status = furthest(visit.status, "Active");
    visit.left = false;
  }

  /** Everything is handed in: the suggestions of all this person's references are used up. */
  complete(visit: Visit): void {
    visit.status = "Completed";
    visit.left = false;
    visit.wallet.confirmed = false;
    for (const other of this.#visits.values()) {
      if (other.wallet === visit.wallet) other.suggestions = {};
    }
  }

  reset(): void {
    for (const visit of this.#visits.values()) visit.cancelAssessment();
    this.#visits.clear();
    this.#wallets.clear();
  }

  #walletOf(email: string): Wallet {
    const key = email.toLowerCase();
    const known = this.#wallets.get(key);
    if (known) return known;
    const wallet: Wallet = { email, details: null, confirmed: false, document: null, selfie: false };
    this.#wallets.set(key, wallet);
    return wallet;
  }
}

/** The first step that is still to be done. */
export function nextStep({ wallet }: Visit): Step {
  if (!wallet.details || !wallet.confirmed) return "details";
  if (!wallet.document) return "document";
  return wallet.selfie ? "review" : "selfie";
}

/** What the details form starts with: the customer's own words, unless the invite brought fresh suggestions. */
export function startingDetails({ wallet, suggestions }: Visit): Partial<Details> {
  return wallet.confirmed ? (wallet.details ?? {}) : { ...wallet.details, ...suggestions };
}

/** First, middle and family name in one line. */
export function fullName(details: Partial<Details>): string {
  return [details.firstName, details.middleName, details.familyName].filter(Boolean).join(" ");
}

function suggestionsFrom(context: InviteRequest["customerContext"]): Partial<Details> {
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
