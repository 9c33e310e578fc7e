/** Fresh projects of partners, built with the packed file and opened in a browser. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, expect, it } from "vitest";
import { installWith } from "../support/installed-package.js";
import { openBrowser, openPage } from "../support/open-browser.js";
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
  "next@16",
];
const NEXT = "next/dist/bin/next";

/** All projects resolve their packages from this folder. */
let root: string;
let browser: Browser;
let proxy: StubProxy;

beforeAll(async () => {
  root = await installWith("gangway-onboarding", ...TOOLS);
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
const checkTypes = (project: string) => tool(project, "typescript/bin/tsc", "-p", ".");
const build = (project: string, ...args: string[]) =>
  tool(project, "vite/bin/vite.js", "build", "--logLevel", "warn", ...args);

type PageCheck = (page: Page) => Promise<void>;

/** Opens a built site and expects the first step with the values that the page has set. */
async function expectFirstStep(folder: string, check?: PageCheck): Promise<void> {
  const site = await serveFolder(folder);
  await expectFirstStepFrom(site, check).finally(() => site.close());
}

/** Opens a site that is served already. */
async function expectFirstStepFrom(site: { url: string }, check?: PageCheck): Promise<void> {
  const { page, faults } = await openPage(browser);
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  try {
    await page.goto(`${site.url}/?proxy=${encodeURIComponent(proxy.url)}`);
    const widget = page.locator("gangway-onboarding");
    await widget.getByLabel("Email").waitFor();
    expect(await widget.getByLabel("First name").inputValue()).toBe("Jane");
    // Once, also where a framework mounts twice.
    await expect.poll(() => page.title()).toBe("step details");
    await check?.(page);
    expect(faults).toEqual([]);
  } finally {
    await page.close();
  }
}

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
  await tool("nextjs", NEXT, "build");
  const site = await startServer(join(root, "nextjs"), join(root, "node_modules", NEXT), "start", "-p", "0");
  try {
    const answer = await fetch(`${site.url}/?proxy=${encodeURIComponent(proxy.url)}`);
    expect(await answer.text()).toContain(
      `<gangway-onboarding endpoint="${proxy.url}" organisation="HARBOUR"><p>`,
    );
    await expectFirstStepFrom(site);
    expect(site.complaints()).toBe("");
  } finally {
    await site.close();
  }
}, 120_000);

it("a plain page with the script build, self-hosted", async () => {
  cpSync(join(root, "node_modules/gangway-onboarding/dist/browser"), join(root, "html/gangway"), {
    recursive: true,
  });
  await expectFirstStep(join(root, "html"));
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
