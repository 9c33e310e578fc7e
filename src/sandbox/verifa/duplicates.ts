/**
 * Verifa's duplicate detection: the same person under another external reference. From "Preventing duplicates" and
 * "Fraud signals" (docs.withverifa.com), November 2026: the traits and the levels of a score. A session with the check
 * `duplicate_detection` goes to review.
 *
 * Assumed, because no page says it: the traits that need no camera are compared. The check must be asked for in `checks`.
 * A duplicate adds 40 to a score of 10. The shape of the signals, and `duplicates` in the answer about an identity.
 */
import { isoSecondsOrNull } from "../../contract/iso-seconds.js";
import type { Identity } from "./identity.js";
import { extractedData } from "./person.js";
import type { Session } from "./sessions.js";

const TRAITS = ["document_number", "email", "phone", "name_and_date_of_birth"] as const;
type Trait = (typeof TRAITS)[number];

export interface Duplicate {
  identity: Identity;
  matchedOn: Trait[];
}

type PersonalData = Readonly<Record<string, string | undefined>>;

/** The person of a session, with the contact data that no document shows. */
export function personOfSession(session: Session): PersonalData {
  const { email, phone } = session.fields;
  return { ...extractedData(session), email, phone };
}

/** Finds other identities of the same person, the oldest first. */
export function findDuplicates(
  person: PersonalData,
  externalRef: string | null,
  identities: readonly Identity[],
): Duplicate[] {
  const traits = traitsOf(person);
  return identities
    .filter((one) => one.status !== "redacted" && one.externalRef !== externalRef)
    .map((identity) => {
      const others = traitsOf({ ...identity.contact, ...identity.extractedData });
      const matchedOn = TRAITS.filter((name) => traits[name] && traits[name] === others[name]);
      return { identity, matchedOn };
    })
    .filter(({ matchedOn }) => matchedOn.length > 0)
    .toSorted((a, b) => a.identity.createdAt - b.identity.createdAt);
}

export function riskAnswer(duplicates: readonly Duplicate[]) {
  const score = duplicates.length > 0 ? 50 : 10;
  return {
    risk_score: score,
    risk_level: levelOf(score),
    risk_signals: duplicates.map(({ identity, matchedOn }) => ({
      type: "duplicate_detection",
      identity_id: identity.id,
      matched_on: matchedOn,
    })),
  };
}

export function duplicateAnswer({ identity, matchedOn }: Duplicate) {
  return {
    id: identity.id,
    external_ref: identity.externalRef,
    status: identity.status,
    archived_at: isoSecondsOrNull(identity.archivedAt),
    matched_on: matchedOn,
  };
}

function levelOf(score: number): "low" | "medium" | "high" | "critical" {
  if (score <= 20) return "low";
  if (score <= 50) return "medium";
  return score <= 80 ? "high" : "critical";
}

function traitsOf(person: PersonalData): Record<Trait, string | undefined> {
  const { document_number, email, phone, first_name, last_name, date_of_birth } = person;
  const hasName = first_name && last_name && date_of_birth;
  return {
    document_number,
    email: email?.toLowerCase(),
    phone: phone?.replace(/\D/g, "") || undefined,
    name_and_date_of_birth: hasName ? `${first_name} ${last_name} ${date_of_birth}`.toLowerCase() : undefined,
  };
}
