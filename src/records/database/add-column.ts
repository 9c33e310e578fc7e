/** Adds a column to a table unless it exists. */
import { type Kysely, sql } from "kysely";
import type { DatabaseKind } from "./database-kind.js";

export async function addColumn(
  db: Kysely<unknown>,
  kind: DatabaseKind,
  table: string,
  column: string,
  type: "text" | "bigint",
): Promise<void> {
  if (kind === "postgres") {
    const [into, name] = [sql.table(table), sql.ref(column)];
    await sql`alter table ${into} add column if not exists ${name} ${sql.raw(type)}`.execute(db);
    return;
  }
  try {
    await db.schema.alterTable(table).addColumn(column, type).execute();
  } catch (error) {
    // SQLite has no "if not exists" for columns, and another process may have added it just now.
    if (!(error instanceof Error && /duplicate column name/i.test(error.message))) throw error;
  }
}
