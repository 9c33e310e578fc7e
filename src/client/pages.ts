/** Lists that the proxy answers page by page. */

interface Page<Item> {
  data: Item[];
  pagination: { next_cursor: string | null; has_next: boolean };
}

/** Reads one page after the other, each when it is needed. */
export async function* itemsOf<Item>(
  readPage: (after: string | undefined) => Promise<Page<Item>>,
): AsyncGenerator<Item, void, undefined> {
  let after: string | undefined;
  for (;;) {
    const { data, pagination } = await readPage(after);
    yield* data;
    if (!pagination.has_next || pagination.next_cursor === null) return;
    after = pagination.next_cursor;
  }
}
