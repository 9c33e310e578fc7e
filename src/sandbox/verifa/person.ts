/** The person on a simulated document: as the session was prefilled, else the Jane Doe of Verifa's page "Identities". */
import type { Session } from "./sessions.js";

const SAMPLE = { first_name: "Jane", last_name: "Doe", date_of_birth: "1997-06-15" };
/** Prefilled members that no document shows. */
const NOT_ON_DOCUMENTS = new Set(["email", "phone"]);

export function extractedData(session: Session): Record<string, string> {
  const prefilled = Object.fromEntries(
    Object.entries(session.fields).filter(([name]) => !NOT_ON_DOCUMENTS.has(name)),
  );
  const data = {
    ...SAMPLE,
    document_type: session.capture.documentType ?? "drivers_license",
    country: session.country ?? "US",
    ...prefilled,
  };
  return {
    ...data,
    document_number: documentNumber(`${data.first_name} ${data.last_name} ${data.date_of_birth}`),
  };
}

/** Age in whole years at `now` (ms since the epoch); null where the date of birth is none. */
export function extractedAge(session: Session, now: number): number | null {
  const born = new Date(`${extractedData(session).date_of_birth}T00:00:00Z`);
  if (Number.isNaN(born.getTime())) return null;
  const today = new Date(now);
  const years = today.getUTCFullYear() - born.getUTCFullYear();
  const birthday = Date.UTC(today.getUTCFullYear(), born.getUTCMonth(), born.getUTCDate());
  return birthday > now ? years - 1 : years;
}

/** A number that is the same for the same person, so that duplicates can be found. */
function documentNumber(person: string): string {
  let sum = 7;
  for (const character of person.toLowerCase())
    sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_000_007;
  return `D${String(sum).padStart(10, "0").slice(-8)}`;
}
