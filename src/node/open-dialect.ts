import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type Dialect, PostgresDialect } from "kysely";
import Database from "libsql";
import { Pool } from "pg";
import { SharedSqliteDialect } from "../records/shared-sqlite-dialect.js";

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
  database.pragma("busy_timeout = 5000");
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.pragma("foreign_keys = ON");
  // What is deleted is overwritten: redaction counts on it.
  database.pragma("secure_delete = ON");
  // From here on, the dialect does the waiting.
  database.pragma("busy_timeout = 0");
  return { dialect: new SharedSqliteDialect({ database }), kind: "sqlite" };
}
