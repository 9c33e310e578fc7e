/**
 * `gangway backup`: copies the SQLite database as it stands at one moment (sqlite.org/lang_vacuum.html, "VACUUM INTO").
 * Proxies go on reading and writing meanwhile. The copy gets its name once it is complete and on the disk.
 */
import { existsSync } from "node:fs";
import { chmod, open, rename, rm } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import Database from "libsql";
import { CommandError } from "./command-error.js";

/** @throws CommandError where there is no database to copy, or the target exists. */
export async function backUpDatabase(url: string, to: string): Promise<void> {
  if (!url.startsWith("sqlite:")) {
    throw new CommandError(
      "gangway backup copies SQLite databases. This one is PostgreSQL: use pg_dump, or your database's own backups.",
    );
  }
  const file = url.slice("sqlite:".length);
  if (file === ":memory:") throw new CommandError("A database in memory can't be backed up.");
  if (!existsSync(file)) throw new CommandError(`There is no database at ${file}.`);
  if (existsSync(to)) throw new CommandError(`${to} exists already: choose another name.`);
  if (!existsSync(dirname(resolve(to))))
    throw new CommandError(`There is no folder ${dirname(resolve(to))}.`);

  const unfinished = `${to}.unfinished`;
  await rm(unfinished, { force: true });
  const database = new Database(file, { timeout: 10_000 });
  try {
    // SQLite accepts an empty file as its target: created by us, it is never readable for others.
    await (await open(unfinished, "wx", 0o600)).close();
    database.prepare("vacuum into ?").run(unfinished);
    await chmod(unfinished, 0o600);
    await sync(unfinished);
    await rename(unfinished, to);
    await sync(dirname(resolve(to)));
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  } finally {
    database.close();
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
