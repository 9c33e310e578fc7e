/**
 * Reads pages of identities, newest first. A cursor is the id of an identity and stands for its position in the order of
 * creation. Rows added meanwhile are newer than any page, so pages never shift. Each page reads a range of one index.
 */
import type { ExpressionBuilder } from "kysely";
import type { IdentityStatus } from "../../contract/identity-words.js";
import type { Sealer } from "../../crypto/seal.js";
import type { Records } from "../database/records.js";
import type { Tables } from "../database/schema.js";
import type { CountedIdentity } from "./identity.js";
import { type IdentityRow, readIdentity } from "./identity-row.js";

export interface IdentityFilter {
  status?: IdentityStatus | undefined;
  /** The complete external reference: it is hashed, so parts of it can't be searched. */
  externalRef?: string | undefined;
  includeArchived: boolean;
}

/** The position of a page. `after` is the id of the row before the page, `before` the id of the row behind it. */
export type IdentityPlace = { offset: number } | { after: string } | { before: string };

export interface IdentityPage {
  identities: CountedIdentity[];
  hasNext: boolean;
  hasPrevious: boolean;
  /** Null unless `offset` is given, because counting takes longer than reading a page. */
  total: number | null;
}

/** Null: the organisation has no identity with the cursor's id. */
export async function readIdentityPage(
  { db, sealer }: Records,
  organisation: string,
  filter: IdentityFilter,
  place: IdentityPlace,
  limit: number,
): Promise<IdentityPage | null> {
  const hashes =
    filter.externalRef === undefined ? null : await sealer.hashes("external-ref", filter.externalRef);
  const matching = () => {
    let query = db.selectFrom("identities").where("organisation", "=", organisation);
    if (filter.status !== undefined) query = query.where("status", "=", filter.status);
    if (!filter.includeArchived) query = query.where("archivedAt", "is", null);
    return hashes === null ? query : query.where("externalRefHash", "in", hashes);
  };
  const rows = () => matching().selectAll("identities").select(sessionCount);
  const exists = async (side: "<" | ">", sequence: number) =>
    (await matching().select("id").where("sequence", side, sequence).limit(1).executeTakeFirst()) !==
    undefined;
  const read = (page: readonly CountedRow[]) => Promise.all(page.map((row) => readCounted(row, sealer)));

  if ("offset" in place) {
    const page = await rows().orderBy("sequence", "desc").limit(limit).offset(place.offset).execute();
    const { count: total } = await matching()
      .select((count) => count.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    return {
      identities: await read(page),
      hasNext: place.offset + page.length < total,
      hasPrevious: place.offset > 0 && page.length > 0,
      total,
    };
  }

  const sequence = await sequenceOf(db, organisation, "after" in place ? place.after : place.before);
  if (sequence === null) return null;
  if ("after" in place) {
    const found = await rows()
      .where("sequence", "<", sequence)
      .orderBy("sequence", "desc")
      .limit(limit + 1)
      .execute();
    const page = found.slice(0, limit);
    const first = page[0];
    return {
      identities: await read(page),
      hasNext: found.length > limit,
      hasPrevious: first !== undefined && (await exists(">", first.sequence)),
      total: null,
    };
  }
  const found = await rows()
    .where("sequence", ">", sequence)
    .orderBy("sequence", "asc")
    .limit(limit + 1)
    .execute();
  const page = found.slice(0, limit).reverse();
  const last = page.at(-1);
  return {
    identities: await read(page),
    hasNext: last !== undefined && (await exists("<", last.sequence)),
    hasPrevious: found.length > limit,
    total: null,
  };
}

export type CountedRow = IdentityRow & { sessionCount: number | null };

export async function readCounted(row: CountedRow, sealer: Sealer): Promise<CountedIdentity> {
  const { sessionCount, ...identity } = row;
  return { ...(await readIdentity(identity, sealer)), sessionCount: sessionCount ?? 0 };
}

/** Counts the visits of an identity and the open visits of its external reference. Each half uses an index. */
export function sessionCount(identities: ExpressionBuilder<Tables, "identities">) {
  const concluded = identities
    .selectFrom("visits")
    .select((visits) => visits.fn.countAll<number>().as("count"))
    .whereRef("visits.identityId", "=", "identities.id");
  const open = identities
    .selectFrom("visits")
    .select((visits) => visits.fn.countAll<number>().as("count"))
    .whereRef("visits.organisation", "=", "identities.organisation")
    .whereRef("visits.externalRefHash", "=", "identities.externalRefHash")
    .where("visits.identityId", "is", null);
  return identities(concluded, "+", open).as("sessionCount");
}

async function sequenceOf(db: Records["db"], organisation: string, id: string): Promise<number | null> {
  const row = await db
    .selectFrom("identities")
    .select("sequence")
    .where("organisation", "=", organisation)
    .where("id", "=", id)
    .executeTakeFirst();
  return row ? row.sequence : null;
}
