import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type Dialect, PostgresDialect, type PostgresPool } from "kysely";
import Database from "libsql";
import { SharedSqliteDialect } from "../records/database/shared-sqlite-dialect.js";
import { createTimedPool } from "./timed-pool.js";

export interface OpenDialect {
  dialect: Dialect;
  kind: "sqlite" | "postgres";
}

/**
 * Opens the database that the config's `database` names: `sqlite:FILE`, `sqlite::memory:` or `postgres://…`.
 * SQLite writes are synced to disk before they are acknowledged, and wait for another process's write.
 */
export function openDialect(url: string): OpenDialect {
  if (!url.startsWith("sqlite:")) {
    return { dialect: new PostgresDialect({ pool: () => openPool(url) }), kind: "postgres" };
  }
  const file = url.slice("sqlite:".length);
  if (file !== ":memory:") createFile(file);
  const database = new Database(file);
  enableWriteAheadLog(database);
  database.pragma("synchronous = FULL");
  database.pragma("foreign_keys = ON");
  // Deleted data is overwritten: redaction relies on it.
  database.pragma("secure_delete = ON");
  // From here on the dialect waits for locks itself.
  database.pragma("busy_timeout = 0");
  return { dialect: new SharedSqliteDialect({ database }), kind: "sqlite" };
}

/** A proxy on SQLite doesn't load the driver: that takes a tenth of its start. */
async function openPool(url: string): Promise<PostgresPool> {
  const { Pool } = await import("pg");
  const pool = new Pool({
    connectionString: url,
    application_name: "gangway",
    max: 10,
    keepAlive: true,
    // A request must fail, not hang, while the database is unreachable.
    connectionTimeoutMillis: 5000,
  });
  return createTimedPool(pool);
}

/** Creates a missing file, for its owner only. SQLite gives the files beside it (`-wal`, `-shm`) the same mode. */
function createFile(file: string): void {
  mkdirSync(dirname(resolve(file)), { recursive: true });
  if (!existsSync(file)) closeSync(openSync(file, "a", 0o600));
  for (const ending of ["", "-wal", "-shm"]) closeToOthers(file + ending);
}

/** Earlier builds left the mode to the `umask`, so that everybody could read the file. A group may be there on purpose. */
function closeToOthers(file: string): void {
  const mode = statSync(file, { throwIfNoEntry: false })?.mode ?? 0;
  if ((mode & 0o007) === 0) return;
  try {
    chmodSync(file, 0o600);
  } catch {
    // The file is another user's, who shares it with this process.
  }
}

/**
 * Turns the write-ahead log on. When several processes open a new file at once, one of them sets the mode. SQLite
 * refuses the others immediately, whatever their `busy_timeout`, so they try again. The file keeps the mode.
 */
function enableWriteAheadLog(database: Database.Database): void {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let attempt = 1; ; attempt += 1) {
    try {
      database.exec("pragma journal_mode = WAL");
      return;
    } catch (error) {
      if (attempt === 200) throw error;
      Atomics.wait(pause, 0, 0, 25);
    }
  }
}
