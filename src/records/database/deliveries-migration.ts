/** Creates the tables of outgoing webhooks: deliveries and the state of the endpoints. */
import { type Kysely, type Migration, sql } from "kysely";
import { addColumn } from "./add-column.js";
import type { DatabaseKind } from "./database-kind.js";
import { sequenceColumn } from "./sequence-column.js";

export const deliveriesMigration = (kind: DatabaseKind): Migration => ({
  async up(db: Kysely<unknown>) {
    await extendOutbox(db, kind);
    await db.schema
      .createTable("deliveries")
      .ifNotExists()
      .addColumn(...sequenceColumn(kind))
      .addColumn("id", "text", (column) => column.notNull().unique())
      .addColumn("event_id", "text", (column) => column.notNull())
      .addColumn("organisation", "text", (column) => column.notNull())
      .addColumn("endpoint", "text", (column) => column.notNull())
      .addColumn("type", "text", (column) => column.notNull())
      .addColumn("subject", "text", (column) => column.notNull())
      .addColumn("status", "text", (column) => column.notNull())
      .addColumn("in_order", "integer", (column) => column.notNull())
      .addColumn("attempts", "integer", (column) => column.notNull())
      .addColumn("next_at", "bigint", (column) => column.notNull())
      .addColumn("lease", "text")
      .addColumn("lease_until", "bigint", (column) => column.notNull())
      .addColumn("http_status", "integer")
      .addColumn("failure", "text")
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .addColumn("attempted_at", "bigint")
      .addColumn("delivered_at", "bigint")
      .addUniqueConstraint("deliveries_event_endpoint", ["event_id", "endpoint"])
      .execute();
    const indexes: Record<string, string[]> = {
      deliveries_due: ["endpoint", "status", "next_at"],
      deliveries_by_subject: ["subject", "endpoint", "status", "sequence"],
      deliveries_by_organisation: ["organisation", "sequence"],
      deliveries_by_age: ["created_at"],
    };
    for (const [name, columns] of Object.entries(indexes)) {
      await db.schema.createIndex(name).ifNotExists().on("deliveries").columns(columns).execute();
    }
    await db.schema
      .createTable("webhook_endpoints")
      .ifNotExists()
      .addColumn("endpoint", "text", (column) => column.primaryKey())
      .addColumn("disabled_at", "bigint")
      .addColumn("disabled_reason", "text")
      .addColumn("last_success_at", "bigint")
      .addColumn("last_failure_at", "bigint")
      .execute();
    await db.schema
      .createTable("locks")
      .ifNotExists()
      .addColumn("name", "text", (column) => column.primaryKey())
      .addColumn("taken_at", "bigint", (column) => column.notNull())
      .execute();
  },
});

async function extendOutbox(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  await addColumn(db, kind, "outbox", "dispatched_at", "bigint");
  await db.schema
    .createIndex("outbox_undispatched")
    .ifNotExists()
    .on("outbox")
    .column("sequence")
    .where(sql.ref("dispatched_at"), "is", null)
    .execute();
}
