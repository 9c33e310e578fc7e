/**
 * The keyed hashes that find duplicates of an identity, made of the document number, the email address, the phone
 * number, or the name with the birth date. Each is normalised first, so that two spellings of one value are equal.
 */
import { DUPLICATE_KINDS, type DuplicateKind, type ExtractedData } from "../../contract/identity-words.js";
import type { Sealer } from "../../crypto/seal.js";
import type { Records } from "../database/records.js";
import type { Duplicate, Identity } from "./identity.js";
import { readIdentity } from "./identity-row.js";

/** A longer list of duplicates would be a sign of another problem. */
const MOST_DUPLICATES = 100;

/** Returns the normalised texts to compare, by kind. Kinds without data are left out. */
export function comparableTexts(data: ExtractedData): [DuplicateKind, string][] {
  const { document_number, country, email, phone, first_name, last_name, date_of_birth } = data;
  const number = lettersAndDigits(document_number);
  const digits = phone?.replace(/\D/g, "").replace(/^00/, "");
  const [first, last] = [lettersAndDigits(first_name), lettersAndDigits(last_name)];
  const texts: [DuplicateKind, string | undefined][] = [
    ["document_number", number && `${(country ?? "").toUpperCase()}:${number}`],
    ["email", email?.trim().toLowerCase()],
    // Fewer digits are an extension or a typo and identify nobody.
    ["phone", digits && digits.length >= 7 ? digits : undefined],
    ["name_and_date_of_birth", first && last && date_of_birth && `${first}:${last}:${date_of_birth}`],
  ];
  return texts.filter((entry): entry is [DuplicateKind, string] => Boolean(entry[1]));
}

/** The members of an identity that are compared. */
export type ComparedIdentity = Pick<Identity, "id" | "organisation" | "extractedData">;

/** Replaces the hashes of an identity. */
export async function writeHashes({ db, sealer }: Records, identity: ComparedIdentity): Promise<void> {
  await db.deleteFrom("identityHashes").where("identityId", "=", identity.id).execute();
  const rows = await hashRows(sealer, identity);
  if (rows.length > 0) await db.insertInto("identityHashes").values(rows).execute();
}

/** True where the hashes of an identity are those that would be written now. */
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

/** Finds other identities of the organisation that share a value with this one, the oldest first. */
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

/** The same value has different hashes in two organisations, or as two kinds. */
const hashedText = (organisation: string, kind: DuplicateKind, text: string): string =>
  `${kind}\0${organisation}\0${text}`;

/** Removes accents, spaces and signs, and upper case: `O’Néill-Smith` becomes `oneillsmith`. */
function lettersAndDigits(text: string | undefined): string | undefined {
  return text
    ?.normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
