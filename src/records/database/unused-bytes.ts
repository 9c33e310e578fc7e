/**
 * Overwrites the unused bytes of a page of a SQLite file (sqlite.org/fileformat2.html, "B-tree Pages"). Between the cell
 * pointers and the cells, a page that was split keeps copies of cells that are elsewhere by now, or deleted.
 */

/** The length of a b-tree page's header, by its first byte. */
const HEADER_LENGTHS: Readonly<Record<number, number>> = { 2: 12, 5: 12, 10: 8, 13: 8 };

/** The file's own header is before that of its first page. */
const FILE_HEADER_LENGTH = 100;

/** @returns a copy with zeros there; null where all of them are zero, or the page is not of a b-tree. */
export function withoutUnusedBytes(page: Uint8Array, number: number): Uint8Array | null {
  const unused = unusedRange(page, number);
  if (!unused || page.subarray(...unused).every((byte) => byte === 0)) return null;
  return page.slice().fill(0, ...unused);
}

/** Other pages never look like this: where their first byte fits, text or a small number is where the cells' start would be. */
function unusedRange(page: Uint8Array, number: number): [from: number, to: number] | null {
  const header = number === 1 ? FILE_HEADER_LENGTH : 0;
  const headerLength = HEADER_LENGTHS[page[header] ?? 0];
  if (headerLength === undefined) return null;
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
  const from = header + headerLength + 2 * view.getUint16(header + 3);
  // 0 stands for 65,536, which is a page's greatest size.
  const to = view.getUint16(header + 5) || 65_536;
  return from <= to && to <= page.length ? [from, to] : null;
}
