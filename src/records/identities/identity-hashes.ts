/**
 * What identities are compared by: keyed hashes of a person's document number, email address, phone number, and name
 * with birth date, each in a form in which the same thing written in two ways is equal.
 */
import { DUPLICATE_KINDS, type DuplicateKind, type ExtractedData } from "../../contract/identity-words.js";
import type { Sealer } from "../../crypto/seal.js";
import type { Records } from "../database/records.js";
import type { Duplicate, Identity } from "./identity.js";
import { readIdentity } from "./identity-row.js";

/** No list of duplicates is longer: beyond it, something else is wrong. */
const MOST_DUPLICATES = 100;

/** What there is to compare, by kind. Kinds that the data says nothing about are left out. */
export function comparableTexts(data: ExtractedData): [DuplicateKind, string][] {
  const { document_number, country, email, phone, first_name, last_name, date_of_birth } = data;
  const number = lettersAndDigits(document_number);
  const digits = phone?.replace(/\D/g, "").replace(/^00/, "");
  const [first, last] = [lettersAndDigits(first_name), lettersAndDigits(last_name)];
  const texts: [DuplicateKind, string | undefined][] = [
    ["document_number", number && `${(country ?? "").toUpperCase()}:${number}`],
    ["email", email?.trim().toLowerCase()],
    // Fewer digits are an extension, or a typo, and prove nothing.
    ["phone", digits && digits.length >= 7 ? digits : undefined],
    ["name_and_date_of_birth", first && last && date_of_birth && `${first}:${last}:${date_of_birth}`],
  ];
  return texts.filter((entry): entry is [DuplicateKind, string] => Boolean(entry[1]));
}

/** An identity as far as it is compared. */
export type ComparedIdentity = Pick<Identity, "id" | "organisation" | "extractedData">;

/** Puts an identity's hashes in the place of those that it had. */
export async function writeHashes({ db, sealer }: Records, identity: ComparedIdentity): Promise<void> {
  await db.deleteFrom("identityHashes").where("identityId", "=", identity.id).execute();
  const rows = await hashRows(sealer, identity);
  if (rows.length > 0) await db.insertInto("identityHashes").values(rows).execute();
}

/** Whether an identity's hashes are those that would be written now. */
export async function hashesAreCurrent(
  { db, sealer }: Records,
  identity: ComparedIdentity,
): Promise<boolean> {
  const stored = db.selectFrom("identityHashes").select("hash").where("identityId", "=", identity.id);
  const [rows, found] = await Promise.all([hashRows(sealer, identity), stored.execute()]);
  const known = new Set(found.map(({ hash }) => hash));
  return known.size === rows.length && rows.every(({ hash }) => known.has(hash));
}

function hashRows(sealer: Sealer, { id, organisation, extractedData }: ComparedIdentity) {
  return Promise.all(
    comparableTexts(extractedData).map(async ([kind, text]) => ({
      identityId: id,
      kind,
      hash: await sealer.hash("identity", hashedText(organisation, kind, text)),
    })),
  );
}

/** Other identities of the organisation that share something with this one, the oldest first. */
export async function findDuplicates(
  { db, sealer }: Records,
  { id, organisation, extractedData }: Identity,
): Promise<Duplicate[]> {
  const hashes = await Promise.all(
    comparableTexts(extractedData).map(([kind, text]) =>
      sealer.hashes("identity", hashedText(organisation, kind, text)),
    ),
  );
  if (hashes.length === 0) return [];
  const rows = await db
    .selectFrom("identityHashes")
    .innerJoin("identities", "identities.id", "identityHashes.identityId")
    .selectAll("identities")
    .select("identityHashes.kind")
    .where("identityHashes.hash", "in", hashes.flat())
    .where("identities.organisation", "=", organisation)
    .where("identities.id", "<>", id)
    .orderBy("identities.sequence")
    .limit(MOST_DUPLICATES * DUPLICATE_KINDS.length)
    .execute();
  const found = new Map<string, Duplicate>();
  for (const { kind, ...row } of rows) {
    const duplicate = found.get(row.id) ?? { identity: await readIdentity(row, sealer), matchedOn: [] };
    found.set(row.id, {
      ...duplicate,
      matchedOn: DUPLICATE_KINDS.filter((one) => one === kind || duplicate.matchedOn.includes(one)),
    });
  }
  return [...found.values()].slice(0, MOST_DUPLICATES);
}

/** Equal data of two organisations, or of two kinds, has different hashes. */
const hashedText = (organisation: string, kind: DuplicateKind, text: string): string =>
  `${kind}\0${organisation}\0${text}`;

/** In lower case and without accents, spaces and signs: `O’Néill-Smith` is `oneillsmith`. */
function lettersAndDigits(text: string | undefined): string | undefined {
  return text
    ?.normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
