/**
 * SQLite with transactions that take the write lock when they begin. A transaction that reads first and writes later
 * would fail at once beside another process's write, however long `busy_timeout` is (SQLite, "Isolation": a read
 * snapshot can't be upgraded once somebody else has written).
 */

import type { SqliteDialectConfig } from "kysely";
import { CompiledQuery, type DatabaseConnection, type Driver, SqliteDialect, SqliteDriver } from "kysely";

export class ImmediateSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new ImmediateSqliteDriver(this.#config);
  }
}

class ImmediateSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }
}
