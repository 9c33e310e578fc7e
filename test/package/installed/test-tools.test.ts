/** Tools that don't take modules as they are: Jest with CommonJS, on two DOMs, and Parcel without settings. */
import { cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, it } from "vitest";
import { installWith } from "../support/installed-package.js";
import { openBrowser, openPage } from "../support/open-browser.js";
import { runCommand } from "../support/run-command.js";
import { serveFolder } from "../support/serve-folder.js";
import { startStubProxy } from "../support/stub-proxy.js";

const PROJECTS = fileURLToPath(new URL("projects", import.meta.url));
const TOOLS = [
  ...["jest@30", "babel-jest@30", "@babel/core@7", "@babel/preset-env@7"],
  ...["jest-environment-jsdom@30", "@happy-dom/jest-environment@20"],
  "parcel@2",
];

let root: string;

beforeAll(async () => {
  root = await installWith("gangway-onboarding", ...TOOLS);
  for (const name of ["jest", "parcel"]) cpSync(join(PROJECTS, name), join(root, name), { recursive: true });
});

const tool = (path: string, ...args: string[]) =>
  runCommand(root, process.execPath, join(root, "node_modules", path), ...args);

it.each(["jsdom", "@happy-dom/jest-environment"])("Jest with CommonJS and %s", async (environment) => {
  await tool("jest/bin/jest.js", "--config", "jest/jest.config.cjs", "--env", environment);
});

it("Parcel as it comes", async () => {
  const options = ["--dist-dir", "parcel/dist", "--no-cache", "--no-source-maps", "--log-level", "warn"];
  await tool("parcel/lib/bin.js", "build", "parcel/index.html", ...options);
  const browser = await openBrowser();
  const proxy = await startStubProxy("/nowhere");
  const site = await serveFolder(join(root, "parcel/dist"));
  try {
    const { page, faults } = await openPage(browser);
    await page.goto(`${site.url}/?proxy=${encodeURIComponent(proxy.url)}`);
    await page.locator("gangway-onboarding").getByLabel("First name").waitFor();
    await expect.poll(() => page.title()).toBe("step details");
    expect(faults).toEqual([]);
  } finally {
    await browser.close();
    await site.close();
    await proxy.close();
  }
});
