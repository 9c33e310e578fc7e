/** `gangway migrate`: brings the tables up to date. `gangway serve` does the same when it starts. */
import { Kysely } from "kysely";
import { migrate } from "../records/database/migrations.js";
import type { Tables } from "../records/database/schema.js";
import { openDialect } from "./open-dialect.js";

/** @returns the names of the migrations that were applied. */
export async function migrateDatabase(url: string): Promise<string[]> {
  const { dialect, kind } = openDialect(url);
  const db = new Kysely<Tables>({ dialect });
  try {
    return await migrate(db, kind);
  } finally {
    await db.destroy();
  }
}
