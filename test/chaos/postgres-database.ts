/** A PostgreSQL server of the run's own that freezes, is cut off, crashes, or takes no writes. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { onTestFinished } from "vitest";
import { startServer } from "../databases/embedded-server.js";
import type { ChaosDatabase } from "./database.js";
import type { Disturbance } from "./disturbance.js";
import { startRelay } from "./relay.js";

const RETRY_MS = 100;
/** The name that clients give to a server's socket in its folder. */
const SOCKET = ".s.PGSQL.5432";

export async function openPostgres(): Promise<ChaosDatabase> {
  const server = await startServer({ survivesCrashes: true });
  onTestFinished(async () => {
    server.thaw();
    await server.stop();
  });
  const direct = server.urlOf("postgres");
  const folder = await mkdtemp(join(tmpdir(), "gangway-net-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const network = await startRelay(join(folder, SOCKET));
  network.targets = [{ path: join(server.folder, SOCKET) }];

  /** Connects past the network, once the server has recovered from a crash. */
  async function connect(): Promise<pg.Client> {
    for (let left = 100; ; left -= 1) {
      const client = new pg.Client(direct);
      // A crash breaks the connection of whoever caused it.
      client.on("error", () => {});
      try {
        await client.connect();
        return client;
      } catch (error) {
        if (left === 0) throw error;
        await wait(RETRY_MS);
      }
    }
  }

  async function query<Row>(sql: string): Promise<Row[]> {
    const client = await connect();
    try {
      return (await client.query(sql)).rows as Row[];
    } finally {
      await client.end().catch(() => {});
    }
  }

  const frozen: Disturbance = {
    name: "PostgreSQL is frozen",
    async run(_random, endure) {
      server.freeze();
      await endure();
      server.thaw();
    },
  };

  const cutOff: Disturbance = {
    name: "PostgreSQL is cut off",
    async run(_random, endure) {
      network.cut();
      await endure();
      network.mend();
    },
  };

  const crashed: Disturbance = {
    name: "PostgreSQL crashes",
    async run() {
      const client = await connect();
      const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
      // The server ends all its processes when one was killed, and recovers from its log.
      const ended = new Promise<void>((resolve) => client.once("end", () => resolve()));
      process.kill(rows[0]?.pid ?? 0, "SIGKILL");
      await ended;
      await query("select 1");
    },
  };

  const cutQueries: Disturbance = {
    name: "PostgreSQL ends all connections",
    async run() {
      await query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'gangway'",
      );
    },
  };

  const readOnly: Disturbance = {
    name: "PostgreSQL takes no writes, as on a full disk",
    async run(_random, endure) {
      await query("alter database postgres set default_transaction_read_only = on");
      // The setting is for sessions that begin after it.
      await cutQueries.run(_random, endure);
      await endure();
      // In a session that may write.
      await query(
        "begin; set transaction read write; alter database postgres reset default_transaction_read_only; commit",
      );
    },
  };

  return {
    url: `postgres://gangway@localhost/postgres?host=${encodeURIComponent(folder)}`,
    query,
    disturbances: [frozen, cutOff, crashed, cutQueries, readOnly],
    async checkIntegrity() {
      await query("create extension if not exists amcheck");
      const indexes = await query<{ name: string }>(
        `select indexrelid::regclass::text as name from pg_index
          join pg_class on pg_class.oid = indexrelid
          join pg_am on pg_am.oid = relam
          join pg_namespace on pg_namespace.oid = relnamespace
          where nspname = 'public' and amname = 'btree'`,
      );
      const checks = indexes.map(({ name }) =>
        query(`select bt_index_check('${name}', true)`).then(
          () => null,
          (error: Error) => `${name}: ${error.message}`,
        ),
      );
      return (await Promise.all(checks)).filter((fault) => fault !== null);
    },
  };
}
