import { Kysely, sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { openDialect } from "../../../../src/node/open-dialect.js";
import { isUniqueViolation } from "../../../../src/records/database/unique-violation.js";
import { sharedDatabase } from "../../../databases/test-database.js";

test("a taken value of an index or a primary key is a violation, and no other fault is", async () => {
  const { url } = await sharedDatabase();
  const db = new Kysely<Record<string, never>>({ dialect: openDialect(url).dialect });
  onTestFinished(() => db.destroy());
  await sql`create table berths (id text primary key, ship text not null unique)`.execute(db);
  onTestFinished(async () => {
    await sql`drop table berths`.execute(db);
  });
  const insert = (id: string, ship: string | null) =>
    sql`insert into berths values (${id}, ${ship})`.execute(db).then(
      () => null,
      (error: unknown) => isUniqueViolation(error),
    );
  expect(await insert("north", "Ellen")).toBe(null);
  expect(await insert("north", "Astrid")).toBe(true);
  expect(await insert("south", "Ellen")).toBe(true);
  expect(await insert("south", null)).toBe(false);
  expect(isUniqueViolation(new Error("UNIQUE"))).toBe(false);
});
