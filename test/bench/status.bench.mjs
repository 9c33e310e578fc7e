/**
 * Measures the status read: 50 connections poll 50 visits of one proxy, beside servers that answer the same bytes and do
 * nothing else. All of them run at once, each in a process of its own, and take turns. The providers are the sandbox. An
 * open visit is also read from its provider once a second; of a completed one, nothing is left to read. The last part
 * polls 20,000 completed visits in turn, so that the proxy remembers none and makes a query for each poll. The processor
 * time of a read depends less than the other figures on what else the machine does.
 *
 *     npm run bench status [rounds] [seconds of a turn]
 */
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { runnerImport } from "vite";
import { conditions, median, printTable } from "./conditions.mjs";
import { fillVisits, referenceOf } from "./fill-visits.mjs";
import { endAll, endProcess, startProcess } from "./processes.mjs";
import { processUse } from "./whole-visits/process-use.mjs";

const ROUNDS = Number(process.argv[2] ?? 5);
const SECONDS = Number(process.argv[3] ?? 2);
const CONNECTIONS = 50;
const VISITS = /** @type {const} */ (["completed", "open", "rare"]);
/** More than are polled in the second for which the proxy keeps a visit. */
const RARE_VISITS = 20_000;
const ORGANISATION = "HARBOUR";
const ORIGIN = "https://harbour.example";
/** @type {Record<string, string>} */
const TITLES = { completed: "completed visits", open: "open visits", rare: "20,000 visits in turn" };
/** @type {Record<string, string>} */
const NAMES = { http: "bare `node:http`", hono: "bare Hono", pg: "`node:http` and one `pg` query" };
const KEY = randomBytes(32).toString("base64");
const API_KEY = "api-key-of-harbour-0123456789abcdef";

const pathOf = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));
const CLI = pathOf("../../dist/command/cli.js");
const folder = mkdtempSync(join(tmpdir(), "gangway-bench-"));

console.log(`${conditions()}; ${CONNECTIONS} connections, ${ROUNDS} rounds of ${SECONDS} s`);
const { module } = await runnerImport(pathOf("../databases/embedded-server.ts"));
const postgres = await module.startServer();
try {
  const sandbox = await startProcess(
    [CLI, "sandbox", "--port", "0", "--smtp-port", "0"],
    /sandbox ready on (\S+)/,
  );
  const credentials = await (await fetch(`${sandbox.found}/_sandbox/credentials`)).json();
  const provider = { url: sandbox.found, credentials: credentials.verifime };
  for (const visits of VISITS) {
    await measure("SQLite", `sqlite:${join(folder, `${visits}.db`)}`, provider, visits);
    await measure("PostgreSQL", postgres.urlOf("postgres"), provider, visits);
  }
} finally {
  await endAll();
  await postgres.stop();
  rmSync(folder, { recursive: true });
}

/**
 * @param {string} name
 * @param {string} database
 * @param {{ url: string, credentials: object }} provider
 * @param {(typeof VISITS)[number]} visits
 */
async function measure(name, database, provider, visits) {
  const proxy = await startProxy(name, database, provider.credentials);
  const headers = { origin: ORIGIN };
  const paths =
    visits === "rare"
      ? await fillRareVisits(database)
      : await Promise.all(Array.from({ length: CONNECTIONS }, () => startVisit(proxy.url)));
  if (visits === "completed") for (const path of paths) await completeVisit(proxy.url + path, provider.url);
  const pathsFile = join(folder, "paths.json");
  writeFileSync(pathsFile, JSON.stringify(paths));
  const sample = await fetch(proxy.url + paths[0], { headers });
  const given = { headers: answerHeaders(sample.headers), body: await sample.text() };
  const kinds = database.startsWith("postgres") ? ["http", "hono", "pg"] : ["http", "hono"];
  const bare = await Promise.all(
    kinds.map((kind) =>
      startProcess(
        [pathOf("status/bare-server.mjs"), JSON.stringify({ kind, database, ...given })],
        /on (\d+)/,
      ),
    ),
  );
  const servers = [
    { name: "the proxy", port: Number(new URL(proxy.url).port), pid: proxy.child.pid ?? 0 },
    ...bare.map(({ child, found }, index) => ({
      name: NAMES[kinds[index] ?? ""] ?? "",
      port: Number(found),
      pid: child.pid ?? 0,
    })),
  ];
  /** @type {Map<string, any[]>} */
  const results = new Map(servers.map((server) => [server.name, []]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const server of servers) {
      const before = processUse(server.pid).cpuMs;
      const result = await load({
        port: server.port,
        paths: pathsFile,
        headers,
        connections: CONNECTIONS,
        seconds: SECONDS,
      });
      if (Object.keys(result.statuses).join() !== "200")
        throw new Error(`${server.name}: ${JSON.stringify(result.statuses)}`);
      const cpuUs = ((processUse(server.pid).cpuMs - before) * 1000) / result.requests;
      // The first round warms up.
      if (round > 0) results.get(server.name)?.push({ ...result, cpuUs });
    }
  }
  report(
    `${name}, ${TITLES[visits]}`,
    servers.map((server) => server.name),
    results,
  );
  await Promise.all([proxy, ...bare].map(({ child }) => endProcess(child)));
}

/**
 * @param {string} database
 * @param {readonly string[]} names
 * @param {ReadonlyMap<string, any[]>} results
 */
function report(database, names, results) {
  const of = (/** @type {string} */ name, /** @type {string} */ member) =>
    (results.get(name) ?? []).map((result) => result[member]);
  const ours = of("the proxy", "perSecond");
  printTable(
    [database, "reads a second", "p50", "p99", "bytes", "the proxy's part of it", "processor time"],
    names.map((name) => {
      const rates = of(name, "perSecond");
      // Neighbours in time are compared, because the machine has other work besides.
      const ratio = median(rates.map((rate, round) => (ours[round] ?? 0) / rate));
      return [
        name,
        median(rates).toFixed(0),
        `${median(of(name, "p50")).toFixed(1)} ms`,
        `${median(of(name, "p99")).toFixed(1)} ms`,
        median(of(name, "bytes")).toFixed(0),
        ratio.toFixed(2),
        `${median(of(name, "cpuUs")).toFixed(0)} µs`,
      ];
    }),
  );
}

/**
 * @param {string} name
 * @param {string} database
 * @param {object} credentials
 */
async function startProxy(name, database, credentials) {
  const plenty = { count: 1_000_000, seconds: 60 };
  const config = {
    publicUrl: "https://proxy.example",
    database,
    encryptionKeys: [KEY],
    limits: { invite: plenty, address: plenty, reference: plenty, email: plenty },
    organisations: [
      {
        code: ORGANISATION,
        name: "Harbour & Sons",
        apiKeys: [API_KEY],
        allowedOrigins: [ORIGIN],
        authentication: "none",
        provider: { id: "verifime", ...credentials },
      },
    ],
  };
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify(config));
  const args = [CLI, "serve", "--config", file, "--port", "0"];
  const profile = process.env.BENCH_PROFILE
    ? ["--cpu-prof", `--cpu-prof-dir=${process.env.BENCH_PROFILE}`]
    : [];
  const { child, found } = await startProcess([...profile, ...args], /gangway ready on (\S+)/, {
    log: join(folder, `${name}.log`),
  });
  return { child, url: found };
}

/**
 * Starts a visit as a partner does, and returns the path of its status.
 * @param {string} url
 */
async function startVisit(url) {
  const body = { code: ORGANISATION, email: `${randomBytes(6).toString("hex")}@example.com` };
  const { trackingReference } = await post(`${url}/v1/user/invite`, body, { "x-api-key": API_KEY });
  await post(`${url}${pathOfVisit(trackingReference)}/activate`, {});
  return `${pathOfVisit(trackingReference)}/status`;
}

/** @param {string} reference */
function pathOfVisit(reference) {
  return `/v1/user/signup/tracking/${reference}`;
}

/**
 * @param {string} database whose tables the proxy has made.
 * @returns the paths of the visits' statuses.
 */
async function fillRareVisits(database) {
  await fillVisits(database, { key: KEY, organisation: ORGANISATION, rows: RARE_VISITS });
  return Array.from({ length: RARE_VISITS }, (_, index) => `${pathOfVisit(referenceOf(index))}/status`);
}

/**
 * @param {string} status the address of its status
 * @param {string} sandbox
 */
async function completeVisit(status, sandbox) {
  await post(`${sandbox}/_sandbox/verifime/${status.split("/").at(-2)}/customer`, { does: "submits" });
  const deadline = Date.now() + 30_000;
  while ((await (await fetch(status)).json()).status !== "Completed") {
    if (Date.now() > deadline) throw new Error("a visit doesn't complete");
    await wait(100);
  }
}

/**
 * @param {string} url
 * @param {object} body
 * @param {Record<string, string>} [headers]
 */
async function post(url, body, headers = {}) {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  return /** @type {Promise<any>} */ (answer.json());
}

/**
 * The headers of an answer, without those that every server writes by itself.
 * @param {Headers} headers
 */
function answerHeaders(headers) {
  const own = ["connection", "keep-alive", "date", "content-length", "transfer-encoding"];
  return Object.fromEntries([...headers].filter(([name]) => !own.includes(name)));
}

/** @param {object} options */
async function load(options) {
  const { stdout } = await promisify(execFile)(process.execPath, [
    pathOf("status/load.mjs"),
    JSON.stringify(options),
  ]);
  return JSON.parse(stdout);
}
