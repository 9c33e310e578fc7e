/** PostgreSQL connections that fail, and don't hang, while the database is frozen or cut off. */
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import type { Pool, PoolClient } from "pg";

/** Longer than any query of a request takes, and as long as a write to SQLite waits for its lock. */
const QUERY_TIMEOUT_MS = 10_000;

/** Maintenance may take minutes on a large database. Kysely's migrations begin with this lock, on one connection. */
const MAINTENANCE = /^\s*(vacuum|select pg_advisory)/i;

export function createTimedPool(pool: Pool): PostgresPool {
  // The next query replaces a connection that broke; without listeners, the error would end the process.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return {
    connect: async () => timedClient(await pool.connect()),
    end: () => pool.end(),
  };
}

function timedClient(client: PoolClient): PostgresPoolClient {
  let isLimited = true;

  /** Closes the connection where a query takes too long: it would hold up whoever gets it next. */
  async function run(sql: string, parameters: readonly unknown[]): Promise<unknown> {
    if (MAINTENANCE.test(sql)) isLimited = false;
    // `end` rejects the query in flight.
    const timeout = isLimited ? setTimeout(() => void client.end(), QUERY_TIMEOUT_MS) : undefined;
    try {
      return await client.query(sql, [...parameters]);
    } catch (error) {
      // A session stays read-only although the database may be written to again.
      if (isReadOnly(error)) void client.end();
      throw error;
    } finally {
      clearTimeout(timeout);
    }
  }

  function query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query(sql: unknown, parameters: readonly unknown[] = []): unknown {
    if (typeof sql !== "string") throw new TypeError("Rows are not streamed.");
    return run(sql, parameters);
  }

  return { query, release: () => client.release() };
}

/** `read_only_sql_transaction` (postgresql.org/docs/current/errcodes-appendix.html). */
function isReadOnly(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "25006";
}
