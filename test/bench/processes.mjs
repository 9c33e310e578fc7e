/** Child processes of a benchmark: each is ready once it has said so, and all end with the run. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";

/** @type {import("node:child_process").ChildProcess[]} */
const running = [];

/**
 * Starts a Node process. Its standard error goes to a file, as a service's log does.
 * @param {readonly string[]} args
 * @param {RegExp} ready the line on standard output by which it is ready; its first group is returned.
 * @param {{ log?: string, env?: Record<string, string> }} [options]
 */
export async function startProcess(args, ready, { log = "/dev/null", env = {} } = {}) {
  const file = openSync(log, "a");
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", file],
    env: { ...process.env, ...env },
  });
  closeSync(file);
  running.push(child);
  const found = await new Promise((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (chunk) => {
      said += chunk;
      const match = ready.exec(said);
      if (match) resolve(match[1] ?? "");
    });
    child.once("exit", (code) => reject(new Error(`${args.join(" ")} ended with ${code}: see ${log}`)));
  });
  return { child, found: String(found) };
}

/** @param {import("node:child_process").ChildProcess} child */
export async function endProcess(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  await exited;
}

export async function endAll() {
  await Promise.all(running.map(endProcess));
}
