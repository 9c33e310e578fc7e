/**
 * Reads pages of visits, newest first. A cursor is the reference of the last visit of the page before. Visits that are
 * added meanwhile are newer than any page, so pages never shift.
 */
import { sql } from "kysely";
import type { AnyProviderId } from "../../contract/providers.js";
import type { Outcome, Status } from "../../contract/status.js";
import type { Records } from "../database/records.js";
import type { Visit } from "./visit.js";
import { readVisit } from "./visit-row.js";

export interface VisitFilter {
  /** A proved one. */
  externalRef?: string | undefined;
  /** A proved one. */
  email?: string | undefined;
  status?: Status | undefined;
  outcome?: Outcome | undefined;
  provider?: AnyProviderId | undefined;
  /** The first time that fits, in ms since the epoch. */
  createdFrom?: number | undefined;
  /** The first time that no longer fits, in ms since the epoch. */
  createdBefore?: number | undefined;
}

export interface VisitPlace {
  limit: number;
  /** The last reference of the page before. */
  after?: string | undefined;
}

export interface VisitPage {
  visits: Visit[];
  hasNext: boolean;
}

export async function readVisitPage(
  records: Records,
  organisation: string,
  filter: VisitFilter,
  { limit, after }: VisitPlace,
): Promise<VisitPage> {
  const { db, sealer } = records;
  const createdAt = timeColumn(filter);
  let query = await matching(records, organisation, filter);
  if (after !== undefined) {
    const cursor = await db
      .selectFrom("visits")
      .select(["createdAt", "sequence"])
      .where("organisation", "=", organisation)
      .where("reference", "=", after.toLowerCase())
      .executeTakeFirst();
    if (!cursor) return { visits: [], hasNext: false };
    query = query.where(
      sql<boolean>`(${createdAt}, ${sql.ref("sequence")}) < (${cursor.createdAt}, ${cursor.sequence})`,
    );
  }
  const rows = await query
    .selectAll()
    .orderBy(createdAt, "desc")
    .orderBy("sequence", "desc")
    .limit(limit + 1)
    .execute();
  const visits = await Promise.all(rows.slice(0, limit).map((row) => readVisit(row, sealer)));
  return { visits, hasNext: rows.length > limit };
}

/**
 * The time of creation. With a customer's hash it is an expression, `+created_at`, which no index has: SQLite would
 * otherwise read all visits in the order of `visits_by_time` instead of the customer's few.
 */
function timeColumn({ externalRef, email }: VisitFilter) {
  const column = sql.ref<number>("createdAt");
  return externalRef === undefined && email === undefined ? sql<number>`${column}` : sql<number>`+${column}`;
}

/** All but the hashes is in one index, `visits_by_time`, so that the rows of the page are read and no others. */
async function matching({ db, sealer }: Records, organisation: string, filter: VisitFilter) {
  const { externalRef, email, status, outcome, provider, createdFrom, createdBefore } = filter;
  const createdAt = timeColumn(filter);
  let query = db.selectFrom("visits").where("organisation", "=", organisation);
  if (externalRef !== undefined) {
    query = query.where("externalRefHash", "in", await sealer.hashes("external-ref", externalRef));
  }
  if (email !== undefined) {
    query = query.where("emailHash", "in", await sealer.hashes("email", email.toLowerCase()));
  }
  if (status !== undefined) query = query.where("status", "=", status);
  if (outcome !== undefined) query = query.where("outcome", "=", outcome);
  if (provider !== undefined) query = query.where("provider", "=", provider);
  if (createdFrom !== undefined) query = query.where(createdAt, ">=", createdFrom);
  if (createdBefore !== undefined) query = query.where(createdAt, "<", createdBefore);
  return query;
}
