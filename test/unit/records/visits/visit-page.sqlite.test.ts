/** Each list of visits reads one index of SQLite, which has no statistics to choose by. */

import { Kysely } from "kysely";
import Database from "libsql";
import { expect, onTestFinished, test } from "vitest";
import { createSealer } from "../../../../src/crypto/seal.js";
import { openDialect } from "../../../../src/node/open-dialect.js";
import { RowPlugin } from "../../../../src/records/database/row-plugin.js";
import type { Tables } from "../../../../src/records/database/schema.js";
import { readVisitPage, type VisitFilter } from "../../../../src/records/visits/visit-page.js";
import { KEY_1, openRecords } from "../support/open-records.js";

const everything: VisitFilter = {
  status: "Completed",
  outcome: "approved",
  provider: "veriff",
  createdFrom: 1,
  createdBefore: Number.MAX_SAFE_INTEGER,
};

test.each<[string, VisitFilter, string]>([
  ["nothing", {}, "visits_by_time (organisation=?"],
  [
    "everything but the customer",
    everything,
    "visits_by_time (organisation=? AND created_at>? AND created_at<?",
  ],
  ["an email address", { email: "jane@example.com" }, "visits_by_email (organisation=? AND email_hash=?"],
  [
    "an address and all else",
    { ...everything, email: "jane@example.com" },
    "visits_by_email (organisation=? AND email_hash=?",
  ],
  [
    "a reference and all else",
    { ...everything, externalRef: "a" },
    "visits_by_external_ref (organisation=? AND external_ref_hash=?",
  ],
])("a list by %s", async (_, filter, index) => {
  const records = await openRecords();
  const after = await records.visit();
  const statements: string[] = [];
  const db = new Kysely<Tables>({
    dialect: openDialect(records.url).dialect,
    plugins: [new RowPlugin()],
    log: ({ query }) => void statements.push(query.sql),
  });
  onTestFinished(() => db.destroy());
  const sealer = await createSealer([KEY_1]);
  const tables = { db, sealer, forgetVisit() {} };
  await readVisitPage(tables, "HARBOUR", filter, { limit: 25 });
  await readVisitPage(tables, "HARBOUR", filter, { limit: 25, after });
  const database = new Database(records.url.replace("sqlite:", ""));
  onTestFinished(() => void database.close());
  const lists = statements.filter((statement) => statement.includes("order by"));
  expect(lists).toHaveLength(2);
  for (const statement of lists) {
    const plan = database.prepare(`explain query plan ${statement}`).all() as { detail: string }[];
    expect(plan[0]?.detail).toContain(`SEARCH visits USING INDEX ${index}`);
  }
});
