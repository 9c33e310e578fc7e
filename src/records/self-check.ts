/**
 * The store's check of itself: it opens a sealed row and writes one. The latter is as large as everything that a visit
 * writes, because a disk that is almost full still takes small writes.
 */
import { type Kysely, sql } from "kysely";
import type { DatabaseKind } from "./database/database-kind.js";
import type { Records } from "./database/records.js";
import type { Tables } from "./database/schema.js";
import { sealContext } from "./database/seal-context.js";

export interface SelfCheck {
  /** As `Store.checkKeys`. */
  checkKeys(): Promise<void>;
  /** As `Store.ping`. */
  ping(maxAgeMs?: number): Promise<void>;
}

const NAME = "ping";
const PADDING_BYTES = 32 * 1024;

export function createSelfCheck({ db, sealer }: Records, kind: DatabaseKind): SelfCheck {
  let pinging: Promise<void> | undefined;
  let passedAt = Number.NEGATIVE_INFINITY;

  async function write(): Promise<void> {
    const sealed = await sealer.seal(NAME, sealContext("self_checks", NAME));
    // PostgreSQL keeps a reserve for small writes in its log; only SQLite needs the room to be tried.
    const padding = kind === "sqlite" ? sql<string>`hex(randomblob(${PADDING_BYTES}))` : "";
    await db
      .insertInto("selfChecks")
      .values({ name: NAME, sealed, padding, writeCount: 1 })
      .onConflict((conflict) =>
        conflict
          .column("name")
          .doUpdateSet((column) => ({ padding, writeCount: column("selfChecks.writeCount", "+", 1) })),
      )
      .execute();
  }

  async function checkKeys(): Promise<void> {
    const stored = await db
      .selectFrom("selfChecks")
      .select(["name as key", "sealed"])
      .where("name", "=", NAME)
      .executeTakeFirst();
    if (stored) await sealer.open(stored.sealed, sealContext("self_checks", stored.key));
    // A database of an earlier release has visits, but no check yet.
    const visit = await newestVisit(db);
    if (visit) await sealer.open(visit.sealed, sealContext("visits", visit.reference));
  }

  async function check(): Promise<void> {
    // First, so that a wrong key seals nothing.
    await checkKeys();
    await write();
    passedAt = performance.now();
  }

  return {
    checkKeys,
    async ping(maxAgeMs = 0) {
      if (performance.now() - passedAt < maxAgeMs) return;
      pinging ??= check().finally(() => {
        pinging = undefined;
      });
      await pinging;
    },
  };
}

function newestVisit(db: Kysely<Tables>): Promise<{ reference: string; sealed: string } | undefined> {
  return db
    .selectFrom("visits")
    .select(["reference", "sealed"])
    .where("sealed", "<>", "")
    .orderBy("sequence", "desc")
    .limit(1)
    .executeTakeFirst();
}
