/**
 * SQLite as several processes share it. SQLite's own `busy_timeout` waits for another's write by stopping the whole
 * process; here, the statement waits and the process goes on. Transactions take the write lock when they begin: one that
 * read first and wrote later would fail beside another's write, however long it waited (SQLite, "Isolation": a read
 * snapshot can't be upgraded once somebody else has written).
 */
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from "kysely";

/** Longer than any write of ours takes. In ms. */
const PATIENCE = 10_000;
const LONGEST_PAUSE = 25;

export class SharedSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  /** @param config with a connection whose `busy_timeout` is 0 by the time that it is used. */
  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new SharedSqliteDriver(this.#config);
  }
}

class SharedSqliteDriver extends SqliteDriver {
  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    return {
      executeQuery: (query) => whenFree(() => connection.executeQuery(query)),
      streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
    };
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }
}

/** A statement that found the database locked did nothing: it may be tried again. */
async function whenFree<T>(work: () => Promise<T>): Promise<T> {
  const givenUpAt = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || Date.now() >= givenUpAt) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1 + Math.random() * LONGEST_PAUSE));
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "SQLITE_BUSY";
}
