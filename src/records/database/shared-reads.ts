/**
 * Reads of rows by their keys. While as many queries as may be are in flight, those who ask wait for the next one, which reads
 * the rows of all of them. So a lone read isn't delayed, and many at a time cost a few queries.
 */

const MOST_IN_FLIGHT = 2;

interface Asked<Row> {
  row: Promise<Row | undefined>;
  resolve(row: Row | undefined): void;
  reject(error: unknown): void;
}

/**
 * @param mostKeys of one query.
 * @param readRows reads rows by their keys, of which there is at least one.
 */
export function createSharedReads<Row>(
  mostKeys: number,
  readRows: (keys: readonly string[]) => Promise<ReadonlyMap<string, Row>>,
): (key: string) => Promise<Row | undefined> {
  const waiting = new Map<string, Asked<Row>>();
  let inFlight = 0;

  async function readWaiting(): Promise<void> {
    const asked = [...waiting].slice(0, mostKeys);
    for (const [key] of asked) waiting.delete(key);
    inFlight += 1;
    try {
      const rows = await readRows(asked.map(([key]) => key));
      for (const [key, { resolve }] of asked) resolve(rows.get(key));
    } catch (error) {
      for (const [, { reject }] of asked) reject(error);
    } finally {
      inFlight -= 1;
      readIfFree();
    }
  }

  function readIfFree(): void {
    if (waiting.size > 0 && inFlight < MOST_IN_FLIGHT) void readWaiting();
  }

  return (key) => {
    const asked = waiting.get(key) ?? ask<Row>();
    waiting.set(key, asked);
    readIfFree();
    return asked.row;
  };
}

function ask<Row>(): Asked<Row> {
  let settle: Pick<Asked<Row>, "resolve" | "reject"> | undefined;
  const row = new Promise<Row | undefined>((resolve, reject) => {
    settle = { resolve, reject };
  });
  if (!settle) throw new Error("a promise calls its executor at once");
  return { row, ...settle };
}
