/**
 * SQLite for several processes that share a file. SQLite's own `busy_timeout` stops the whole process while it waits for
 * another's write. Here the statement waits and the process goes on.
 *
 * Every write takes the write lock first, by `begin immediate`, so that no other statement can find the database locked.
 * A transaction that reads first and writes later would fail beside another's write, however long it waited: a read
 * snapshot can't be upgraded once another process has written (sqlite.org/isolation.html). `begin immediate` runs through
 * `exec`, because libsql leaves a prepared statement that found a lock unfinished, and then every later `commit` fails.
 */
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from "kysely";

export interface SharedSqliteConfig extends SqliteDialectConfig {
  /** A connection whose `busy_timeout` is 0 when it is first used. */
  database: SqliteDatabase & { exec(sql: string): unknown };
}

/** Longer than any write of ours takes. */
const LOCK_TIMEOUT_MS = 10_000;
const LONGEST_PAUSE_MS = 25;

const WRITES = /^\s*(insert|update|delete|replace|with|create|alter|drop)\b/i;
/** Returns no rows and can't run in a transaction. */
const VACUUM = /^\s*vacuum\b/i;

export class SharedSqliteDialect extends SqliteDialect {
  readonly #config: SharedSqliteConfig;

  constructor(config: SharedSqliteConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new SharedSqliteDriver(this.#config);
  }
}

class SharedSqliteDriver extends SqliteDriver {
  readonly #database: SharedSqliteConfig["database"];
  /** Belongs to the only connection, which one caller at a time acquires. */
  #inTransaction = false;

  constructor(config: SharedSqliteConfig) {
    super(config);
    this.#database = config.database;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    return {
      executeQuery: (query) => this.#execute(query, () => connection.executeQuery(query)),
      streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
    };
  }

  override async beginTransaction(): Promise<void> {
    await whenFree(() => this.#database.exec("begin immediate"));
    this.#inTransaction = true;
  }

  override async commitTransaction(): Promise<void> {
    this.#database.exec("commit");
    this.#inTransaction = false;
  }

  override async rollbackTransaction(): Promise<void> {
    this.#inTransaction = false;
    this.#database.exec("rollback");
  }

  async #execute<R>({ sql }: CompiledQuery, run: () => Promise<QueryResult<R>>): Promise<QueryResult<R>> {
    if (VACUUM.test(sql)) {
      await whenFree(() => this.#database.exec(sql));
      return { rows: [] };
    }
    if (this.#inTransaction || !WRITES.test(sql)) return run();
    await this.beginTransaction();
    try {
      const result = await run();
      await this.commitTransaction();
      return result;
    } catch (error) {
      await this.rollbackTransaction();
      throw error;
    }
  }
}

/** Runs a statement again until the database is free: a statement that found it locked has done nothing. */
async function whenFree(work: () => unknown): Promise<void> {
  const deadline = Date.now() + LOCK_TIMEOUT_MS;
  for (;;) {
    try {
      work();
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() >= deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1 + Math.random() * LONGEST_PAUSE_MS));
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "SQLITE_BUSY";
}
