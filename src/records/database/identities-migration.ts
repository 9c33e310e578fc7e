/** Creates the tables of identities, the outbox and erasures, and links visits to identities. */
import { type Kysely, type Migration, sql } from "kysely";
import { addColumn } from "./add-column.js";
import type { DatabaseKind } from "./database-kind.js";
import { sequenceColumn } from "./sequence-column.js";

export const identitiesMigration = (kind: DatabaseKind): Migration => ({
  async up(db: Kysely<unknown>) {
    await createIdentities(db, kind);
    await createOutbox(db, kind);
    await createErasures(db, kind);
    await extendVisits(db, kind);
  },
});

async function createIdentities(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  await db.schema
    .createTable("identities")
    .ifNotExists()
    .addColumn(...sequenceColumn(kind))
    .addColumn("id", "text", (column) => column.notNull().unique())
    .addColumn("organisation", "text", (column) => column.notNull())
    .addColumn("external_ref_hash", "text")
    .addColumn("status", "text", (column) => column.notNull())
    .addColumn("status_set", "text")
    .addColumn("status_set_at", "bigint")
    .addColumn("screening_status", "text")
    .addColumn("monitoring_enabled", "integer", (column) => column.notNull())
    .addColumn("face_match_passed", "integer")
    .addColumn("age_check_passed", "integer")
    .addColumn("extracted_age", "integer")
    .addColumn("is_sandbox", "integer", (column) => column.notNull())
    .addColumn("tags", "text", (column) => column.notNull())
    .addColumn("provider", "text")
    .addColumn("provider_identity_reference", "text")
    .addColumn("latest_visit", "text")
    .addColumn("archived_at", "bigint")
    .addColumn("first_verified_at", "bigint")
    .addColumn("last_verified_at", "bigint")
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("updated_at", "bigint", (column) => column.notNull())
    .addColumn("redacted_at", "bigint")
    .addColumn("retained_since", "bigint")
    .addColumn("sealed", "text")
    .execute();
  const onIdentities = (name: string) => db.schema.createIndex(name).ifNotExists().on("identities");
  await onIdentities("identities_by_external_ref")
    .columns(["organisation", "external_ref_hash"])
    .unique()
    .execute();
  // Each filter has an index in the order of the page, so that the last page is as fast as the first.
  await onIdentities("identities_all").columns(["organisation", "sequence"]).execute();
  await onIdentities("identities_all_by_status").columns(["organisation", "status", "sequence"]).execute();
  // With `archived_at`, counting needs these indexes only.
  await onIdentities("identities_listed")
    .columns(["organisation", "sequence", "archived_at"])
    .where(sql.ref("archived_at"), "is", null)
    .execute();
  await onIdentities("identities_listed_by_status")
    .columns(["organisation", "status", "sequence", "archived_at"])
    .where(sql.ref("archived_at"), "is", null)
    .execute();
  await onIdentities("identities_by_age").columns(["organisation", "retained_since"]).execute();
  await db.schema
    .createTable("identity_hashes")
    .ifNotExists()
    .addColumn("identity_id", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("hash", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("identity_hashes_key", ["identity_id", "kind"])
    .execute();
  await db.schema
    .createIndex("identity_hashes_by_hash")
    .ifNotExists()
    .on("identity_hashes")
    .columns(["hash", "kind"])
    .execute();
}

async function createOutbox(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  await db.schema
    .createTable("outbox")
    .ifNotExists()
    .addColumn(...sequenceColumn(kind))
    .addColumn("id", "text", (column) => column.notNull().unique())
    .addColumn("organisation", "text", (column) => column.notNull())
    .addColumn("type", "text", (column) => column.notNull())
    .addColumn("visit_reference", "text")
    .addColumn("identity_id", "text")
    .addColumn("payload", "text", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .execute();
  for (const column of ["visit_reference", "identity_id"] as const) {
    await db.schema.createIndex(`outbox_by_${column}`).ifNotExists().on("outbox").column(column).execute();
  }
}

async function createErasures(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  await db.schema
    .createTable("erasures")
    .ifNotExists()
    .addColumn(...sequenceColumn(kind))
    .addColumn("organisation", "text", (column) => column.notNull())
    .addColumn("identity_id", "text")
    .addColumn("provider", "text", (column) => column.notNull())
    .addColumn("provider_reference", "text", (column) => column.notNull())
    .addColumn("identity_reference", "text")
    .addColumn("attempts", "integer", (column) => column.notNull())
    .addColumn("next_at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("erasures_due").ifNotExists().on("erasures").column("next_at").execute();
  await db.schema
    .createTable("chores")
    .ifNotExists()
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("marks", "integer", (column) => column.notNull())
    .execute();
}

async function extendVisits(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  for (const column of ["identity_reference", "identity_id", "conclusion"] as const) {
    await addColumn(db, kind, "visits", column, "text");
  }
  for (const column of ["concluded_at", "redacted_at"] as const) {
    await addColumn(db, kind, "visits", column, "bigint");
  }
  await db.schema
    .createIndex("visits_by_identity")
    .ifNotExists()
    .on("visits")
    .columns(["identity_id", "sequence"])
    .execute();
  // Retention reads these visits on their own.
  await db.schema
    .createIndex("visits_without_identity")
    .ifNotExists()
    .on("visits")
    .columns(["organisation", "updated_at"])
    .where(sql.ref("identity_id"), "is", null)
    .where(sql.ref("redacted_at"), "is", null)
    .execute();
}
