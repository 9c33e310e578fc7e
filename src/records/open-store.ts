/** Opens the store on a Kysely dialect and brings its tables up to date. */
import type { Dialect } from "kysely";
import type { Store } from "./store.js";

export interface OpenStoreOptions {
  /**
   * SQLite: `new SqliteDialect({ database })` on a connection with WAL, `busy_timeout` and foreign keys set.
   * PostgreSQL: `new PostgresDialect({ pool })`.
   */
  dialect: Dialect;
  kind: "sqlite" | "postgres";
  /** 32 bytes in base64 each; the first encrypts, all decrypt. */
  encryptionKeys: readonly string[];
}

export async function openStore(_options: OpenStoreOptions): Promise<Store> {
  throw new Error("being written");
}
