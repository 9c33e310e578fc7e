/** Runs `gangway` as real processes, from the build, as a partner does. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { type FileHandle, mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import type { GangwayConfigInput } from "../../../../src/proxy/config-schema.js";
import { readAnswer, type TestAnswer } from "../../proxy/support/open-gangway.js";

export const CLI = fileURLToPath(new URL("../../../../dist/command/cli.js", import.meta.url));

export interface CallOptions {
  body?: unknown;
  headers?: Record<string, string>;
}

export interface GangwayProcess {
  url: string;
  process: ChildProcess;
  /** Rejects where the process has ended, or ends before it has answered. */
  call(method: string, path: string, options?: CallOptions): Promise<TestAnswer>;
  /** Returns the fields of every log line so far with this event. */
  logged(event: string): Record<string, unknown>[];
  /** Sends a signal and resolves with the exit code once the process has ended. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Writes a configuration to a temporary file. @returns its path. */
export async function writeConfig(config: GangwayConfigInput): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "gangway-config-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, "gangway.config.json");
  await writeFile(file, JSON.stringify(config));
  return file;
}

/**
 * The reader of standard error: `logged`, a full disk (`/dev/full`, which refuses every write), or a pipe that is open and
 * that nobody reads.
 */
export type LogTarget = "read" | "full" | "stalled";

export interface ServeOptions {
  log?: LogTarget;
  /** Default: any free port. */
  port?: number;
  /** A module that is loaded before ours, with an IPC channel to this process. */
  preload?: string;
  envFile?: string;
}

/** Runs `gangway serve`; resolves when it is ready. */
export async function serve(
  configFile: string,
  { log = "read", port = 0, preload, envFile }: ServeOptions = {},
): Promise<GangwayProcess> {
  const file = await openLog(log);
  const preloaded = preload === undefined ? [] : ["--import", preload];
  const environment = envFile === undefined ? [] : ["--env-file", envFile];
  const args = [...preloaded, CLI, "serve", "--config", configFile, ...environment, "--port", String(port)];
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", file?.fd ?? "pipe", preload === undefined ? "ignore" : "ipc"],
  });
  const exited = once(child, "exit");
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await exited;
  });
  let errors = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    errors += chunk;
  });
  const ready = new Promise<string>((resolve, reject) => {
    let said = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      said += chunk;
      const [, address] = /gangway ready on (\S+)/.exec(said) ?? [];
      if (address) resolve(address);
    });
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`gangway serve ended with ${code}: ${errors}`)));
  });
  const url = await ready.finally(() => {
    // Starting another process on the same pipe makes writes wait for the reader again.
    if (log === "stalled") spawnSync("true", { stdio: ["ignore", "ignore", file?.fd ?? "ignore"] });
    return file?.close();
  });
  return {
    url,
    process: child,
    async call(method, path, { body, headers } = {}) {
      const response = await fetch(url + path, {
        method,
        headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      });
      return readAnswer(response);
    },
    logged: (event) =>
      errors
        .split("\n")
        .filter((line) => line.startsWith("{"))
        .map((line) => JSON.parse(line) as Record<string, unknown>)
        .filter((line) => line.event === event),
    async end(signal) {
      child.kill(signal);
      const [code] = await exited;
      return code as number | null;
    },
  };
}

async function openLog(log: LogTarget): Promise<FileHandle | undefined> {
  if (log === "full") return open("/dev/full", "w");
  if (log === "read") return undefined;
  const folder = await mkdtemp(join(tmpdir(), "gangway-pipe-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  spawnSync("mkfifo", [join(folder, "log")]);
  return open(join(folder, "log"), "r+");
}

export interface CommandResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs any other command to its end. */
export async function run(...args: string[]): Promise<CommandResult> {
  const { process: child, stdout, stderr } = start(...args);
  const [code] = await once(child, "close");
  return { code: code as number | null, stdout: stdout(), stderr: stderr() };
}

export interface CommandProcess {
  process: ChildProcess;
  /** Everything that it has written so far. */
  stdout: () => string;
  stderr: () => string;
}

/** Starts a command. It is killed when the test ends. */
export function start(...args: string[]): CommandProcess {
  const child = spawn(process.execPath, [CLI, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => {
    stdout += chunk;
  });
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk;
  });
  return { process: child, stdout: () => stdout, stderr: () => stderr };
}
