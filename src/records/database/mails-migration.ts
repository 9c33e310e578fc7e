/** Creates the table of the mails that wait to be sent. */
import type { Kysely, Migration } from "kysely";

export const mailsMigration = (): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("mails")
      .ifNotExists()
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("organisation", "text", (column) => column.notNull())
      .addColumn("visit_reference", "text", (column) => column.notNull())
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("sealed", "text", (column) => column.notNull())
      .addColumn("attempts", "integer", (column) => column.notNull())
      .addColumn("next_at", "bigint", (column) => column.notNull())
      .addColumn("lease", "text")
      .addColumn("lease_until", "bigint", (column) => column.notNull())
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .addColumn("expires_at", "bigint", (column) => column.notNull())
      .execute();
    await db.schema.createIndex("mails_due").ifNotExists().on("mails").column("next_at").execute();
    await db.schema
      .createIndex("mails_by_visit")
      .ifNotExists()
      .on("mails")
      .column("visit_reference")
      .execute();
  },
});
