/** Fresh projects of partners, built with the packed file and opened in a browser. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser } from "playwright";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import {
  riskAssessment,
  startVerifime,
  WEBHOOK_SECRET,
  webhookInit,
} from "../../unit/proxy/support/verifime-upstream.js";
import { expectFirstStepAt, type PageCheck } from "../support/first-step.js";
import { installWith } from "../support/installed-package.js";
import { openBrowser } from "../support/open-browser.js";
import { runCommand } from "../support/run-command.js";
import { serveFolder } from "../support/serve-folder.js";
import { startServer } from "../support/start-server.js";
import { type StubProxy, startStubProxy } from "../support/stub-proxy.js";

const PROJECTS = fileURLToPath(new URL("projects", import.meta.url));
const TOOLS = [
  ...["vite@8", "typescript@7"],
  ...["react@19", "react-dom@19", "@types/react@19", "@types/react-dom@19"],
  ...["vue@3", "@vitejs/plugin-vue@6"],
  ...["svelte@5", "@sveltejs/vite-plugin-svelte@7"],
  ...["preact@11", "solid-js@1", "vite-plugin-solid@2"],
  ...["lit@3", "htmx.org@4", "jquery@4"],
  "next@16",
];
const NEXT = "next/dist/bin/next";
const ENCRYPTION_KEY = Buffer.alloc(32, 7).toString("base64");

/** All projects resolve their packages from this folder. */
let root: string;
let browser: Browser;
let proxy: StubProxy;

beforeAll(async () => {
  root = await installWith("gangway-onboarding", inject("packed")["gangway-server"].tarball, ...TOOLS);
  cpSync(PROJECTS, root, { recursive: true });
  browser = await openBrowser();
  proxy = await startStubProxy("/nowhere");
});
afterAll(async () => {
  await browser?.close();
  await proxy?.close();
});

const tool = (project: string, path: string, ...args: string[]) =>
  runCommand(join(root, project), process.execPath, join(root, "node_modules", path), ...args);
const checkTypes = (project: string) => tool(project, "typescript/bin/tsc", "-p", ".", "--checkers", "1");
const build = (project: string, ...args: string[]) =>
  tool(project, "vite/bin/vite.js", "build", "--logLevel", "warn", ...args);

/** Opens a built site and expects the first step with the values that the page has set. */
async function expectFirstStep(folder: string, check?: PageCheck, path = "/"): Promise<void> {
  const site = await serveFolder(folder);
  await expectFirstStepFrom(site, check, path).finally(() => site.close());
}

/** Opens a site that is served already. */
const expectFirstStepFrom = (site: { url: string }, check?: PageCheck, path = "/") =>
  expectFirstStepAt(site.url + path, { browser, proxyUrl: proxy.url }, check);

it("Vite with TypeScript, every type checked", async () => {
  await checkTypes("vite-ts");
  await build("vite-ts");
  await expectFirstStep(join(root, "vite-ts/dist"), async (page) => {
    const forwarded = () => page.evaluate("window.dataLayer.slice(0, 2)");
    await expect
      .poll(forwarded)
      .toEqual([{ event: "gangway_step", step: "details", index: 1, count: 4 }, { event: "gangway_ready" }]);
  });
});

it("React 19 in StrictMode, every type checked", async () => {
  await checkTypes("react");
  await build("react");
  await expectFirstStep(join(root, "react/dist"));
});

it("Vue 3", async () => {
  await build("vue");
  await expectFirstStep(join(root, "vue/dist"));
});

it("Svelte 5", async () => {
  await build("svelte");
  await expectFirstStep(join(root, "svelte/dist"));
});

it("Preact, every type checked", async () => {
  await checkTypes("preact");
  await build("preact");
  await expectFirstStep(join(root, "preact/dist"));
});

it("Solid, every type checked", async () => {
  await checkTypes("solid");
  await build("solid");
  await expectFirstStep(join(root, "solid/dist"));
});

it("React, rendered on a server and hydrated", async () => {
  await build("server-rendered");
  await build("server-rendered", "--ssr", "server.jsx", "--outDir", "dist-server");
  const server = await import(pathToFileURL(join(root, "server-rendered/dist-server/server.js")).href);
  const rendered: string = server.render(proxy.url);
  expect(rendered).toContain(`<gangway-onboarding endpoint="${proxy.url}" organisation="HARBOUR"><p>`);
  const index = join(root, "server-rendered/dist/index.html");
  writeFileSync(index, readFileSync(index, "utf8").replace("<!--rendered-->", rendered));
  await expectFirstStep(join(root, "server-rendered/dist"));
});

it("Next.js with the App Router, rendered on its server and hydrated", async () => {
  const { baseUrl } = await startVerifime();
  const environment = { GANGWAY_KEY: ENCRYPTION_KEY, VERIFIME_URL: baseUrl, VERIFIME_SECRET: WEBHOOK_SECRET };
  const lines = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  await tool("nextjs", NEXT, "build");
  // The build needs none of them.
  writeFileSync(join(root, "nextjs/.env"), lines.join("\n"));
  const site = await startServer(join(root, "nextjs"), join(root, "node_modules", NEXT), "start", "-p", "0");
  try {
    const answer = await fetch(`${site.url}/?proxy=${encodeURIComponent(proxy.url)}`);
    expect(await answer.text()).toContain(
      `<gangway-onboarding endpoint="${proxy.url}" organisation="HARBOUR"><p>`,
    );
    await expectFirstStepFrom(site);
    expect(site.complaints()).toBe("");
    await expectMountedProxy(`${site.url}/onboarding`);
  } finally {
    await site.close();
  }
}, 240_000);

/** Expects the proxy in a route handler: the script, invites with their limit, and webhooks with their signature. */
async function expectMountedProxy(url: string): Promise<void> {
  const script = await fetch(`${url}/gangway.js`);
  expect([script.status, script.headers.get("content-type")]).toEqual([
    200,
    "text/javascript; charset=utf-8",
  ]);
  const preflight = await fetch(`${url}/v1/user/invite`, { method: "OPTIONS" });
  expect(preflight.headers.get("access-control-allow-methods")).toBe("GET,POST");
  // The limit is of a minute, and none may end meanwhile.
  await expect.poll(() => new Date().getSeconds()).toBeLessThan(50);
  const statuses: number[] = [];
  for (let count = 0; count < 7; count += 1) {
    const { status } = await fetch(`${url}/v1/user/invite`, {
      method: "POST",
      headers: { origin: "https://www.harbour.example", "content-type": "application/json" },
      body: JSON.stringify({ email: "jane@example.com", code: "HARBOUR" }),
    });
    statuses.push(status);
  }
  expect(statuses).toEqual([201, 201, 201, 201, 201, 429, 429]);
  const signed = webhookInit(JSON.stringify(riskAssessment("nobody"), null, 3));
  const statusOf = async (init: RequestInit) =>
    (await fetch(`${url}/v1/webhooks/verifime/HARBOUR`, init)).status;
  expect(await statusOf(signed)).toBe(200);
  expect(await statusOf({ ...signed, body: `${signed.body} ` })).toBe(401);
}

it("Lit, in a component of the partner's own", async () => {
  await build("lit");
  await expectFirstStep(join(root, "lit/dist"));
});

it("an import map, without a bundler", async () => {
  await expectFirstStep(root, undefined, "/import-map/");
});

/** Puts the script builds into a project, as a partner who hosts them does. */
const hostScripts = (project: string) =>
  cpSync(join(root, "node_modules/gangway-onboarding/dist/browser"), join(root, project, "gangway"), {
    recursive: true,
  });

it("a plain page with the script build, self-hosted", async () => {
  hostScripts("html");
  await expectFirstStep(join(root, "html"));
});

it("htmx, with the tag in a fragment", async () => {
  hostScripts("htmx");
  cpSync(join(root, "node_modules/htmx.org/dist"), join(root, "htmx/htmx"), { recursive: true });
  const fragment = join(root, "htmx/fragment.html");
  writeFileSync(fragment, readFileSync(fragment, "utf8").replace("PROXY", proxy.url));
  await expectFirstStep(join(root, "htmx"));
});

it("jQuery, with the classic script", async () => {
  hostScripts("jquery");
  cpSync(join(root, "node_modules/jquery/dist"), join(root, "jquery/jquery"), { recursive: true });
  await expectFirstStep(join(root, "jquery"));
});

it("a bundler drops entry points whose exports are unused", async () => {
  writeFileSync(
    join(root, "vite-ts/unused.js"),
    `import { GangwayOnboarding } from "gangway-onboarding";
     import { createOnboardingFlow } from "gangway-onboarding/flow";
     import { GangwayOnboarding as Component } from "gangway-onboarding/react";
     import { terms } from "gangway-onboarding/locales/en";
     console.log("nothing");`,
  );
  const lib = `export default { build: { outDir: "dist-unused", rolldownOptions: { input: "unused.js" } } };`;
  writeFileSync(join(root, "vite-ts/unused.config.js"), lib);
  await build("vite-ts", "--config", "unused.config.js");
  const [name = ""] = readdirSync(join(root, "vite-ts/dist-unused/assets"));
  expect(readFileSync(join(root, "vite-ts/dist-unused/assets", name), "utf8").trim()).toBe(
    "console.log(`nothing`);",
  );
});
