import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type Dialect, PostgresDialect } from "kysely";
import Database from "libsql";
import { Pool } from "pg";
import { SharedSqliteDialect } from "../records/database/shared-sqlite-dialect.js";

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
    const pool = new Pool({
      connectionString: url,
      application_name: "gangway",
      max: 10,
      keepAlive: true,
      // A database that can't be reached is an error to be told, not a request that hangs.
      connectionTimeoutMillis: 5000,
    });
    // An idle connection that breaks is replaced by the next query; unheard, it would end the process.
    pool.on("error", () => {});
    return { dialect: new PostgresDialect({ pool }), kind: "postgres" };
  }
  const file = url.slice("sqlite:".length);
  if (file !== ":memory:") mkdirSync(dirname(resolve(file)), { recursive: true });
  const database = new Database(file);
  keepWriteAheadLog(database);
  database.pragma("synchronous = FULL");
  database.pragma("foreign_keys = ON");
  // What is deleted is overwritten: redaction counts on it.
  database.pragma("secure_delete = ON");
  // From here on, the dialect does the waiting.
  database.pragma("busy_timeout = 0");
  return { dialect: new SharedSqliteDialect({ database }), kind: "sqlite" };
}

/**
 * Where several processes open a new file at once, one of them sets the mode and the others are refused at once,
 * whatever their `busy_timeout`: they look again. It is kept in the file, so that this happens once in its life.
 */
function keepWriteAheadLog(database: Database.Database): void {
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
