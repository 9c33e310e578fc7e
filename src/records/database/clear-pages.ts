/**
 * Clears the pages of a SQLite file of the copies that page splits leave behind. `secure_delete` overwrites everything else
 * that is deleted. SQLite's `sqlite_dbpage` (sqlite.org/dbpage.html) reads and writes a page like any other data: through
 * the cache and the write-ahead log, in a transaction. Short steps let requests and other writes through.
 */
import { type Kysely, sql } from "kysely";
import type { Tables } from "./schema.js";
import { withoutUnusedBytes } from "./unused-bytes.js";

/** A step takes a few milliseconds. */
const PAGES_PER_STEP = 50;
/** Writing a page takes longer than reading it. */
const PAGES_PER_TRANSACTION = 10;
/** SQLite copies a thousand pages at once from the log to the file, unless they are copied before. */
const PAGES_PER_CHECKPOINT = 100;

/**
 * Between two steps, another's write may exchange the numbers of two neighbouring pages, of which one has been read. So
 * passes follow until one finds nothing, or so many have been made: others' writes leave new copies of their own.
 */
const MOST_PASSES = 10;

interface Page {
  number: number;
  data: Uint8Array;
}

/** @returns false where it stopped early. */
export async function clearPages(db: Kysely<Tables>, isStopped: () => boolean): Promise<boolean> {
  let written = 0;
  for (let pass = 1; pass <= MOST_PASSES; pass += 1) {
    let found = 0;
    for (let first = 1; first <= (await pageCount(db)); first += PAGES_PER_STEP) {
      const step = Array.from({ length: PAGES_PER_STEP }, (_, index) => first + index);
      const dirty = await atHalfSpeed(async () => dirtyPages(await readPages(db, step)));
      found += dirty.length;
      for (const pages of inBatches(dirty, PAGES_PER_TRANSACTION)) {
        if (isStopped()) return false;
        await atHalfSpeed(() => clear(db, numbersOf(pages)));
        written += pages.length;
        if (written < PAGES_PER_CHECKPOINT) continue;
        await atHalfSpeed(() => sql`pragma wal_checkpoint(passive)`.execute(db));
        written = 0;
      }
      if (isStopped()) return false;
    }
    if (!found) break;
  }
  return true;
}

/** Waits as long after a step as the step took: half of the time is for others. */
async function atHalfSpeed<T>(step: () => Promise<T>): Promise<T> {
  const start = Date.now();
  const result = await step();
  await new Promise((resolve) => setTimeout(resolve, Date.now() - start));
  return result;
}

async function clear(db: Kysely<Tables>, numbers: readonly number[]): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    // Read again, because another may have written them meanwhile.
    for (const { number, data } of dirtyPages(await readPages(transaction, numbers))) {
      await sql`update sqlite_dbpage set data = ${data} where pgno = ${number}`.execute(transaction);
    }
  });
}

/** Finds the pages with unused bytes to clear. @returns them cleared. */
const dirtyPages = (pages: readonly Page[]): Page[] =>
  pages.flatMap(({ number, data }) => {
    const cleared = withoutUnusedBytes(data, number);
    return cleared ? [{ number, data: cleared }] : [];
  });

async function readPages(db: Kysely<Tables>, numbers: readonly number[]): Promise<readonly Page[]> {
  const { rows } = await sql<{ number: number; data: ArrayBuffer | Uint8Array }>`
    select page.pgno as number, page.data
    from json_each(${JSON.stringify(numbers)}) as wanted join sqlite_dbpage as page on page.pgno = wanted.value
  `.execute(db);
  // libsql answers blobs as `ArrayBuffer`, other drivers as `Uint8Array`.
  return rows.map(({ number, data }) => ({ number, data: new Uint8Array(data) }));
}

async function pageCount(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ pages: number }>`select page_count as pages from pragma_page_count`.execute(
    db,
  );
  return rows[0]?.pages ?? 0;
}

const numbersOf = (pages: readonly Page[]): number[] => pages.map(({ number }) => number);

function inBatches<T>(items: readonly T[], size: number): T[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}
