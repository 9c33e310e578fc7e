import { expect, test } from "vitest";
import { withoutUnusedBytes } from "../../../../src/records/database/unused-bytes.js";

const SIZE = 512;
const SECRET = "Jane Doe";

/** Builds a page of a b-tree with one cell at its end, and old text before it. */
function leaf({ kind = 13, at = 0, cellsFrom = SIZE - 20, headerLength = 8 } = {}): Uint8Array {
  const page = new Uint8Array(SIZE);
  const view = new DataView(page.buffer);
  page[at] = kind;
  view.setUint16(at + 3, 1);
  view.setUint16(at + 5, cellsFrom);
  view.setUint16(at + headerLength, SIZE - 20);
  page.fill(7, SIZE - 20);
  page.set(new TextEncoder().encode(SECRET), 200);
  return page;
}

const text = (page: Uint8Array | null) => Buffer.from(page ?? []).toString("latin1");

test.each([
  ["a table's leaf", 13, 8],
  ["an index's leaf", 10, 8],
  ["a table's inner page", 5, 12],
  ["an index's inner page", 2, 12],
])("clears what is between the pointers and the cells of %s", (_, kind, headerLength) => {
  const page = leaf({ kind, headerLength });
  const cleared = withoutUnusedBytes(page, 2);
  expect(text(cleared)).not.toContain(SECRET);
  expect(cleared).toEqual(page.map((byte, at) => (at >= 200 && at < 200 + SECRET.length ? 0 : byte)));
  expect(withoutUnusedBytes(cleared ?? page, 2)).toBeNull();
});

test("the file's header is before that of the first page", () => {
  const page = leaf({ at: 100 });
  expect(text(withoutUnusedBytes(page, 1))).not.toContain(SECRET);
  expect(withoutUnusedBytes(page, 2)).toBeNull();
});

test("leaves other pages alone", () => {
  // Pages of long texts begin with the number of the next one.
  const continued = new Uint8Array(SIZE).fill(97);
  continued.set([13, 0, 0, 1]);
  expect(withoutUnusedBytes(continued, 2)).toBeNull();
  expect(withoutUnusedBytes(leaf({ kind: 0 }), 2)).toBeNull();
  expect(withoutUnusedBytes(leaf({ cellsFrom: SIZE + 1 }), 2)).toBeNull();
  expect(withoutUnusedBytes(leaf({ cellsFrom: 9 }), 2)).toBeNull();
});
