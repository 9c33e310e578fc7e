/** The person on a simulated document: as the session was prefilled, else the Jane Doe of Verifa's page "Identities". */
import { documentName } from "../document-name.js";
import type { Session } from "./sessions.js";

const SAMPLE_NAME = ["Jane", "Doe"] as const;
const SAMPLE_DATE_OF_BIRTH = "1997-06-15";
/** Prefilled members that no document shows. */
const NOT_ON_DOCUMENTS = new Set(["email", "phone"]);

export function extractedData(session: Session): Record<string, string> {
  const prefilled = Object.fromEntries(
    Object.entries(session.fields).filter(([name]) => !NOT_ON_DOCUMENTS.has(name)),
  );
  const { first_name, last_name } = session.fields;
  const [first, last] = documentName(first_name, last_name, SAMPLE_NAME);
  const data = {
    ...(first ? { first_name: first } : {}),
    ...(last ? { last_name: last } : {}),
    date_of_birth: SAMPLE_DATE_OF_BIRTH,
    document_type: session.capture.documentType ?? "drivers_license",
    country: session.country ?? "US",
    ...prefilled,
  };
  return {
    ...data,
    document_number: documentNumber([first, last, data.date_of_birth].filter(Boolean).join(" ")),
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
