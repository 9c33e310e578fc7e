/**
 * Measures the start of `gangway serve`, and its memory when it is idle: from the process's start until `/healthz` answers, on
 * a database that is up to date, beside a process of Node that does nothing but listen.
 *
 *     npm run bench start [runs]
 */
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";
import { conditions, median, printTable } from "./conditions.mjs";
import { endAll, endProcess, startProcess } from "./processes.mjs";

const RUNS = Number(process.argv[2] ?? 7);
/** V8 gives back what the start needed after ten to twenty seconds without work. */
const IDLE_MS = 20_000;

const pathOf = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "gangway-bench-"));
const LISTEN =
  "require('node:http').createServer((_, r) => r.end()).listen(0, function () { console.log('ready on http://localhost:' + this.address().port) })";

console.log(`${conditions()}; ${RUNS} runs`);
const { module } = await runnerImport(pathOf("../databases/embedded-server.ts"));
const postgres = await module.startServer();
try {
  const kinds = new Map([
    ["`node:http` that listens", ["-e", LISTEN]],
    ["the proxy on SQLite", argsOf("sqlite", `sqlite:${join(folder, "gangway.db")}`)],
    ["the proxy on PostgreSQL", argsOf("postgres", postgres.urlOf("postgres"))],
  ]);
  /** @type {Map<string, { times: number[], megabytes: number }>} */
  const results = new Map([...kinds.keys()].map((name) => [name, { times: [], megabytes: 0 }]));
  for (let run = 0; run <= RUNS; run += 1) {
    for (const [name, args] of kinds) {
      const result = results.get(name);
      const { ms, megabytes } = await measure(args, run === RUNS ? IDLE_MS : 0);
      // The first run creates the tables, the last one waits.
      if (run > 0) result?.times.push(ms);
      if (result) result.megabytes = megabytes;
    }
  }
  printTable(
    ["process", "ready after", "resident memory, idle"],
    [...results].map(([name, { times, megabytes }]) => [
      name,
      `${median(times).toFixed(0)} ms`,
      `${megabytes.toFixed(0)} MB`,
    ]),
  );
} finally {
  await endAll();
  await postgres.stop();
  rmSync(folder, { recursive: true });
}

/**
 * @param {readonly string[]} args
 * @param {number} idleMs
 */
async function measure(args, idleMs) {
  const began = performance.now();
  const { child, found } = await startProcess(args, /ready on (\S+)/);
  await fetch(`${found}/healthz`);
  const ms = performance.now() - began;
  await wait(idleMs);
  const megabytes = residentMegabytes(child.pid ?? 0);
  await endProcess(child);
  return { ms, megabytes };
}

/** @param {number} pid */
function residentMegabytes(pid) {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) / 1024;
}

/**
 * @param {string} name
 * @param {string} database
 */
function argsOf(name, database) {
  const config = {
    publicUrl: "https://proxy.example",
    database,
    encryptionKeys: [randomBytes(32).toString("base64")],
    organisations: [
      {
        code: "HARBOUR",
        name: "Harbour & Sons",
        apiKeys: ["api-key-of-harbour-0123456789abcdef"],
        authentication: "none",
        provider: { id: "verifime", baseUrl: "http://127.0.0.1:9/", code: "abc", secrets: ["y".repeat(32)] },
      },
    ],
  };
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify(config));
  return [pathOf("../../dist/command/cli.js"), "serve", "--config", file, "--port", "0"];
}
