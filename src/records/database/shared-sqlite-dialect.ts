/**
 * SQLite for several processes that share a file. SQLite's own `busy_timeout` stops the whole process while it waits for
 * another's write. Here the statement waits, and the process and its other statements go on. The wait counts from the call,
 * so that nobody waits for those before them as well.
 *
 * Every write takes the write lock first, by `begin immediate`, so that no other statement can find the database
 * locked. Otherwise a transaction that reads before it writes would fail beside another's write, however long it
 * waited. A read snapshot can't be upgraded once another process has written (sqlite.org/isolation.html). `begin
 * immediate` runs through `exec`, because libsql leaves a prepared statement that found a lock unfinished, and then
 * every later `commit` fails.
 *
 * Syncing a commit to the disk stops the process for milliseconds, on a busy disk for longer. A write that a power cut
 * may undo ends with `UNSYNCED` and does without (sqlite.org/pragma.html#pragma_synchronous). The next one that is synced
 * syncs it too.
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
import { cacheStatements, type PreparingDatabase } from "./statement-cache.js";

export interface SharedSqliteConfig extends SqliteDialectConfig {
  /** A connection whose `busy_timeout` is 0 when it is first used. */
  database: PreparingDatabase & { exec(sql: string): unknown };
}

/** The end of a write that a power cut may undo. PostgreSQL reads it as a comment. */
export const UNSYNCED = "/* unsynced */";

/** Longer than any write of ours takes. */
const LOCK_TIMEOUT_MS = 10_000;
const LONGEST_PAUSE_MS = 25;

const WRITES = /^\s*(insert|update|delete|replace|with|create|alter|drop)\b/i;
/** Returns no rows and can't run in a transaction. */
const VACUUM = /^\s*vacuum\b/i;

/**
 * Reads the row of a query that ends with `limit 1`, without a wait. Null: another statement or a transaction has the
 * connection, or the read failed.
 */
export type ReadRow = <Row>(sql: string, parameters: readonly unknown[]) => { row: Row | undefined } | null;

export class SharedSqliteDialect extends SqliteDialect {
  readonly #driver: SharedSqliteDriver;

  constructor(config: SharedSqliteConfig) {
    super(config);
    this.#driver = new SharedSqliteDriver(config);
  }

  override createDriver(): Driver {
    return this.#driver;
  }

  /** Kysely takes several times as long as SQLite for a small read. */
  readonly readRow: ReadRow = (sql, parameters) => this.#driver.readRow(sql, parameters);
}

class SharedSqliteDriver extends SqliteDriver {
  readonly #database: SharedSqliteConfig["database"];
  readonly #statements: SqliteDatabase;
  readonly #writers = new Turns();
  /** Kysely's own lock wakes all who wait, each time. */
  readonly #users = new Turns();
  #only: Promise<DatabaseConnection> | undefined;

  constructor(config: SharedSqliteConfig) {
    const statements = cacheStatements(config.database);
    super({ ...config, database: statements });
    this.#database = config.database;
    this.#statements = statements;
  }

  readRow<Row>(sql: string, parameters: readonly unknown[]): { row: Row | undefined } | null {
    // Within a transaction, the connection would read what may yet be undone.
    if (this.#users.isBusy) return null;
    try {
      const [row] = this.#statements.prepare(sql).all(parameters) as Row[];
      return { row };
    } catch {
      return null;
    }
  }

  override async acquireConnection(): Promise<SharedConnection> {
    const users = this.#users;
    this.#only ??= super.acquireConnection();
    const only = await this.#only;
    return new SharedConnection(this.#database, this.#writers, {
      async acquire() {
        await users.enter();
        return only;
      },
      release: () => users.leave(),
    });
  }

  override beginTransaction(connection: DatabaseConnection): Promise<void> {
    return own(connection).begin();
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    own(connection).commit();
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    own(connection).rollback();
  }

  /** Each statement or transaction has released the only connection by now. */
  override async releaseConnection(): Promise<void> {}
}

function own(connection: DatabaseConnection): SharedConnection {
  if (connection instanceof SharedConnection) return connection;
  throw new Error("the connection is another driver's");
}

interface OnlyConnection {
  acquire(): Promise<DatabaseConnection>;
  release(): void;
}

/** Takes the only connection for one statement or transaction, and leaves it to others while it waits for a lock. */
class SharedConnection implements DatabaseConnection {
  readonly #database: SharedSqliteConfig["database"];
  readonly #writers: Turns;
  readonly #only: OnlyConnection;
  /** Within a transaction. */
  #held: DatabaseConnection | null = null;
  #isSynced = true;

  constructor(database: SharedSqliteConfig["database"], writers: Turns, only: OnlyConnection) {
    this.#database = database;
    this.#writers = writers;
    this.#only = only;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#held) return this.#held.executeQuery(query);
    if (VACUUM.test(query.sql)) {
      await this.#lock(query.sql);
      this.#unlock();
      return { rows: [] };
    }
    if (WRITES.test(query.sql)) return this.#write(query);
    const connection = await this.#only.acquire();
    try {
      return await connection.executeQuery(query);
    } finally {
      this.#only.release();
    }
  }

  streamQuery(): never {
    throw new Error("Rows are not streamed.");
  }

  begin(): Promise<void> {
    return this.#lock("begin immediate");
  }

  commit(): void {
    // Where it fails, a rollback follows.
    this.#database.exec("commit");
    this.#unlock();
  }

  rollback(): void {
    try {
      this.#database.exec("rollback");
    } finally {
      this.#unlock();
    }
  }

  async #write<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    await this.#lock("begin immediate", !query.sql.endsWith(UNSYNCED));
    try {
      const result = await this.executeQuery<R>(query);
      this.commit();
      return result;
    } catch (error) {
      this.rollback();
      throw error;
    }
  }

  /** Runs a statement again until the database is free: a statement that found it locked has done nothing. */
  async #lock(sql: string, isSynced = true): Promise<void> {
    const deadline = Date.now() + LOCK_TIMEOUT_MS;
    await this.#writers.enter();
    for (;;) {
      this.#held = await this.#only.acquire();
      try {
        this.#sync(isSynced);
        this.#database.exec(sql);
        return;
      } catch (error) {
        const isOver = !isBusy(error) || Date.now() >= deadline;
        if (isOver) {
          this.#unlock();
          throw error;
        }
        this.#free();
      }
      await new Promise((resolve) => setTimeout(resolve, 1 + Math.random() * LONGEST_PAUSE_MS));
    }
  }

  #unlock(): void {
    this.#free();
    this.#writers.leave();
  }

  #free(): void {
    this.#sync(true);
    this.#held = null;
    this.#only.release();
  }

  /** Has no effect within a transaction. */
  #sync(isSynced: boolean): void {
    if (isSynced === this.#isSynced) return;
    this.#database.exec(`pragma synchronous = ${isSynced ? "FULL" : "NORMAL"}`);
    this.#isSynced = isSynced;
  }
}

/** Lets one in at a time, in the order of their calls. */
class Turns {
  #isBusy = false;
  readonly #waiting: (() => void)[] = [];

  get isBusy(): boolean {
    return this.#isBusy;
  }

  async enter(): Promise<void> {
    if (this.#isBusy) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#isBusy = true;
  }

  leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#isBusy = false;
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "SQLITE_BUSY";
}
