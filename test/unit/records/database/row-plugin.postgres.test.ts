import type { QueryId, UnknownRow } from "kysely";
import { expect, test } from "vitest";
import { RowPlugin } from "../../../../src/records/database/row-plugin.js";
import { openRecords } from "../support/open-records.js";

test("64-bit columns, and no others, are read as numbers", async () => {
  const { query } = await openRecords();
  const columns = await query<{ name: string; type: string }>(
    "select column_name as name, data_type as type from information_schema.columns where table_schema = 'public' and table_name not like 'kysely_%'",
  );
  expect(columns.length).toBeGreaterThan(50);
  for (const { name, type } of columns) {
    const [value] = Object.values(await readRow({ [name]: "7" }));
    expect([name, value]).toEqual([name, type === "bigint" || name === "count" ? 7 : "7"]);
  }
});

test("names are read in camel case, and null stays null", async () => {
  expect(await readRow({ next_read_at: null, provider_reference: "a_b" })).toEqual({
    nextReadAt: null,
    providerReference: "a_b",
  });
});

async function readRow(row: UnknownRow): Promise<UnknownRow> {
  const queryId = { queryId: "1" } as QueryId;
  const { rows } = await new RowPlugin().transformResult({ result: { rows: [row] }, queryId });
  return rows[0] ?? {};
}
