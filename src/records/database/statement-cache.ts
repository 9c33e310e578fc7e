/**
 * SQLite statements, prepared once for each text. Preparing takes longer than a small query does. SQLite prepares a
 * statement anew by itself where the tables have changed (sqlite.org/c3ref/prepare.html).
 */
import type { SqliteDatabase, SqliteStatement } from "kysely";

/** A connection of libsql. */
export interface PreparingDatabase extends SqliteDatabase {
  prepare(sql: string): LibsqlStatement;
}

interface LibsqlStatement extends SqliteStatement {
  /** Makes rows arrays of values. */
  raw(): LibsqlStatement;
  get(parameters: readonly unknown[]): unknown;
  columns(): { name: string }[];
}

/** The texts of the store's queries are fewer. Those of lists of other lengths come and go. */
const MAX_STATEMENTS = 200;

/** The end of a query for one row. It must name its columns: `*` may become others. */
const ONE_ROW = /\blimit 1$/;

/** Returns the database with a `prepare` that keeps statements. */
export function cacheStatements(database: PreparingDatabase): SqliteDatabase {
  /** Those used latest are last. */
  const kept = new Map<string, SqliteStatement>();

  function prepareAnew(sql: string): SqliteStatement {
    const prepared = database.prepare(sql);
    return dropOnError(ONE_ROW.test(sql) ? readingOneRow(prepared) : prepared, () => kept.delete(sql));
  }

  function prepare(sql: string): SqliteStatement {
    const statement = kept.get(sql) ?? prepareAnew(sql);
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

/** libsql reads one row as an array of values in half the time that a list of objects takes. */
function readingOneRow(statement: LibsqlStatement): SqliteStatement {
  const names = statement.columns().map(({ name }) => name);
  const raw = statement.raw();
  return {
    reader: true,
    all(parameters) {
      const values = raw.get(parameters) as unknown[] | undefined;
      if (values === undefined) return [];
      const row: Record<string, unknown> = {};
      for (let index = 0; index < names.length; index += 1) row[names[index] ?? ""] = values[index];
      return [row];
    },
    run: (parameters) => statement.run(parameters),
    iterate: (parameters) => statement.iterate(parameters),
  };
}

/** libsql leaves a statement unfinished that failed, so it isn't used again. */
function dropOnError(statement: SqliteStatement, drop: () => void): SqliteStatement {
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
