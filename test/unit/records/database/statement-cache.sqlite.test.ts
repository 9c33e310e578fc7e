import Database from "libsql";
import { describe, expect, it, vi } from "vitest";
import { cacheStatements } from "../../../../src/records/database/statement-cache.js";

function open() {
  const database = new Database(":memory:");
  database.exec("create table visits (id integer primary key, name text unique)");
  const prepare = vi.spyOn(database, "prepare");
  return { database, prepare, cached: cacheStatements(database) };
}

describe("cacheStatements", () => {
  it("prepares a text once", () => {
    const { cached, prepare } = open();
    const insert = "insert into visits (name) values (?) returning id";
    expect([cached.prepare(insert).all(["a"]), cached.prepare(insert).all(["b"])]).toEqual([
      [expect.objectContaining({ id: 1 })],
      [expect.objectContaining({ id: 2 })],
    ]);
    expect(prepare).toHaveBeenCalledTimes(1);
  });

  it("sees a column that was added since", () => {
    const { cached, database } = open();
    cached.prepare("insert into visits (name) values (?)").run(["a"]);
    const select = "select * from visits";
    expect(cached.prepare(select).all([])).toHaveLength(1);
    database.exec("alter table visits add column status text default 'Active'");
    expect(cached.prepare(select).all([])).toEqual([{ id: 1, name: "a", status: "Active" }]);
  });

  it("prepares a statement anew after it failed", () => {
    const { cached, prepare } = open();
    const insert = "insert into visits (name) values (?)";
    cached.prepare(insert).run(["a"]);
    expect(() => cached.prepare(insert).run(["a"])).toThrow("UNIQUE");
    cached.prepare(insert).run(["b"]);
    expect(prepare).toHaveBeenCalledTimes(2);
    expect(cached.prepare("select name from visits").all([])).toHaveLength(2);
  });

  it("reads one row, or none, where a query ends so", () => {
    const { cached, database } = open();
    const select = "select name, id from visits where id >= ? order by id limit 1";
    expect(cached.prepare(select).all([1])).toEqual([]);
    cached.prepare("insert into visits (name) values (?), (?)").run(["a", "b"]);
    database.exec("alter table visits add column status text");
    expect(cached.prepare(select).all([1])).toEqual([{ name: "a", id: 1 }]);
    // Nothing stays unfinished that would hold up another's write.
    database.exec("vacuum");
    expect(cached.prepare(select).all([2])).toEqual([{ name: "b", id: 2 }]);
  });

  it("keeps the latest texts only", () => {
    const { cached, prepare } = open();
    const used = "select 0 as used";
    for (let length = 1; length <= 300; length += 1) {
      cached.prepare(used);
      cached.prepare(`select ${length} as other`);
    }
    prepare.mockClear();
    cached.prepare(used);
    cached.prepare("select 300 as other");
    expect(prepare).not.toHaveBeenCalled();
    cached.prepare("select 1 as other");
    expect(prepare).toHaveBeenCalledTimes(1);
  });
});
