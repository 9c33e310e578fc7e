/**
 * Fresh projects of the larger frameworks, built with the packed file and opened in a browser: `npm run frameworks`. They
 * run on Node 24, from npm's own package of it, because their present versions need more than Node 20.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright";
import { afterAll, beforeAll, expect, it } from "vitest";
import { expectFirstStepAt } from "../package/support/first-step.js";
import { installWith } from "../package/support/installed-package.js";
import { openBrowser } from "../package/support/open-browser.js";
import { QUIET } from "../package/support/run-command.js";
import { serveFolder } from "../package/support/serve-folder.js";
import { type StubProxy, startStubProxy } from "../package/support/stub-proxy.js";
import { freePort } from "../suites/free-port.js";

const PROJECTS = fileURLToPath(new URL("projects", import.meta.url));
const NODE = "node@24";

let browser: Browser;
let proxy: StubProxy;

beforeAll(async () => {
  browser = await openBrowser();
  proxy = await startStubProxy(PROJECTS);
});
afterAll(async () => {
  await browser?.close();
  await proxy?.close();
});

/** Installs a project with its tools, and returns its folder. */
async function install(name: string, ...tools: string[]): Promise<string> {
  const folder = await installWith("gangway-onboarding", NODE, ...tools);
  cpSync(join(PROJECTS, name), folder, { recursive: true });
  return folder;
}

function startTool(folder: string, tool: string, args: readonly string[], env: Record<string, string> = {}) {
  const node = join(folder, "node_modules/node/bin");
  const PATH = node + delimiter + process.env.PATH;
  return spawn(join(node, "node"), [join(folder, tool), ...args], {
    cwd: folder,
    env: {
      ...QUIET,
      NG_CLI_ANALYTICS: "false",
      NUXT_TELEMETRY_DISABLED: "1",
      ASTRO_TELEMETRY_DISABLED: "1",
      PATH,
      ...env,
    },
  });
}

/** Runs a tool of the project's to its end. @throws Error with its output, when it fails */
async function build(folder: string, tool: string, ...args: string[]): Promise<void> {
  const child = startTool(folder, tool, args);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (data) => {
      output += data;
    });
  }
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${tool} ${args.join(" ")} failed:\n${output}`);
}

const expectFirstStep = (siteUrl: string) =>
  expectFirstStepAt(`${siteUrl}/`, { browser, proxyUrl: proxy.url });

/** Starts the project's own server, expects the tag in its HTML, and the first step in a browser. */
async function expectServed(folder: string, server: string, ...args: string[]): Promise<void> {
  const port = await freePort();
  const child = startTool(folder, server, args, { PORT: String(port), HOST: "127.0.0.1" });
  const url = `http://127.0.0.1:${port}`;
  try {
    const page = `${url}/?proxy=${encodeURIComponent(proxy.url)}`;
    const read = () =>
      fetch(page).then(
        (answer) => answer.text(),
        () => "",
      );
    await expect.poll(read).toContain(`<gangway-onboarding endpoint="${proxy.url}" organisation="HARBOUR"`);
    await expectFirstStep(url);
  } finally {
    const closed = once(child, "close");
    child.kill();
    await closed;
  }
}

async function expectStatic(folder: string): Promise<void> {
  const site = await serveFolder(folder);
  await expectFirstStep(site.url).finally(() => site.close());
}

it("Angular 22, templates checked strictly", async () => {
  const angular = ["core", "common", "compiler", "compiler-cli", "platform-browser", "build", "cli"];
  const tools = angular.map((name) => `@angular/${name}@22`);
  const folder = await install("angular", ...tools, "rxjs@7", "typescript@6");
  await build(folder, "node_modules/@angular/cli/bin/ng.js", "build");
  await expectStatic(join(folder, "dist/browser"));
});

it("Nuxt 4, rendered on its server and hydrated", async () => {
  const folder = await install("nuxt", "nuxt@4");
  await build(folder, "node_modules/nuxt/bin/nuxt.mjs", "build");
  await expectServed(folder, ".output/server/index.mjs");
});

it("Astro 7, as a static page", async () => {
  const folder = await install("astro", "astro@7");
  await build(folder, "node_modules/astro/bin/astro.mjs", "build");
  await expectStatic(join(folder, "dist"));
});

it("SvelteKit 3, rendered on its server and hydrated", async () => {
  const svelte = [
    "svelte@5",
    "@sveltejs/kit@3",
    "@sveltejs/adapter-node@6",
    "@sveltejs/vite-plugin-svelte@7",
  ];
  const folder = await install("sveltekit", ...svelte, "vite@8");
  await build(folder, "node_modules/vite/bin/vite.js", "build");
  await expectServed(folder, "build/index.js");
});

it("React Router 8, rendered on its server and hydrated", async () => {
  const router = ["react-router", "@react-router/dev", "@react-router/node", "@react-router/serve"];
  const others = ["react@19", "react-dom@19", "isbot@5", "vite@8", "typescript@5"];
  const folder = await install("react-router", ...router.map((name) => `${name}@8.4.0`), ...others);
  await build(folder, "node_modules/@react-router/dev/bin.cjs", "build");
  await expectServed(folder, "node_modules/@react-router/serve/bin.cjs", "build/server/index.js");
});

it("Remix 2 on React 18, rendered on its server and hydrated", async () => {
  const remix = ["dev", "node", "react", "serve"].map((name) => `@remix-run/${name}@2`);
  const folder = await install("remix", ...remix, "react@18", "react-dom@18", "isbot@5", "vite@6");
  await build(folder, "node_modules/@remix-run/dev/dist/cli.js", "vite:build");
  await expectServed(folder, "node_modules/@remix-run/serve/dist/cli.js", "build/server/index.js");
});
