import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type Dialect, PostgresDialect, SqliteDialect } from "kysely";
import Database from "libsql";
import { Pool } from "pg";

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
    return {
      dialect: new PostgresDialect({ pool: new Pool({ connectionString: url, max: 10 }) }),
      kind: "postgres",
    };
  }
  const file = url.slice("sqlite:".length);
  if (file !== ":memory:") mkdirSync(dirname(resolve(file)), { recursive: true });
  const database = new Database(file);
  database.pragma("busy_timeout = 5000");
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.pragma("foreign_keys = ON");
  return { dialect: new SqliteDialect({ database }), kind: "sqlite" };
}
