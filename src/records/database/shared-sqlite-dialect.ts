/**
 * SQLite as several processes share it. SQLite's own `busy_timeout` waits for another's write by stopping the whole
 * process; here, the statement waits and the process goes on. Whatever writes takes the write lock first, by `begin
 * immediate`, and that is the only statement that can find the database locked: one that read first and wrote later
 * would fail beside another's write, however long it waited (SQLite, "Isolation": a read snapshot can't be upgraded
 * once somebody else has written), and libsql leaves a prepared statement that found it locked half done, which keeps
 * every later `commit` of the connection from succeeding. `exec` doesn't.
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
  /** A connection whose `busy_timeout` is 0 by the time that it is used. */
  database: SqliteDatabase & { exec(sql: string): unknown };
}

/** Longer than any write of ours takes. In ms. */
const PATIENCE = 10_000;
const LONGEST_PAUSE = 25;

const WRITES = /^\s*(insert|update|delete|replace|with|create|alter|drop)\b/i;
/** Has no result and can't stand in a transaction. */
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
  /** There is one connection, and whoever acquires it has it alone. */
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

/** A statement that found the database locked did nothing: it may be tried again. */
async function whenFree(work: () => unknown): Promise<void> {
  const givenUpAt = Date.now() + PATIENCE;
  for (;;) {
    try {
      work();
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() >= givenUpAt) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1 + Math.random() * LONGEST_PAUSE));
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "SQLITE_BUSY";
}
