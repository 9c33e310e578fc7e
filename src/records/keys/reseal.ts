/**
 * Writes every sealed column and every hash anew under the first encryption key, batch by batch. The other keys can
 * then be removed from the configuration. It runs beside proxies: a row that a proxy changes in the meantime is left to
 * the next pass. The last pass is the one that finds nothing to do.
 */
import { sql } from "kysely";
import type { Records } from "../database/records.js";
import { type SealedTableName, sealContext } from "../database/seal-context.js";
import { type OpenedRow, SEALED_TABLES } from "./sealed-tables.js";

/** The number of rows written anew, by table. */
export type Resealed = Record<string, number>;

/** Small enough that a batch holds the write lock for milliseconds only. */
const BATCH = 200;
/** Where more passes are needed, a proxy is still writing under another key. */
const MOST_PASSES = 10;

interface StaleRow extends OpenedRow {
  key: string;
  sealed: string;
  /** The columns as they should be. */
  columns: Record<string, string | null>;
}

const TABLE_NAMES = Object.keys(SEALED_TABLES) as SealedTableName[];

/** @throws UnknownKeyError where a row can't be opened, Error where proxies still write under another key. */
export async function reseal(records: Records): Promise<Resealed> {
  const resealed: Resealed = Object.fromEntries(TABLE_NAMES.map((name) => [name, 0]));
  for (let pass = 1; pass <= MOST_PASSES; pass += 1) {
    let stale = 0;
    for (const name of TABLE_NAMES) {
      let after: string | null = "";
      while (after !== null) {
        const batch: Batch = await readBatch(records, name, after);
        stale += batch.stale.length;
        resealed[name] = (resealed[name] ?? 0) + (await writeBatch(records, name, batch.stale));
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
  /** The key of the last row; null where this was the last batch. */
  last: string | null;
}

async function readBatch(records: Records, name: SealedTableName, after: string): Promise<Batch> {
  const { db, sealer } = records;
  const table = SEALED_TABLES[name];
  const { rows } = await sql<Record<string, unknown>>`
    select * from ${sql.table(name)}
    where ${sql.ref(table.key)} > ${after} and ${sql.ref(table.sealed)} <> ''
    order by ${sql.ref(table.key)} limit ${sql.lit(BATCH)}`.execute(db);
  const stale: StaleRow[] = [];
  for (const row of rows) {
    const [key, sealed] = [String(row[table.key]), String(row[table.sealed])];
    const context = sealContext(name, key);
    const opened = await sealer.open(sealed, context);
    const hashes = (await table.hashes?.(opened, sealer)) ?? {};
    const isCurrent =
      sealer.isCurrent(sealed) &&
      Object.entries(hashes).every(([column, hash]) => row[column] === hash) &&
      ((await table.hashTable?.areCurrent(records, { row, opened })) ?? true);
    if (isCurrent) continue;
    const columns = { ...hashes, [table.sealed]: await sealer.seal(opened, context) };
    stale.push({ row, opened, key, sealed, columns });
  }
  const last = rows.at(-1)?.[table.key];
  return { stale, last: rows.length < BATCH ? null : String(last) };
}

/** @returns the number of rows that were still as they had been read. */
async function writeBatch(
  records: Records,
  name: SealedTableName,
  stale: readonly StaleRow[],
): Promise<number> {
  if (stale.length === 0) return 0;
  const table = SEALED_TABLES[name];
  return records.db.transaction().execute(async (transaction) => {
    let written = 0;
    for (const { row, opened, key, sealed, columns } of stale) {
      const set = Object.entries(columns).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
      const { numAffectedRows = 0n } = await sql`
        update ${sql.table(name)} set ${sql.join(set)}
        where ${sql.ref(table.key)} = ${key} and ${sql.ref(table.sealed)} = ${sealed}`.execute(transaction);
      if (numAffectedRows === 0n) continue;
      await table.hashTable?.write({ ...records, db: transaction }, { row, opened });
      written += 1;
    }
    return written;
  });
}
