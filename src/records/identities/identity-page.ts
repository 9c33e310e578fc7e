/**
 * Lists of identities, newest first. A cursor is an identity's id and stands for its place in the order of creation:
 * rows that are added meanwhile are newer than any page, so that no page shifts. Each page is a stretch of one index.
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
  /** The external reference, in full: what is encrypted can't be searched by its parts. */
  externalRef?: string | undefined;
  includeArchived: boolean;
}

/** `after` and `before` are ids: of the row before the page, or of the row behind it. */
export type IdentityPlace = { offset: number } | { after: string } | { before: string };

export interface IdentityPage {
  identities: CountedIdentity[];
  hasNext: boolean;
  hasPrevious: boolean;
  /** With `offset` only: counting takes longer than reading a page. */
  total: number | null;
}

/** Null: there is no row with the cursor's id. */
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

/** The visits that have fed the identity, and those of its reference that are still under way. Each has its index. */
export function sessionCount(identities: ExpressionBuilder<Tables, "identities">) {
  const fed = identities
    .selectFrom("visits")
    .select((visits) => visits.fn.countAll<number>().as("count"))
    .whereRef("visits.identityId", "=", "identities.id");
  const underWay = identities
    .selectFrom("visits")
    .select((visits) => visits.fn.countAll<number>().as("count"))
    .whereRef("visits.organisation", "=", "identities.organisation")
    .whereRef("visits.externalRefHash", "=", "identities.externalRefHash")
    .where("visits.identityId", "is", null);
  return identities(fed, "+", underWay).as("sessionCount");
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
