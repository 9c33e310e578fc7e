/**
 * SQLite statements, prepared once for each text. Preparing takes longer than a small query does. SQLite prepares a
 * statement anew by itself where the tables have changed (sqlite.org/c3ref/prepare.html).
 */
import type { SqliteDatabase } from "kysely";

type Statement = ReturnType<SqliteDatabase["prepare"]>;

/** The texts of the store's queries are fewer. Those of lists of other lengths come and go. */
const MAX_STATEMENTS = 200;

/** Returns the database with a `prepare` that keeps the latest statements. */
export function cacheStatements(database: SqliteDatabase): SqliteDatabase {
  /** Those used latest are last. */
  const kept = new Map<string, Statement>();

  function prepare(sql: string): Statement {
    const statement = kept.get(sql) ?? dropOnError(database.prepare(sql), () => kept.delete(sql));
    kept.delete(sql);
    kept.set(sql, statement);
    const [oldest] = kept.keys();
    if (kept.size > MAX_STATEMENTS && oldest !== undefined) kept.delete(oldest);
    return statement;
  }

  return {
    prepare,
    close() {
      kept.clear();
      database.close();
    },
  };
}

/** libsql leaves a statement unfinished that failed, so it isn't used again. */
function dropOnError(statement: Statement, drop: () => void): Statement {
  function guard<Result>(run: () => Result): Result {
    try {
      return run();
    } catch (error) {
      drop();
      throw error;
    }
  }
  return {
    reader: statement.reader,
    all: (parameters) => guard(() => statement.all(parameters)),
    run: (parameters) => guard(() => statement.run(parameters)),
    iterate: (parameters) => statement.iterate(parameters),
  };
}
