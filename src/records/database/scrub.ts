/**
 * Scrubbing removes the traces of redacted data from the database. On SQLite, `secure_delete` overwrites deleted rows, but
 * copies remain from earlier page splits and in the write-ahead log. Only `vacuum`, which writes the file anew, and an
 * emptied log remove those. The database remembers that a scrub is due until it is done. On PostgreSQL, `vacuum` frees the
 * space of dead rows. The operator takes care of its log and backups.
 */
import { type Kysely, sql } from "kysely";
import type { DatabaseKind } from "./database-kind.js";
import type { Tables } from "./schema.js";

const SCRUB = "scrub";
const CHECKPOINT_ATTEMPTS = 10;
const CHECKPOINT_PAUSE_MS = 20;

/** Marks a scrub as due, in the transaction that removes personal data. */
export async function markScrub({ db }: { db: Kysely<Tables> }): Promise<void> {
  await db
    .insertInto("chores")
    .values({ name: SCRUB, marks: 1 })
    .onConflict((conflict) =>
      conflict.column("name").doUpdateSet((column) => ({ marks: column("chores.marks", "+", 1) })),
    )
    .execute();
}

/**
 * Scrubs the database where that is due: once for all redactions before it.
 * @returns false where the database was in use: the scrub is still due.
 */
export async function scrub(db: Kysely<Tables>, kind: DatabaseKind): Promise<boolean> {
  const due = await db.selectFrom("chores").select("marks").where("name", "=", SCRUB).executeTakeFirst();
  if (!due) return true;
  try {
    if (!(await (kind === "sqlite" ? rewriteFile(db) : vacuumTables(db)))) return false;
  } catch (error) {
    if (isLocked(error)) return false;
    throw error;
  }
  // A redaction in the meantime has raised the marks: its scrub stays due.
  await db.deleteFrom("chores").where("name", "=", SCRUB).where("marks", "=", due.marks).execute();
  return true;
}

async function rewriteFile(db: Kysely<Tables>): Promise<boolean> {
  await sql`vacuum`.execute(db);
  // The log can be emptied only while nobody reads; most reads take less than a millisecond.
  for (let attempt = 1; attempt <= CHECKPOINT_ATTEMPTS; attempt += 1) {
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
    if (rows.every(({ busy }) => busy === 0)) return true;
    await new Promise((resolve) => setTimeout(resolve, CHECKPOINT_PAUSE_MS));
  }
  return false;
}

async function vacuumTables(db: Kysely<Tables>): Promise<boolean> {
  for (const table of ["visits", "identities", "identityHashes", "outbox", "visitCodes", "mails"] as const) {
    await sql`vacuum ${sql.table(table)}`.execute(db);
  }
  return true;
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && /SQLITE_(BUSY|LOCKED)|database (table )?is locked/i.test(describe(error));
}

const describe = (error: Error): string => `${"code" in error ? String(error.code) : ""} ${error.message}`;
