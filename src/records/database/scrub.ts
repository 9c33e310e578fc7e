/**
 * Scrubbing: what was deleted must not live on in the file. On SQLite, `secure_delete` zeroes what a statement deletes,
 * but copies that earlier page splits left behind, and older pages in the write-ahead log, survive it: only `vacuum`,
 * which writes the file anew, and a truncated log are free of them. That it is due is kept in the database until it
 * was done. On PostgreSQL `vacuum` gives the space of dead rows back; its log and its backups are the operator's.
 */
import { type Kysely, sql } from "kysely";
import type { DatabaseKind } from "./database-kind.js";
import type { RecordsTransaction } from "./records.js";
import type { Tables } from "./schema.js";

const SCRUB = "scrub";
const CHECKPOINT_ATTEMPTS = 10;
const CHECKPOINT_PAUSE_MS = 20;

/** In the transaction that redacts. */
export async function markScrub({ db }: RecordsTransaction): Promise<void> {
  await db
    .insertInto("chores")
    .values({ name: SCRUB, marks: 1 })
    .onConflict((conflict) =>
      conflict.column("name").doUpdateSet((column) => ({ marks: column("chores.marks", "+", 1) })),
    )
    .execute();
}

/**
 * Scrubs the database if that is due. False: somebody else was using it, and it is still due.
 * One scrub serves all redactions before it.
 */
export async function scrub(db: Kysely<Tables>, kind: DatabaseKind): Promise<boolean> {
  const due = await db.selectFrom("chores").select("marks").where("name", "=", SCRUB).executeTakeFirst();
  if (!due) return true;
  try {
    if (!(await (kind === "sqlite" ? rewriteFile(db) : vacuumTables(db)))) return false;
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  }
  // A mark that came meanwhile stays.
  await db.deleteFrom("chores").where("name", "=", SCRUB).where("marks", "=", due.marks).execute();
  return true;
}

async function rewriteFile(db: Kysely<Tables>): Promise<boolean> {
  await sql`vacuum`.execute(db);
  // The log can be emptied in a moment at which nobody reads; most reads are over in less than a millisecond.
  for (let attempt = 1; attempt <= CHECKPOINT_ATTEMPTS; attempt += 1) {
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
    if (rows.every(({ busy }) => busy === 0)) return true;
    await new Promise((resolve) => setTimeout(resolve, CHECKPOINT_PAUSE_MS));
  }
  return false;
}

async function vacuumTables(db: Kysely<Tables>): Promise<boolean> {
  for (const table of ["visits", "identities", "identityHashes", "outbox", "codes"] as const) {
    await sql`vacuum ${sql.table(table)}`.execute(db);
  }
  return true;
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && /SQLITE_(BUSY|LOCKED)|database (table )?is locked/i.test(describe(error));
}

const describe = (error: Error): string => `${"code" in error ? String(error.code) : ""} ${error.message}`;
