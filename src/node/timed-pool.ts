/** PostgreSQL connections that fail, and don't hang, while the database is frozen or cut off. */
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import type { Pool, PoolClient } from "pg";
import { DatabaseUnreachableError } from "./database-unreachable-error.js";

/** Longer than any query of a request takes, and as long as a write to SQLite waits for its lock. */
const QUERY_TIMEOUT_MS = 10_000;

/**
 * Maintenance may take minutes on a large database. Kysely's migrations begin with this lock, on one connection. While it
 * lasts, another connection asks now and then whether the server answers.
 */
const MAINTENANCE = /^\s*vacuum|pg_advisory_lock/i;

export function createTimedPool(pool: Pool): PostgresPool {
  // The next query replaces a connection that broke; without listeners, the error would end the process.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const startedReadOnly = new WeakMap<PoolClient, boolean>();
  return {
    async connect() {
      const client = await pool.connect().catch((cause: Error) => {
        throw new DatabaseUnreachableError(`PostgreSQL can't be reached: ${cause.message}`, { cause });
      });
      const timed = timedClient(client, () => probe(pool));
      // A session that began read-only stays so, although the database may be written to again: it is used once.
      const release = () => client.release(startedReadOnly.get(client));
      try {
        if (!startedReadOnly.has(client)) startedReadOnly.set(client, await isReadOnly(timed));
      } catch (error) {
        client.release(true);
        throw error;
      }
      return { ...timed, release };
    },
    end: () => pool.end(),
  };
}

/** True for a new session of a database that was set to read-only, as hosts do when its disk is full. */
async function isReadOnly({ query }: TimedClient): Promise<boolean> {
  const { rows } = await query<{ value: string }>(
    "select current_setting('default_transaction_read_only') as value",
    [],
  );
  return rows[0]?.value === "on";
}

type TimedClient = Pick<PostgresPoolClient, "query">;

/** Rejects where the server doesn't answer. */
async function probe(pool: Pool): Promise<void> {
  const client = await pool.connect();
  const timeout = setTimeout(() => void client.end(), QUERY_TIMEOUT_MS);
  try {
    await client.query("select 1");
  } finally {
    clearTimeout(timeout);
    client.release();
  }
}

function timedClient(client: PoolClient, probeServer: () => Promise<void>): TimedClient {
  let isLimited = true;
  let isUnanswered = false;

  /** Closes the connection where a query takes too long: it would hold up whoever gets it next. */
  async function run(sql: string, parameters: readonly unknown[]): Promise<unknown> {
    if (MAINTENANCE.test(sql)) isLimited = false;
    const close = () => {
      isUnanswered = true;
      // `end` rejects the query in flight.
      void client.end();
    };
    const timer = isLimited
      ? setTimeout(close, QUERY_TIMEOUT_MS)
      : setInterval(() => void probeServer().catch(close), QUERY_TIMEOUT_MS);
    try {
      return await client.query(sql, [...parameters]);
    } catch (cause) {
      if (!isUnanswered) throw cause;
      throw new DatabaseUnreachableError("PostgreSQL doesn't answer.", { cause });
    } finally {
      clearTimeout(timer);
    }
  }

  function query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query(sql: unknown, parameters: readonly unknown[] = []): unknown {
    if (typeof sql !== "string") throw new TypeError("Rows are not streamed.");
    return run(sql, parameters);
  }

  return { query };
}
