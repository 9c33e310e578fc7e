/**
 * Scrubbing removes the traces of redacted data from the database, beside other work. On SQLite, `secure_delete`
 * overwrites deleted rows, but copies remain from earlier page splits and in the write-ahead log. So the pages are cleared
 * and the log is emptied. The database remembers that a scrub is due until it is done. On PostgreSQL, `vacuum` frees
 * the space of dead rows. The operator takes care of its log and backups.
 */
import { type Kysely, sql } from "kysely";
import { clearPages } from "./clear-pages.js";
import type { DatabaseKind } from "./database-kind.js";
import type { Tables } from "./schema.js";

const SCRUB = "scrub";
/** Long enough for several processes that write without a pause. */
const LOG_TIMEOUT_MS = 3000;
/** An attempt waits for others so long, and nobody of this process is answered meanwhile. */
const LOG_BUSY_MS = 10;
const LONGEST_LOG_PAUSE_MS = 40;

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

export interface Scrubber {
  /**
   * Scrubs the database where that is due: once for all redactions before the call.
   * @returns false where the database was in use, or the scrub was stopped: it is still due.
   */
  scrub(): Promise<boolean>;
  /** Stops for good. Resolves when no scrub runs. */
  stop(): Promise<void>;
}

export function createScrubber(db: Kysely<Tables>, kind: DatabaseKind): Scrubber {
  let isStopped = false;
  let running: Promise<boolean> | null = null;
  let next: Promise<boolean> | null = null;

  async function scrub(): Promise<boolean> {
    const due = await db.selectFrom("chores").select("marks").where("name", "=", SCRUB).executeTakeFirst();
    if (!due) return true;
    try {
      if (!(await (kind === "sqlite" ? scrubFile(db, () => isStopped) : vacuumTables(db)))) return false;
    } catch (error) {
      if (isLocked(error)) return false;
      throw error;
    }
    // A redaction in the meantime has raised the marks: its scrub stays due.
    await db.deleteFrom("chores").where("name", "=", SCRUB).where("marks", "=", due.marks).execute();
    return true;
  }

  function start(): Promise<boolean> {
    next = null;
    const run = isStopped ? Promise.resolve(false) : scrub();
    const settled = run.finally(() => {
      if (running === settled) running = null;
    });
    running = settled;
    return settled;
  }

  return {
    scrub() {
      if (!running) return start();
      // The one that runs may have read a page of the caller's data already.
      next ??= running.then(start, start);
      return next;
    },
    async stop() {
      isStopped = true;
      await running?.catch(() => undefined);
    },
  };
}

async function scrubFile(db: Kysely<Tables>, isStopped: () => boolean): Promise<boolean> {
  if (await hasPageTable(db)) {
    if (!(await clearPages(db, isStopped))) return false;
  } else {
    // A driver of the host's own may be built without it. This writes the file anew, and nobody else can write meanwhile.
    await sql`vacuum`.execute(db);
  }
  return emptyLog(db, isStopped);
}

async function hasPageTable(db: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql`select 1 from pragma_module_list where name = 'sqlite_dbpage'`.execute(db);
  return rows.length > 0;
}

/** The log can be emptied only while nobody reads or writes; most of both take less than a millisecond. */
async function emptyLog(db: Kysely<Tables>, isStopped: () => boolean): Promise<boolean> {
  const deadline = Date.now() + LOG_TIMEOUT_MS;
  while (!isStopped()) {
    // Most of the log is copied before, so that the file is locked for a short time only.
    await sql`pragma wal_checkpoint(passive)`.execute(db);
    await sql`pragma busy_timeout = ${sql.lit(LOG_BUSY_MS)}`.execute(db);
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
    await sql`pragma busy_timeout = 0`.execute(db);
    if (rows.every(({ busy }) => busy === 0)) return true;
    if (Date.now() >= deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST_LOG_PAUSE_MS));
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
