/**
 * Measures the time from the page's first script until the customer sees the first screen, beside the published packages
 * of other vendors. Chromium, its processor slowed down four times, each page in a fresh profile. The vendors take turns: first
 * without a limit of the network, then with a round trip of 150 ms and 1.6 Mbit/s. The work of the main thread is processor time, so it
 * depends less on what else the machine does.
 *
 *     npm run bench first-step [rounds]
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { getRequestListener } from "@hono/node-server";
import { chromium } from "playwright";
import { build } from "vite";
import { browserFiles } from "../../dist/node/browser-files.js";
import { CHROMIUM_FLAGS, chromiumPath } from "../find-browser.mjs";
import { conditions, median, printTable } from "./conditions.mjs";
import { VENDORS } from "./first-step/vendors.mjs";

const ROUNDS = Number(process.argv[2] ?? 7);
const SLOWER = 4;
/** The longest wait for a first screen. */
const LONGEST_WAIT_MS = 30_000;
/**
 * The most that ours may take, as a part of theirs.
 * @type {{ vendor: RegExp, of: "time" | "work", part: number }[]}
 */
const GOALS = [
  { vendor: /^Didit/, of: "time", part: 0.8 },
  { vendor: /^Smile ID/, of: "time", part: 0.5 },
  { vendor: /^Didit/, of: "work", part: 1 },
];
const NETWORKS = [
  { name: "this machine's own network", limits: null },
  {
    name: "150 ms and 1.6 Mbit/s",
    limits: { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 96_000 },
  },
];
const ORGANISATION = JSON.stringify({
  organisation: { code: "HARBOUR", name: "Harbour Bank", logoUrl: null, privacyUrl: null },
  collect: ["firstName", "familyName", "dateOfBirth"],
  authentication: "code",
  browserInvites: true,
  launch: ["link"],
});

const folder = mkdtempSync(join(tmpdir(), "gangway-bench-"));
const server = createServer();
const browser = await chromium.launch({
  executablePath: chromiumPath() ?? undefined,
  args: [
    ...CHROMIUM_FLAGS,
    // The vendors' own servers aren't there: their frames stay empty.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    // The pages of Chromium's own search box, which load 400 scripts beside each page that is measured.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup",
  ],
});
/** The widgets, and the floor: our form without the scripts that make it. */
const widgets = [...VENDORS];
try {
  console.log(`${conditions()}; Chromium ${browser.version()}, ${SLOWER} times slower, ${ROUNDS} rounds`);
  await serve(await bundleVendors());
  widgets.push(...(await floors()));
  for (const network of NETWORKS) await compare(network);
} finally {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true });
}

/** Installs the vendors' packages in a folder of their own, and bundles each as its partner would. */
async function bundleVendors() {
  const packages = VENDORS.flatMap((vendor) => vendor.package ?? []);
  writeFileSync(join(folder, "package.json"), `{ "private": true, "type": "module" }`);
  console.log(`packages: ${packages.join(", ")}`);
  execFileSync("npm", ["install", "--silent", "--no-save", "--ignore-scripts", ...packages], {
    cwd: folder,
    timeout: 120_000,
  });
  /** @type {Map<string, Uint8Array>} */
  const scripts = new Map();
  for (const [index, { code }] of VENDORS.entries()) {
    if (!code) continue;
    const input = join(folder, `${index}.js`);
    writeFileSync(input, code);
    const built = await build({
      root: folder,
      configFile: false,
      logLevel: "silent",
      build: { write: false, rolldownOptions: { input, output: { codeSplitting: false } } },
    });
    const [chunk] = [built].flat()[0].output;
    scripts.set(`/${index}.js`, brotliCompressSync(chunk.code));
  }
  return scripts;
}

/**
 * Serves a page for each vendor, and the scripts as their servers would: compressed, and without a cache.
 * @param {Map<string, Uint8Array>} scripts
 */
async function serve(scripts) {
  const files = browserFiles(fileURLToPath(new URL("../../dist/browser", import.meta.url)));
  server.on(
    "request",
    getRequestListener(async (request) => {
      const { pathname } = new URL(request.url);
      const script = scripts.get(pathname);
      if (script)
        return new Response(script, {
          headers: { "content-type": "text/javascript", "content-encoding": "br" },
        });
      if (pathname.startsWith("/proxy/v1/"))
        return new Response(ORGANISATION, { headers: { "content-type": "application/json" } });
      if (pathname.startsWith("/proxy/")) {
        const file = await files(new Request(request.url.replace("/proxy", ""), request));
        return file ?? new Response(null, { status: 404 });
      }
      const vendor = widgets[Number(pathname.slice(1))];
      return new Response(vendor ? pageOf(vendor, pathname) : "", {
        headers: { "content-type": "text/html" },
      });
    }),
  );
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(null)));
}

/**
 * Returns the form that our widget shows, as HTML with the same style sheet, and as a script that does nothing else. Nothing that
 * we load can be faster than the first, nor a custom element than the second.
 * @returns {Promise<import("./first-step/vendors.mjs").Vendor[]>}
 */
async function floors() {
  const [ours] = widgets;
  const page = await browser.newPage();
  await page.goto(`${origin()}/0`);
  await page.evaluate("whenShown");
  const { html, css } = await page.evaluate(() => {
    const root = document.querySelector("gangway-onboarding")?.shadowRoot;
    const rules = root?.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules]) ?? [];
    return { html: root?.innerHTML ?? "", css: rules.map(({ cssText }) => cssText).join("") };
  });
  await page.close();
  const shown = ours?.shown ?? "";
  const host = (/** @type {string} */ content) => `<gangway-onboarding>${content}</gangway-onboarding>`;
  const script = `customElements.define("gangway-onboarding", class extends HTMLElement {
    connectedCallback() {
      const root = this.attachShadow({ mode: "open" });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(${JSON.stringify(css)});
      root.adoptedStyleSheets = [sheet];
      root.innerHTML = ${JSON.stringify(html)};
    }
  });`;
  return [
    {
      name: "our form as HTML",
      body: host(`<template shadowrootmode="open"><style>${css}</style>${html}</template>`),
      shown,
    },
    { name: "our form by one script", body: `${host("")}<script type="module">${script}</script>`, shown },
  ];
}

/** @param {import("./first-step/vendors.mjs").Vendor} vendor @param {string} path */
function pageOf({ code, script, body, shown }, path) {
  const address = code ? `${path}.js` : script;
  const element = address ? `<script type="module" src="${address}"></script>` : "";
  return `<!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width"><script>
    const began = performance.now();
    const shown = ${shown};
    window.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
    }).observe({ type: "longtask", buffered: true });
    window.whenShown = new Promise((resolve) => {
      const look = () => (shown() ? resolve(performance.now() - began) : requestAnimationFrame(look));
      requestAnimationFrame(look);
    });
    </script>${element}</head><body>${body}</body></html>`;
}

/** @param {typeof NETWORKS[number]} network */
async function compare({ name, limits }) {
  /** @type {Map<string, { time: number, work: number, longest: number }[]>} */
  const results = new Map(widgets.map((vendor) => [vendor.name, []]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [index, vendor] of widgets.entries()) {
      const result = await visit(index, limits);
      // The first round warms up the browser and the server.
      if (round) results.get(vendor.name)?.push(result);
    }
  }
  const medians = widgets.map((vendor) => {
    const of = results.get(vendor.name) ?? [];
    return {
      vendor: vendor.name,
      time: median(of.map(({ time }) => time)),
      work: median(of.map(({ work }) => work)),
      longest: median(of.map(({ longest }) => longest)),
    };
  });
  const [ours] = medians;
  if (!ours) throw new Error("There is no result of ours.");
  console.log(`\nWith ${name}:`);
  printTable(
    ["widget", "shown after, ms", "ours to theirs", "main thread, ms", "longest task, ms"],
    medians.map(({ vendor, time, work, longest }) => [
      vendor,
      time.toFixed(0),
      (ours.time / time).toFixed(2),
      work.toFixed(0),
      longest ? longest.toFixed(0) : "under 50",
    ]),
  );
  console.log("");
  for (const { vendor, of, part } of GOALS) {
    const theirs = medians.find((one) => vendor.test(one.vendor));
    const found = theirs ? ours[of] / theirs[of] : Number.NaN;
    console.log(
      `${of === "time" ? "ready to type in" : "main thread"}: ${found.toFixed(2)} of ${theirs?.vendor}, wanted ${part}: ${found <= part ? "met" : "missed"}`,
    );
  }
  console.log(
    `longest task: ${ours.longest ? `${ours.longest.toFixed(0)} ms` : "under 50 ms"}, wanted under 50 ms`,
  );
}

function origin() {
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return `http://127.0.0.1:${port}`;
}

/** @param {number} index @param {typeof NETWORKS[number]["limits"]} limits */
async function visit(index, limits) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  if (limits) {
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", limits);
  }
  await page.goto(`${origin()}/${index}`, { waitUntil: "commit" });
  const time = /** @type {number | null} */ (
    await page.evaluate(
      `Promise.race([whenShown, new Promise((resolve) => setTimeout(resolve, ${LONGEST_WAIT_MS}, null))])`,
    )
  );
  if (time === null) throw new Error(`${widgets[index]?.name} has shown nothing in ${LONGEST_WAIT_MS} ms.`);
  const { metrics } = await session.send("Performance.getMetrics");
  const longest = /** @type {number} */ (await page.evaluate("window.longest"));
  await context.close();
  const work = metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0;
  return { time, work: work * 1000, longest };
}
