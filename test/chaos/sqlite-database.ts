/** A SQLite file that another process locks, whose disk is full, or which is copied meanwhile. */
import { spawnSync } from "node:child_process";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { onTestFinished } from "vitest";
import { backUpDatabase } from "../../src/node/back-up-database.js";
import type { ChaosDatabase } from "./database.js";
import type { Disturbance } from "./disturbance.js";

/** @param pids of the proxies that run. */
export async function openSqlite(pids: () => readonly number[]): Promise<ChaosDatabase> {
  const folder = await mkdtemp(join(tmpdir(), "gangway-chaos-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, "gangway.db");

  async function query<Row>(sql: string): Promise<Row[]> {
    const database = new Database(file, { timeout: 5000 });
    try {
      return database.prepare(sql).all() as Row[];
    } finally {
      database.close();
    }
  }

  const locked: Disturbance = {
    name: "the file is locked by another process",
    async run(_random, endure) {
      const database = new Database(file, { timeout: 10_000 });
      try {
        database.exec("begin immediate");
        await endure();
        database.exec("rollback");
      } finally {
        database.close();
      }
    },
  };

  const full: Disturbance = {
    name: "the disk is full",
    async run(_random, endure) {
      // A write beyond the limit fails as on a full disk. Node ignores the signal that comes with it (SIGXFSZ).
      const { size } = await stat(`${file}-wal`).catch(() => NO_FILE);
      limitFileSize(pids(), String(size));
      await endure();
      limitFileSize(pids(), "unlimited");
    },
  };

  let copies = 0;
  const copied: Disturbance = {
    name: "a backup is made",
    async run() {
      copies += 1;
      const copy = join(folder, `copy-${copies}.db`);
      await backUpDatabase(`sqlite:${file}`, copy);
      const database = new Database(copy);
      const found = database.pragma("integrity_check");
      database.close();
      await rm(copy);
      if (JSON.stringify(found) !== OK) throw new Error(`the backup is damaged: ${JSON.stringify(found)}`);
    },
  };

  return {
    url: `sqlite:${file}`,
    query,
    disturbances: [locked, copied, ...(canLimitFileSize() ? [full] : [])],
    async checkIntegrity() {
      const found = await query("pragma integrity_check");
      return JSON.stringify(found) === OK ? [] : [`integrity_check: ${JSON.stringify(found)}`];
    },
  };
}

/** SQLite removes its log when the last process closes the database. */
const NO_FILE = { size: 0 };
const OK = '[{"integrity_check":"ok"}]';

/** `prlimit` belongs to util-linux. Elsewhere the run goes on without full disks, and says so. */
function canLimitFileSize(): boolean {
  const has = spawnSync("prlimit", ["--version"]).status === 0;
  if (!has) console.log("There is no prlimit here: this run has no full disk.");
  return has;
}

/** Limits the files that processes may write. Only the soft limit moves, so that it can be raised again. */
function limitFileSize(pids: readonly number[], bytes: string): void {
  for (const pid of pids) spawnSync("prlimit", ["--pid", String(pid), `--fsize=${bytes}:`]);
}
