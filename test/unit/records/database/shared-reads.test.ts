/** Reads that share queries: how many there are, and who gets which row. */
import { expect, test } from "vitest";
import { createSharedReads } from "../../../../src/records/database/shared-reads.js";
import { gate } from "../../proxy/support/gate.js";

/** Rows of which each is its key, and none for keys that begin with "no". */
function open(mostKeys = 20) {
  const queries: string[][] = [];
  const gates: ReturnType<typeof gate>[] = [];
  const read = createSharedReads<string>(mostKeys, async (keys) => {
    queries.push([...keys]);
    const reading = gate();
    gates.push(reading);
    await reading.opened;
    if (keys.includes("broken")) throw new Error("no database");
    return new Map(keys.filter((key) => !key.startsWith("no")).map((key) => [key, key]));
  });
  return { read, queries, end: (query: number) => gates[query]?.open() };
}

test("a read begins at once, and those that wait for two share the next", async () => {
  const { read, queries, end } = open();
  const rows = Promise.all(["a", "b", "c", "none", "c", "a"].map(read));
  expect(queries).toEqual([["a"], ["b"]]);
  end(1);
  await expect.poll(() => queries.length).toBe(3);
  // What is asked for later is read later: it may have changed meanwhile.
  expect(queries[2]).toEqual(["c", "none", "a"]);
  end(0);
  end(2);
  expect(await rows).toEqual(["a", "b", "c", undefined, "c", "a"]);
});

test("a query has no more keys than it may", async () => {
  const { read, queries, end } = open(2);
  const rows = Promise.all(["a", "b", "c", "d", "e"].map(read));
  for (const [index, count] of [3, 4].entries()) {
    end(index);
    await expect.poll(() => queries.length).toBe(count);
  }
  expect(queries).toEqual([["a"], ["b"], ["c", "d"], ["e"]]);
  end(2);
  end(3);
  expect(await rows).toEqual(["a", "b", "c", "d", "e"]);
});

test("a query that fails fails for those who share it, and for no others", async () => {
  const { read, queries, end } = open();
  const [first, second] = [read("a"), read("b")];
  const sharing = [read("broken"), read("c")];
  end(0);
  await expect.poll(() => queries.length).toBe(3);
  end(2);
  for (const row of sharing) await expect(row).rejects.toThrow("no database");
  end(1);
  expect(await Promise.all([first, second])).toEqual(["a", "b"]);
  const next = read("c");
  end(3);
  expect(await next).toBe("c");
});
