/** Creates the table of what happened to visits. */
import type { Kysely, Migration } from "kysely";
import type { DatabaseKind } from "./database-kind.js";
import { sequenceColumn } from "./sequence-column.js";

export const visitEventsMigration = (kind: DatabaseKind): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("visit_events")
      .ifNotExists()
      .addColumn(...sequenceColumn(kind))
      .addColumn("visit_reference", "text", (column) => column.notNull())
      .addColumn("happened_at", "bigint", (column) => column.notNull())
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("actor", "text", (column) => column.notNull())
      .addColumn("details", "text", (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex("visit_events_by_visit")
      .ifNotExists()
      .on("visit_events")
      .columns(["visit_reference", "sequence"])
      .execute();
  },
});
