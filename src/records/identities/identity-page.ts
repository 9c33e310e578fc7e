/**
 * Reads pages of identities, newest first. A cursor is the id of the identity before a page, and stands for its position in
 * the order of creation. Rows added meanwhile are newer than any page, so pages never shift. Each page reads a range of
 * one index. A search opens the sealed references along that range, because no part of them is readable at rest.
 */
import type { ExpressionBuilder } from "kysely";
import type { IdentityStatus } from "../../contract/identity-words.js";
import type { Sealer } from "../../crypto/seal.js";
import type { Records } from "../database/records.js";
import type { Tables } from "../database/schema.js";
import type { CountedIdentity } from "./identity.js";
import { type IdentityRow, openExternalRef, readIdentity } from "./identity-row.js";

export interface IdentityFilter {
  status?: IdentityStatus | undefined;
  /** A part of the external reference. */
  externalRefPart?: string | undefined;
  includeArchived: boolean;
}

/** The position of a page. It begins behind the row `after`, or with the first where that is null, or ends with the row `before`. */
export type IdentityPlace = { offset: number } | { after: string | null } | { before: string };

export interface IdentityPage {
  identities: CountedIdentity[];
  /** The row behind which the next page begins. Null: there is none. */
  nextCursor: string | null;
  /** The row with which the previous page ends. Null: there is none. */
  previousCursor: string | null;
  /** Null unless `offset` is given, because counting takes longer than reading a page. */
  total: number | null;
}

/** The id of a row and its place in the order of creation. */
interface RowKey {
  id: string;
  sequence: number;
}

/** The number of rows that a search opens at a time. */
const SEARCH_BATCH = 500;

/** Null: the organisation has no identity with the cursor's id. */
export async function readIdentityPage(
  records: Records,
  organisation: string,
  filter: IdentityFilter,
  place: IdentityPlace,
  limit: number,
): Promise<IdentityPage | null> {
  const { db, sealer } = records;
  const identities = async (keys: readonly RowKey[]): Promise<CountedIdentity[]> => {
    if (keys.length === 0) return [];
    const rows = await db
      .selectFrom("identities")
      .selectAll("identities")
      .select(sessionCount)
      .where(
        "sequence",
        "in",
        keys.map(({ sequence }) => sequence),
      )
      .orderBy("sequence", "desc")
      .execute();
    return Promise.all(rows.map((row) => readCounted(row, sealer)));
  };

  if ("offset" in place) {
    const { keys, total } = await keysByOffset(records, organisation, filter, place.offset, limit);
    // The row before the page is read as well, for its cursor.
    const page = place.offset > 0 ? keys.slice(1) : keys;
    const shown = page.slice(0, limit);
    return {
      identities: await identities(shown),
      nextCursor: page.length > limit ? (shown.at(-1)?.id ?? null) : null,
      previousCursor: place.offset > 0 ? (keys.at(0)?.id ?? null) : null,
      total,
    };
  }

  const cursor = "after" in place ? place.after : place.before;
  const sequence = cursor === null ? Number.MAX_SAFE_INTEGER : await sequenceOf(db, organisation, cursor);
  if (sequence === null) return null;
  const keys = (side: Side, count: number) =>
    keysFrom(records, organisation, filter, { side, sequence }, count);
  if ("after" in place) {
    const found = await keys("older", limit + 1);
    const shown = found.slice(0, limit);
    return {
      identities: await identities(shown),
      nextCursor: found.length > limit ? (shown.at(-1)?.id ?? null) : null,
      previousCursor: (await keys("newer", 1)).length > 0 ? cursor : null,
      total: null,
    };
  }
  const found = await keys("newer", limit + 1);
  return {
    identities: await identities(found.slice(0, limit)),
    nextCursor: (await keys("older", 1)).length > 0 ? cursor : null,
    previousCursor: found[limit]?.id ?? null,
    total: null,
  };
}

/** The side of a cursor: the rows behind it, or its own row and those before it. */
type Side = "older" | "newer";

/** Reads keys on one side of a row, the nearest first. */
async function keysFrom(
  records: Records,
  organisation: string,
  filter: IdentityFilter,
  { side, sequence }: { side: Side; sequence: number },
  count: number,
): Promise<RowKey[]> {
  const beyond = (from: number, including: boolean) =>
    side === "older"
      ? matching(records, organisation, filter).where("sequence", "<", from).orderBy("sequence", "desc")
      : matching(records, organisation, filter)
          .where("sequence", including ? ">=" : ">", from)
          .orderBy("sequence", "asc");
  const { externalRefPart } = filter;
  if (externalRefPart === undefined) {
    return beyond(sequence, true).select(["id", "sequence"]).limit(count).execute();
  }
  const found: RowKey[] = [];
  let from = sequence;
  for (let first = true; found.length < count; first = false) {
    const rows = await beyond(from, first).select(["id", "sequence", "sealed"]).limit(SEARCH_BATCH).execute();
    const refs = await Promise.all(rows.map((row) => openExternalRef(row, records.sealer)));
    found.push(...rows.filter((_, index) => refs[index]?.includes(externalRefPart)));
    const last = rows.at(-1);
    if (!last || rows.length < SEARCH_BATCH) break;
    from = last.sequence;
  }
  return found.slice(0, count);
}

/** Reads the keys of a page and of the two rows around it, and counts all. */
async function keysByOffset(
  records: Records,
  organisation: string,
  filter: IdentityFilter,
  offset: number,
  limit: number,
): Promise<{ keys: RowKey[]; total: number }> {
  const start = Math.max(0, offset - 1);
  const end = offset + limit + 1;
  if (filter.externalRefPart !== undefined) {
    const from = { side: "older", sequence: Number.MAX_SAFE_INTEGER } as const;
    const all = await keysFrom(records, organisation, filter, from, Number.POSITIVE_INFINITY);
    return { keys: all.slice(start, end), total: all.length };
  }
  const keys = await matching(records, organisation, filter)
    .select(["id", "sequence"])
    .orderBy("sequence", "desc")
    .limit(end - start)
    .offset(start)
    .execute();
  const { count: total } = await matching(records, organisation, filter)
    .select((count) => count.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return { keys, total };
}

function matching({ db }: Records, organisation: string, { status, includeArchived }: IdentityFilter) {
  let query = db.selectFrom("identities").where("organisation", "=", organisation);
  if (status !== undefined) query = query.where("status", "=", status);
  return includeArchived ? query : query.where("archivedAt", "is", null);
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
