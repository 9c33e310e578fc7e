/**
 * A key rotation's work: brings every sealed column and every hash under the first encryption key, batch by batch, so
 * that the others can be taken out of the configuration. It runs beside proxies: a row that one of them changes in the
 * meantime is left to the next pass, and passes go on until one finds nothing to do.
 */
import { type Kysely, sql } from "kysely";
import type { Sealer } from "../../crypto/seal.js";
import type { Tables } from "../database/schema.js";
import { type OpenedRow, SEALED_TABLES, type SealedTable } from "./sealed-tables.js";

/** How many rows of each table were written anew. */
export type Resealed = Record<string, number>;

/** Small enough that a batch's write lock is held for milliseconds. */
const BATCH = 200;
/** More than this, and somebody else goes on writing under another key. */
const MOST_PASSES = 10;

interface StaleRow extends OpenedRow {
  key: string;
  sealed: string;
  /** The columns as they should be. */
  columns: Record<string, string | null>;
}

/** @throws Error where a row can't be opened, or where proxies still write under another key. */
export async function reseal(db: Kysely<Tables>, sealer: Sealer): Promise<Resealed> {
  const resealed: Resealed = Object.fromEntries(SEALED_TABLES.map(({ table }) => [table, 0]));
  for (let pass = 1; pass <= MOST_PASSES; pass += 1) {
    let stale = 0;
    for (const table of SEALED_TABLES) {
      let after: string | null = "";
      while (after !== null) {
        const batch: Batch = await readBatch(db, sealer, table, after);
        stale += batch.stale.length;
        resealed[table.table] =
          (resealed[table.table] ?? 0) + (await writeBatch(db, sealer, table, batch.stale));
        after = batch.last;
      }
    }
    if (stale === 0) return resealed;
  }
  throw new Error(
    "Rows are still being written under another key: start every proxy with the new key first, then run this again.",
  );
}

interface Batch {
  stale: StaleRow[];
  /** Where the next batch goes on; null: this was the last one. */
  last: string | null;
}

async function readBatch(
  db: Kysely<Tables>,
  sealer: Sealer,
  table: SealedTable,
  after: string,
): Promise<Batch> {
  const { rows } = await sql<Record<string, unknown>>`
    select * from ${sql.table(table.table)}
    where ${sql.ref(table.key)} > ${after} and ${sql.ref(table.sealed)} <> ''
    order by ${sql.ref(table.key)} limit ${sql.lit(BATCH)}`.execute(db);
  const stale: StaleRow[] = [];
  for (const row of rows) {
    const [key, sealed] = [String(row[table.key]), String(row[table.sealed])];
    const context = `${table.context}:${key}`;
    const opened = await sealer.open(sealed, context);
    const hashes = (await table.hashes?.(opened, sealer)) ?? {};
    const isCurrent =
      sealer.isCurrent(sealed) &&
      Object.entries(hashes).every(([column, hash]) => row[column] === hash) &&
      ((await table.beside?.areCurrent(db, sealer, { row, opened })) ?? true);
    if (isCurrent) continue;
    const columns = { ...hashes, [table.sealed]: await sealer.seal(opened, context) };
    stale.push({ row, opened, key, sealed, columns });
  }
  const last = rows.at(-1)?.[table.key];
  return { stale, last: rows.length < BATCH ? null : String(last) };
}

/** @returns how many rows were still as they had been read. */
async function writeBatch(
  db: Kysely<Tables>,
  sealer: Sealer,
  table: SealedTable,
  stale: readonly StaleRow[],
): Promise<number> {
  if (stale.length === 0) return 0;
  return db.transaction().execute(async (transaction) => {
    let written = 0;
    for (const { row, opened, key, sealed, columns } of stale) {
      const set = Object.entries(columns).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
      const { numAffectedRows = 0n } = await sql`
        update ${sql.table(table.table)} set ${sql.join(set)}
        where ${sql.ref(table.key)} = ${key} and ${sql.ref(table.sealed)} = ${sealed}`.execute(transaction);
      if (numAffectedRows === 0n) continue;
      await table.beside?.write(transaction, sealer, { row, opened });
      written += 1;
    }
    return written;
  });
}
