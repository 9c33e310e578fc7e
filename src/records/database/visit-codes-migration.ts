/**
 * Creates the table of one-time codes, several for each visit. The table `codes`, with one for each, stays for proxies of
 * an earlier build that still run beside this one.
 */
import type { Kysely, Migration } from "kysely";

export const visitCodesMigration = (): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("visit_codes")
      .ifNotExists()
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("reference", "text", (column) => column.notNull())
      .addColumn("code_hash", "text", (column) => column.notNull())
      .addColumn("attempt_hash", "text", (column) => column.notNull())
      .addColumn("address_hash", "text", (column) => column.notNull())
      .addColumn("mail_id", "text", (column) => column.notNull())
      .addColumn("superseded", "integer", (column) => column.notNull())
      .addColumn("tab_guesses", "integer", (column) => column.notNull())
      .addColumn("address_guesses", "integer", (column) => column.notNull())
      .addColumn("other_guesses", "integer", (column) => column.notNull())
      .addColumn("sent_at", "bigint", (column) => column.notNull())
      .addColumn("expires_at", "bigint", (column) => column.notNull())
      .addColumn("used_at", "bigint")
      .execute();
    await db.schema
      .createIndex("visit_codes_by_reference")
      .ifNotExists()
      .on("visit_codes")
      .column("reference")
      .execute();
  },
});
