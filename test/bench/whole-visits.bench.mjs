/**
 * Plays customers from the invite to the result, many at once, against a proxy on SQLite and the sandbox as VX, each in a
 * process of its own. All visits are open at the same time, and their pages poll by the widget's own poller: a part of them is
 * visible, the others are hidden until the customer returns. Then the visits are completed and decided by webhooks. Linux
 * only, because it reads what the proxy has used from `/proc`.
 *
 *     npm run bench whole-visits [open visits…]
 */
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import Database from "libsql";
import { createStatusPoller } from "../../dist/flow/visit/status-poller.js";
import { conditions, printTable } from "./conditions.mjs";
import { endAll, endProcess, startProcess } from "./processes.mjs";
import { openCodeMailbox } from "./whole-visits/code-mailbox.mjs";
import { createHttpCaller } from "./whole-visits/http-caller.mjs";
import { processUse } from "./whole-visits/process-use.mjs";

const SIZES = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1000, 3000, 10_000];
const ORIGIN = "https://harbour.example";
const API_KEY = "api-key-of-harbour-0123456789abcdef";
const CONNECTIONS = 64;
/** Customers who do something other than wait, at the same moment. */
const BUSY = 12;
const WARM_UP = 200;
/** The time for which all visits are open and only poll. */
const OPEN_MS = 20_000;
const NOTICE_TIMEOUT_MS = 60_000;
const CLI = fileURLToPath(new URL("../../dist/command/cli.js", import.meta.url));

const ROW = [
  "open visits",
  "pages visible",
  "visits a second of a core, without polls",
  "polls a second of a core",
  "memory at first / all open",
  "per thousand open",
  "database per visit",
  "polls in 20 s",
  "completion noticed after, p50 / p99",
  "errors",
  "lost webhooks",
];

/**
 * One customer of so many has the page in front while the provider's screen is open elsewhere. The others' pages are hidden. With 2,500 visible
 * pages of 10,000, the polls alone would take a whole core of the proxy, and no further visit could be opened.
 * @param {number} size
 */
const waitingPart = (size) => (size > 5000 ? 10 : 4);

/** @typedef {{ reference: string, session: string, poller: import("../../dist/flow/visit/status-poller.js").StatusPoller, returnToPage: () => void, completed: Promise<number> }} OpenVisit */

console.log(`${conditions()}; ${BUSY} customers busy at a time`);
try {
  for (const size of SIZES) {
    const { row, calls } = await play(size);
    printTable(ROW, [row]);
    printTable(["p50 / p99 of", "invite", "code", "activate", "status", "webhook and its answer"], [calls]);
  }
} finally {
  await endAll();
}

/** @param {number} size */
async function play(size) {
  const folder = mkdtempSync(join(tmpdir(), "gangway-bench-"));
  const mailbox = await openCodeMailbox();
  const { proxy, sandbox, file } = await startServers(folder, mailbox.url);
  const pid = proxy.child.pid ?? 0;
  const page = createHttpCaller(proxy.found, CONNECTIONS);
  const control = createHttpCaller(sandbox.found, CONNECTIONS);
  /** @type {unknown[]} */
  const errors = [];
  const open = (isHidden = false) => openVisit(page, mailbox, { isHidden, errors });
  try {
    await inTurns(WARM_UP, async () => {
      const visit = await open();
      await complete(visit, control);
      await visit.completed;
    });
    page.times.clear();
    control.times.clear();
    const bytesBefore = databaseBytes(file);
    const before = processUse(pid);
    /** @type {OpenVisit[]} */
    const visits = [];
    await inTurns(size, async (index) => visits.push(await open(index % waitingPart(size) !== 0)));
    const opened = processUse(pid);
    const pollsBefore = page.times.get("status")?.length ?? 0;

    await wait(OPEN_MS);
    const held = processUse(pid);
    const pollsHeld = (page.times.get("status")?.length ?? 0) - pollsBefore;
    const cpuPerPoll = (held.cpuMs - opened.cpuMs) / pollsHeld;

    /** @type {number[]} */
    const noticed = [];
    await inTurns(size, async (index) => {
      const visit = visits[index];
      if (!visit) return;
      const start = performance.now();
      await complete(visit, control);
      void visit.completed.then((at) => noticed.push(at - start));
    });
    const deadline = performance.now() + NOTICE_TIMEOUT_MS;
    while (noticed.length < size && performance.now() < deadline) await wait(100);
    for (const { poller } of visits) poller.stop();
    const after = processUse(pid);
    const polls = page.times.get("status")?.length ?? 0;
    const cpuPerVisit = (after.cpuMs - before.cpuMs - polls * cpuPerPoll) / size;
    await endProcess(proxy.child);
    const approved = countApproved(file) - WARM_UP;
    const times = [
      noticed,
      ...["invite", "code", "activate", "status"].map((kind) => page.times.get(kind) ?? []),
    ];
    if (errors.length > 0) console.error(errors.slice(0, 3));
    return {
      row: [
        String(size),
        `one of ${waitingPart(size)}`,
        (1000 / cpuPerVisit).toFixed(0),
        (1000 / cpuPerPoll).toFixed(0),
        `${before.memoryMb.toFixed(0)} / ${held.memoryMb.toFixed(0)} MB`,
        `${(((held.memoryMb - before.memoryMb) / size) * 1000).toFixed(1)} MB`,
        `${((databaseBytes(file) - bytesBefore) / size / 1024).toFixed(1)} kB`,
        String(pollsHeld),
        `${seconds(at(times[0], 0.5))} / ${seconds(at(times[0], 0.99))}`,
        String(errors.length),
        String(size - approved),
      ],
      calls: [
        `${size} open`,
        ...times.slice(1).map((kind) => `${ms(at(kind, 0.5))} / ${ms(at(kind, 0.99))}`),
        [0.5, 0.99].map((part) => ms(at(control.times.get("decide"), part))).join(" / "),
      ],
    };
  } finally {
    page.close();
    control.close();
    await Promise.all([proxy, sandbox].map(({ child }) => endProcess(child)));
    await mailbox.close();
    rmSync(folder, { recursive: true });
  }
}

/**
 * @param {string} folder
 * @param {string} smtp
 */
async function startServers(folder, smtp) {
  const sandbox = await startProcess(
    [CLI, "sandbox", "--port", "0", "--smtp-port", "0"],
    /sandbox ready on (\S+)/,
  );
  const credentials = await (await fetch(`${sandbox.found}/_sandbox/credentials`)).json();
  const file = join(folder, "gangway.db");
  const port = await freePort();
  const plenty = { count: 10_000_000, seconds: 60 };
  const config = {
    publicUrl: `http://localhost:${port}`,
    database: `sqlite:${file}`,
    encryptionKeys: [randomBytes(32).toString("base64")],
    mail: { smtp, from: "onboarding@harbour.example" },
    limits: { invite: plenty, address: plenty, reference: plenty, email: plenty },
    organisations: [
      {
        code: "HARBOUR",
        name: "Harbour & Sons",
        apiKeys: [API_KEY],
        allowedOrigins: [ORIGIN],
        browserInvites: true,
        provider: { id: "vx", ...credentials.vx },
      },
    ],
  };
  writeFileSync(join(folder, "config.json"), JSON.stringify(config));
  const proxy = await startProcess(
    [CLI, "serve", "--config", join(folder, "config.json"), "--port", String(port)],
    /gangway ready on (\S+)/,
    { log: join(folder, "proxy.log") },
  );
  return { proxy, sandbox, file };
}

/** A port that nothing listens on: the proxy tells its address to the provider. */
async function freePort() {
  const server = createServer().listen(0);
  await once(server, "listening");
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" ? (address?.port ?? 0) : 0;
}

/**
 * Goes through the calls of a page, until the customer is on the provider's screen.
 * @param {ReturnType<typeof createHttpCaller>} page
 * @param {Awaited<ReturnType<typeof openCodeMailbox>>} mailbox
 * @param {{ isHidden: boolean, errors: unknown[] }} options
 * @returns {Promise<OpenVisit>}
 */
async function openVisit(page, mailbox, { isHidden, errors }) {
  const email = `${randomBytes(8).toString("hex")}@example.com`;
  const headers = { origin: ORIGIN };
  const { trackingReference: reference } = await page.call("invite", "POST", "/v1/user/invite", {
    headers,
    body: { code: "HARBOUR", email },
  });
  const path = `/v1/user/signup/tracking/${reference}`;
  await page.call("code", "POST", `${path}/code`, { headers, body: {} });
  await page.call("activate", "POST", `${path}/activate`, {
    headers,
    body: { code: await mailbox.codeFor(email) },
  });
  const visit = await page.call("visit", "GET", `/v1/visits/${reference}`, {
    headers: { "x-api-key": API_KEY },
  });
  /** @type {(at: number) => void} */
  let notice = () => {};
  const completed = new Promise((resolve) => {
    notice = resolve;
  });
  /** @type {(change: "visible") => void} */
  let change = () => {};
  const environment = {
    hidden: isHidden,
    online: true,
    subscribe: (/** @type {typeof change} */ listener) => {
      change = listener;
      return () => {};
    },
  };
  const poller = createStatusPoller({
    read: (signal) => page.call("status", "GET", `${path}/status`, { headers, signal }),
    environment,
    status: "Inactive",
    onAnswer: ({ status }) => {
      if (status === "Completed") notice(performance.now());
    },
    onFailure: (error) => errors.push(error),
    onError: (error) => errors.push(error),
  });
  poller.start();
  const returnToPage = () => {
    if (!environment.hidden) return;
    environment.hidden = false;
    change("visible");
  };
  return { reference, session: visit.providerReference, poller, returnToPage, completed };
}

/**
 * The customer hands everything in, and the provider decides. Each sends its webhooks, and answers once they are answered.
 * @param {OpenVisit} visit
 * @param {ReturnType<typeof createHttpCaller>} control
 */
async function complete({ session, returnToPage }, control) {
  const path = `/_sandbox/vx/${session}`;
  await control.call("submits", "POST", `${path}/customer`, { body: { does: "submits" } });
  returnToPage();
  await control.call("decide", "POST", `${path}/decide`, { body: { outcome: "approved" } });
}

/**
 * @param {number} count
 * @param {(index: number) => Promise<unknown>} work
 */
async function inTurns(count, work) {
  let next = 0;
  const busy = Array.from({ length: Math.min(BUSY, count) }, async () => {
    for (let index = next; index < count; index = next) {
      next += 1;
      await work(index);
    }
  });
  await Promise.all(busy);
}

/** @param {string} file */
function databaseBytes(file) {
  const database = new Database(file, { readonly: true });
  const { bytes } = database
    .prepare(
      "select (page_count - freelist_count) * page_size as bytes from pragma_page_count, pragma_freelist_count, pragma_page_size",
    )
    .get([]);
  database.close();
  return bytes;
}

/** @param {string} file */
function countApproved(file) {
  const database = new Database(file, { readonly: true });
  const { count } = database
    .prepare("select count(*) as count from visits where status = 'Completed' and outcome = 'approved'")
    .get([]);
  database.close();
  return count;
}

/**
 * @param {readonly number[] | undefined} values
 * @param {number} part
 */
function at(values = [], part = 0) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** @param {number} value */
function ms(value) {
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}

/** @param {number} value */
function seconds(value) {
  return `${(value / 1000).toFixed(1)} s`;
}
