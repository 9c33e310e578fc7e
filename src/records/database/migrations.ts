/**
 * The tables' history, in code, for SQLite and PostgreSQL alike. A migration that has been released is never changed:
 * the next one mends it. Everything is `if not exists`, because SQLite gives two processes that start at once no lock.
 */
import { type Kysely, type Migration, type MigrationProvider, Migrator, sql } from "kysely";
import { addColumn } from "./add-column.js";
import type { DatabaseKind } from "./database-kind.js";
import { deliveriesMigration } from "./deliveries-migration.js";
import { identitiesMigration } from "./identities-migration.js";
import { mailsMigration } from "./mails-migration.js";
import type { Tables } from "./schema.js";
import { markScrub } from "./scrub.js";
import { sequenceColumn } from "./sequence-column.js";
import { visitCodesMigration } from "./visit-codes-migration.js";
import { visitEventsMigration } from "./visit-events-migration.js";

const MIGRATIONS: Record<string, (kind: DatabaseKind) => Migration> = {
  "0001-visits": (kind) => ({
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable("visits")
        .ifNotExists()
        .addColumn(...sequenceColumn(kind))
        .addColumn("reference", "text", (column) => column.notNull().unique())
        .addColumn("organisation", "text", (column) => column.notNull())
        .addColumn("provider", "text", (column) => column.notNull())
        .addColumn("provider_reference", "text", (column) => column.notNull())
        .addColumn("status", "text", (column) => column.notNull())
        .addColumn("ended", "text")
        .addColumn("outcome", "text")
        .addColumn("outcome_at", "bigint")
        .addColumn("attempt", "text")
        .addColumn("provider_status", "text")
        .addColumn("reason_code", "text")
        .addColumn("risk_level", "text")
        .addColumn("settled", "integer", (column) => column.notNull())
        .addColumn("created_at", "bigint", (column) => column.notNull())
        .addColumn("activated_at", "bigint")
        .addColumn("completed_at", "bigint")
        .addColumn("ended_at", "bigint")
        .addColumn("updated_at", "bigint", (column) => column.notNull())
        .addColumn("expires_at", "bigint")
        .addColumn("external_ref_hash", "text")
        .addColumn("email_hash", "text", (column) => column.notNull())
        .addColumn("reference_data_hash", "text", (column) => column.notNull())
        .addColumn("sealed", "text", (column) => column.notNull())
        .execute();
      const indexes: Record<string, string[]> = {
        visits_by_organisation: ["organisation", "sequence"],
        visits_by_external_ref: ["organisation", "external_ref_hash", "sequence"],
        visits_by_email: ["organisation", "email_hash", "sequence"],
        visits_by_reference_data: ["organisation", "reference_data_hash", "sequence"],
        visits_by_provider_reference: ["organisation", "provider_reference"],
      };
      for (const [name, columns] of Object.entries(indexes)) {
        await db.schema.createIndex(name).ifNotExists().on("visits").columns(columns).execute();
      }
    },
  }),
  "0002-codes-and-counters": () => ({
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable("codes")
        .ifNotExists()
        .addColumn("reference", "text", (column) => column.primaryKey())
        .addColumn("code_hash", "text", (column) => column.notNull())
        .addColumn("attempts", "integer", (column) => column.notNull())
        .addColumn("sent_at", "bigint", (column) => column.notNull())
        .addColumn("expires_at", "bigint", (column) => column.notNull())
        .addColumn("used_at", "bigint")
        .execute();
      await db.schema
        .createTable("idempotency_keys")
        .ifNotExists()
        .addColumn("key_hash", "text", (column) => column.primaryKey())
        .addColumn("body_hash", "text", (column) => column.notNull())
        .addColumn("claim", "text", (column) => column.notNull())
        .addColumn("answer", "text")
        .addColumn("lease_until", "bigint", (column) => column.notNull())
        .addColumn("expires_at", "bigint", (column) => column.notNull())
        .execute();
      await db.schema
        .createTable("rate_limits")
        .ifNotExists()
        .addColumn("bucket", "text", (column) => column.primaryKey())
        .addColumn("count", "integer", (column) => column.notNull())
        .addColumn("expires_at", "bigint", (column) => column.notNull())
        .execute();
      await db.schema
        .createTable("webhook_events")
        .ifNotExists()
        .addColumn("provider", "text", (column) => column.notNull())
        .addColumn("organisation", "text", (column) => column.notNull())
        .addColumn("event_key", "text", (column) => column.notNull())
        .addColumn("reference", "text")
        .addColumn("received_at", "bigint", (column) => column.notNull())
        .addPrimaryKeyConstraint("webhook_events_key", ["provider", "organisation", "event_key"])
        .execute();
    },
  }),
  "0003-identities": identitiesMigration,
  "0004-deliveries": deliveriesMigration,
  "0005-status-reads": (kind) => ({
    up: (db: Kysely<unknown>) => addColumn(db, kind, "visits", "next_read_at", "bigint"),
  }),
  "0006-failing-endpoints": (kind) => ({
    up: (db: Kysely<unknown>) => addColumn(db, kind, "webhook_endpoints", "failing_since", "bigint"),
  }),
  "0007-provider-state": (kind) => ({
    async up(db: Kysely<unknown>) {
      await addColumn(db, kind, "erasures", "reference", "text");
      await addColumn(db, kind, "erasures", "sealed", "text");
    },
  }),
  "0008-reason-codes": (kind) => ({ up: (db: Kysely<unknown>) => removeProseReasons(db, kind) }),
  // Visits from before keep their external reference and email: the database can't tell which of them a page claimed.
  "0009-proved-customers": (kind) => ({
    async up(db: Kysely<unknown>) {
      await addColumn(db, kind, "visits", "verified_by", "text");
      await addColumn(db, kind, "visits", "claimed_external_ref_hash", "text");
      await db.schema
        .createIndex("visits_by_claimed_external_ref")
        .ifNotExists()
        .on("visits")
        .columns(["organisation", "claimed_external_ref_hash"])
        .execute();
    },
  }),
  "0010-self-checks": () => ({
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable("self_checks")
        .ifNotExists()
        .addColumn("name", "text", (column) => column.primaryKey())
        .addColumn("sealed", "text", (column) => column.notNull())
        .addColumn("padding", "text", (column) => column.notNull())
        .addColumn("write_count", "bigint", (column) => column.notNull())
        .execute();
    },
  }),
  "0011-order-of-conclusions": (kind) => ({
    async up(db: Kysely<unknown>) {
      for (const column of ["learnt_at", "ranked_at"]) await addColumn(db, kind, "visits", column, "bigint");
    },
  }),
  "0012-mails": mailsMigration,
  "0013-screenings": (kind) => ({
    async up(db: Kysely<unknown>) {
      await addColumn(db, kind, "identities", "screened_at", "bigint");
      await db.schema
        .createIndex("visits_by_identity_reference")
        .ifNotExists()
        .on("visits")
        .columns(["organisation", "identity_reference", "sequence"])
        .where(sql.ref("identity_reference"), "is not", null)
        .execute();
    },
  }),
  "0014-visit-reads": () => ({
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable("visit_reads")
        .ifNotExists()
        .addColumn("reference", "text", (column) => column.primaryKey())
        .addColumn("attempts", "integer", (column) => column.notNull())
        .addColumn("next_at", "bigint", (column) => column.notNull())
        .addColumn("lease", "text")
        .addColumn("lease_until", "bigint", (column) => column.notNull())
        .addColumn("queued_at", "bigint", (column) => column.notNull())
        .execute();
      await db.schema
        .createIndex("visit_reads_due")
        .ifNotExists()
        .on("visit_reads")
        .column("next_at")
        .execute();
    },
  }),
  "0015-visit-codes": visitCodesMigration,
  "0016-visit-events": visitEventsMigration,
  // With the columns that lists filter by, a page reads the rows that it shows and no others.
  "0017-visits-by-time": () => ({
    async up(db: Kysely<unknown>) {
      await db.schema
        .createIndex("visits_by_time")
        .ifNotExists()
        .on("visits")
        .columns(["organisation", "created_at", "sequence", "provider", "status", "outcome"])
        .execute();
    },
  }),
  "0018-code-channels": (kind) => ({
    up: (db: Kysely<unknown>) => addColumn(db, kind, "visit_codes", "channel", "text"),
  }),
  "0019-page-states": (kind) => ({
    up: (db: Kysely<unknown>) => addColumn(db, kind, "visits", "page_state", "text"),
  }),
};

/** Removes reasons in prose, which may name the person, from a column that isn't sealed. */
async function removeProseReasons(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  const { numAffectedRows = 0n } = await (kind === "sqlite"
    ? sql`update visits set reason_code = null
          where reason_code glob '*[^A-Za-z0-9_.-]*' or length(reason_code) not between 1 and 40`
    : sql`update visits set reason_code = null where reason_code !~ '^[A-Za-z0-9_.-]{1,40}$'`
  ).execute(db);
  // The write-ahead log and the free pages still hold them.
  if (numAffectedRows > 0n) await markScrub({ db: db as Kysely<Tables> });
}

/**
 * Applies every migration that is still missing. Several processes may do so at once.
 * @returns the names of the applied migrations.
 */
export async function migrate(db: Kysely<Tables>, kind: DatabaseKind): Promise<string[]> {
  const provider: MigrationProvider = {
    getMigrations: async () =>
      Object.fromEntries(Object.entries(MIGRATIONS).map(([name, migration]) => [name, migration(kind)])),
  };
  const applied: string[] = [];
  for (let attempt = 1; ; attempt += 1) {
    const { error, results = [] } = await new Migrator({
      db: db.withoutPlugins(),
      provider,
    }).migrateToLatest();
    applied.push(
      ...results.flatMap(({ migrationName, status }) => (status === "Success" ? [migrationName] : [])),
    );
    if (!error) return applied;
    // On SQLite, another process may have recorded the same migration a moment ago: the next attempt sees it.
    if (kind === "postgres" || attempt === 5) throw error;
  }
}
