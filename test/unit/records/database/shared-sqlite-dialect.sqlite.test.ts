/** One SQLite file, several processes: a statement that waits for another's write succeeds, and none stays unfinished. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Generated, Kysely, sql } from "kysely";
import Database from "libsql";
import { expect, onTestFinished, test, vi } from "vitest";
import { openDialect } from "../../../../src/node/open-dialect.js";
import { SharedSqliteDialect, UNSYNCED } from "../../../../src/records/database/shared-sqlite-dialect.js";

interface Counters {
  counters: { id: Generated<number>; count: number };
}

async function open() {
  const folder = await mkdtemp(join(tmpdir(), "gangway-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, "gangway.db");
  const { dialect } = openDialect(`sqlite:${file}`);
  if (!(dialect instanceof SharedSqliteDialect)) throw new Error("another dialect");
  const db = new Kysely<Counters>({ dialect });
  onTestFinished(() => db.destroy());
  await sql`create table counters (id integer primary key, count integer not null unique)`.execute(db);
  await db.insertInto("counters").values({ id: 1, count: 0 }).execute();
  const other = new Database(file);
  onTestFinished(() => void other.close());
  return { db, dialect, other };
}

const count = (db: Kysely<Counters>) =>
  db
    .updateTable("counters")
    .set((column) => ({ count: column("count", "+", 1) }))
    .where("id", "=", 1)
    .returning("count")
    .executeTakeFirstOrThrow();

/** Long enough for a statement that starts now to find the database locked. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

test("statements and transactions wait for another process's write without stopping this one", async () => {
  const { db, other } = await open();
  other.exec("begin immediate");
  const statement = count(db);
  const transaction = db.transaction().execute((inside) => count(inside));
  const vacuum = sql`vacuum`.execute(db);
  await turn();
  other.exec("update counters set count = 10; commit");
  expect([await statement, await transaction]).toEqual([{ count: 11 }, { count: 12 }]);
  await vacuum;
  // The statements that waited block nobody: the next one commits at once.
  expect(await db.transaction().execute((inside) => count(inside))).toEqual({ count: 13 });
}, 2500);

test("a write that a power cut may undo isn't synced, and all others are", async () => {
  const database = new Database(":memory:");
  const db = new Kysely<Counters>({ dialect: new SharedSqliteDialect({ database }) });
  onTestFinished(() => db.destroy());
  await sql`create table counters (id integer primary key, count integer not null unique)`.execute(db);
  const syncedAt: string[] = [];
  const exec = database.exec.bind(database);
  vi.spyOn(database, "exec").mockImplementation((text) => {
    const [{ synchronous }] = database.pragma("synchronous") as [{ synchronous: number }];
    syncedAt.push(`${text} at ${synchronous}`);
    return exec(text);
  });
  const insert = db.insertInto("counters");
  await insert.values({ id: 1, count: 1 }).modifyEnd(sql.raw(UNSYNCED)).execute();
  const again = insert.values({ id: 1, count: 2 }).modifyEnd(sql.raw(UNSYNCED)).execute();
  await expect(again).rejects.toThrow("UNIQUE");
  await insert.values({ id: 2, count: 2 }).execute();
  const unsynced = (end: string) => [
    "pragma synchronous = NORMAL at 2",
    "begin immediate at 1",
    `${end} at 1`,
    "pragma synchronous = FULL at 1",
  ];
  expect(syncedAt).toEqual([
    ...unsynced("commit"),
    ...unsynced("rollback"),
    "begin immediate at 2",
    "commit at 2",
  ]);
  expect(await db.selectFrom("counters").selectAll().execute()).toHaveLength(2);
});

test("reading doesn't wait for another process's write", async () => {
  const { db, other } = await open();
  other.exec("begin immediate; update counters set count = 10");
  expect(await db.selectFrom("counters").select("count").execute()).toEqual([{ count: 0 }]);
  other.exec("rollback");
});

test("a row is read without a wait, except where it may yet be undone", async () => {
  const { db, dialect } = await open();
  const read = () =>
    dialect.readRow<{ count: number }>("select count from counters where id = ? limit 1", [1]);
  expect(read()).toEqual({ row: { count: 0 } });
  expect(dialect.readRow("select count from counters where id = ? limit 1", [2])).toEqual({ row: undefined });
  expect(dialect.readRow("select count from nothing limit 1", [])).toBeNull();
  const undone = db.transaction().execute(async (inside) => {
    await count(inside);
    expect(read()).toBeNull();
    throw new Error("changed my mind");
  });
  await expect(undone).rejects.toThrow("changed my mind");
  expect(read()).toEqual({ row: { count: 0 } });
  await count(db);
  expect(read()).toEqual({ row: { count: 1 } });
  await db.destroy();
  expect(read()).toBeNull();
});

test("a failed statement or transaction is rolled back and releases the lock", async () => {
  const { db, other } = await open();
  await db.insertInto("counters").values({ id: 2, count: 1 }).execute();
  await expect(count(db)).rejects.toThrow(/UNIQUE/);
  const failing = db.transaction().execute(async (inside) => {
    await inside.deleteFrom("counters").where("id", "=", 2).execute();
    await count(inside);
    throw new Error("changed my mind");
  });
  await expect(failing).rejects.toThrow("changed my mind");
  other.exec("update counters set count = count + 10");
  expect(await db.selectFrom("counters").select("count").orderBy("id").execute()).toEqual([
    { count: 10 },
    { count: 11 },
  ]);
});

test("nobody waits behind those who wait for another process's write", async () => {
  const { db, other } = await open();
  other.exec("begin immediate");
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const failed = Array.from({ length: 3 }, () => expect(count(db)).rejects.toThrow(/locked|busy/i));
  await turn();
  expect(await db.selectFrom("counters").select("count").execute()).toEqual([{ count: 0 }]);
  expect(seconds()).toBeLessThan(2);
  await Promise.all(failed);
  expect(seconds()).toBeLessThan(13);
  other.exec("rollback");
  expect(await count(db)).toEqual({ count: 1 });
});
