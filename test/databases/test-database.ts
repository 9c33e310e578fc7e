/**
 * A database for one test: SQLite or PostgreSQL, whichever the running project (`unit` or `postgres` in vitest.config.ts)
 * provides. This is the only place where tests differ by database. A test that makes sense on one of them only has its
 * name in the file's: `….sqlite.test.ts`, `….postgres.test.ts`.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import pg from "pg";
import { inject, onTestFinished } from "vitest";
import { TEMPLATE } from "./provided.js";

export interface TestDatabase {
  /** As in the config's `database`. */
  url: string;
  /** Runs a statement that bypasses the store, to inspect or to damage its data. */
  query<Row = Record<string, unknown>>(sql: string): Promise<Row[]>;
  /** Makes every write of others fail from now on, as a full disk does. @returns a function that allows writes again. */
  refuseWrites(): Promise<() => Promise<void>>;
}

/** The address of an empty database for one store only, in memory where possible. */
export async function privateDatabase(): Promise<string> {
  return inject("database") === "sqlite" ? "sqlite::memory:" : (await postgresDatabase()).url;
}

/** An empty database for several stores or processes. */
export function sharedDatabase(): Promise<TestDatabase> {
  return inject("database") === "sqlite" ? sqliteDatabase() : postgresDatabase();
}

/** The same without tables. */
export function blankDatabase(): Promise<TestDatabase> {
  return inject("database") === "sqlite" ? sqliteDatabase() : createPostgres();
}

async function sqliteDatabase(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), "gangway-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, "gangway.db");
  async function query<Row>(sql: string): Promise<Row[]> {
    const database = new Database(file, { timeout: 5000 });
    try {
      const statement = database.prepare(sql);
      if (statement.reader) return statement.all() as Row[];
      statement.run();
      return [];
    } finally {
      database.close();
    }
  }
  return {
    url: `sqlite:${file}`,
    query,
    async refuseWrites() {
      const tables = await query<{ name: string }>(
        "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'",
      );
      const triggers = tables.flatMap(({ name }) =>
        ["insert", "update", "delete"].map((kind) => ({ trigger: `refuse_${kind}_${name}`, kind, name })),
      );
      for (const { trigger, kind, name } of triggers) {
        const raise = "select raise(abort, 'database or disk is full')";
        await query(`create trigger ${trigger} before ${kind} on ${name} begin ${raise}; end`);
      }
      return async () => {
        for (const { trigger } of triggers) await query(`drop trigger ${trigger}`);
      };
    },
  };
}

/** Copying the template takes a tenth of a second, emptying a used copy a hundredth. The files of a worker share them. */
const unused: TestDatabase[] = [];
const pools = new Map<string, pg.Pool>();

function poolOf(url: string): pg.Pool {
  const pool = pools.get(url) ?? new pg.Pool({ connectionString: url, max: 1 });
  pools.set(url, pool);
  return pool;
}

/** Closes the connections behind `query`. A database that is used again opens another. */
export async function closePools(): Promise<void> {
  const open = [...pools.values()];
  pools.clear();
  await Promise.all(open.map((pool) => pool.end()));
}

async function postgresDatabase(): Promise<TestDatabase> {
  const used = unused.pop();
  if (used) await empty(used);
  const database = used ?? (await createPostgres(TEMPLATE));
  onTestFinished(() => void unused.push(database));
  return database;
}

async function createPostgres(template = "template0"): Promise<TestDatabase> {
  const maintenance = inject("postgresUrl");
  const name = `gangway_${crypto.randomUUID().replaceAll("-", "")}`;
  const admin = new pg.Client(maintenance);
  await admin.connect();
  await admin.query(`create database ${name} template ${template}`);
  await admin.end();
  const url = maintenance.replace("/postgres?", `/${name}?`);
  const query = async <Row>(sql: string) => (await poolOf(url).query(sql)).rows as Row[];
  return {
    url,
    query,
    async refuseWrites() {
      await query(`alter database ${name} set default_transaction_read_only = on`);
      // The setting is for sessions that begin after it.
      await query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
      );
      return async () => {
        await query(`alter database ${name} reset default_transaction_read_only`);
      };
    },
  };
}

async function empty({ query }: TestDatabase): Promise<void> {
  const tables = await query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'kysely_%'",
  );
  // As a replica, the session skips foreign keys, so the tables can be emptied in any order.
  const deletes = tables.map(({ name }) => `delete from "${name}"`);
  await query(["set session_replication_role = replica", ...deletes].join("; "));
}
