/** The snippets of README.md, opened as they stand, except for their hosts. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright";
import { build, type Rolldown } from "vite";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { openBrowser, openPage } from "../support/open-browser.js";
import { type StubProxy, startStubProxy } from "../support/stub-proxy.js";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const README = readFileSync(join(ROOT, "README.md"), "utf8");
const PROXY = "https://onboarding.partner.example";
const SCRIPT = `src="${PROXY}/gangway.js"`;

/** Returns the one snippet of a language that contains a text. */
function snippet(language: string, says: string): string {
  const found = [...README.matchAll(/^```(\w*)\n(.*?)\n```$/gms)].filter(
    ([, name, code]) => name === language && code?.includes(says),
  );
  if (found.length !== 1) throw new Error(`${found.length} snippets say ${says}`);
  return found[0]?.[2]?.replaceAll(PROXY, proxy.url) ?? "";
}

let browser: Browser;
let proxy: StubProxy;
/** The partner's own site, on another origin, with its bundle. */
let site: StubProxy;
let assets: string;
let page: Page;
let faults: string[];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  proxy = await startStubProxy(join(ROOT, "dist/browser"));
  assets = mkdtempSync(join(tmpdir(), "gangway-readme-"));
  ({ page, faults } = await openPage(browser));
});
afterEach(async () => {
  await page.close();
  await proxy.close();
  await site.close();
  rmSync(assets, { recursive: true });
  expect(faults).toEqual([]);
});

async function open(body: string, headers?: Record<string, string>): Promise<void> {
  site = await startStubProxy(assets);
  await page.goto(site.page("/page", `<!doctype html><body>${body}`, headers));
}

/** Bundles a module as a partner's own bundler would. */
async function bundle(code: string): Promise<string> {
  const entry = "/partner/main.jsx";
  const built = await build({
    configFile: false,
    logLevel: "silent",
    oxc: { jsx: { runtime: "automatic", development: false } },
    define: { "process.env.NODE_ENV": `"production"` },
    resolve: {
      alias: { "gangway-onboarding": join(ROOT, "dist/entry/browser") },
      conditions: ["module", "browser", "production"],
    },
    plugins: [
      {
        name: "partner",
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? code : null),
      },
    ],
    build: { write: false, rolldownOptions: { input: entry, output: { codeSplitting: false } } },
  });
  const { output } = [built].flat()[0] as Rolldown.RolldownOutput;
  return output[0].code;
}

async function openBundle(code: string): Promise<void> {
  writeFileSync(join(assets, "main.js"), await bundle(code));
  await open(`<script type="module" src="/main.js"></script>`);
}

const widget = () => page.locator("gangway-onboarding");

it("by script", async () => {
  await open(snippet("html", SCRIPT));
  await expect.poll(() => widget().getByLabel("Email").inputValue()).toBe("jane@example.com");
});

it("by script, begun by links in the page's head", async () => {
  await open(snippet("html", "modulepreload") + snippet("html", SCRIPT));
  await widget().getByLabel("Email").waitFor();
  expect(proxy.requests.filter((one) => one === "GET /gangway.js")).toHaveLength(1);
});

it("by script, for a customer whom the partner's server has invited", async () => {
  const script = /<script.*<\/script>/.exec(snippet("html", SCRIPT))?.[0];
  await open(script + snippet("html", "<gangway-onboarding tracking-reference="));
  await widget().getByRole("heading", { name: "Verify your identity" }).waitFor();
});

it("in place of VerifiMe's own widget", async () => {
  await open(snippet("html", "VerifimeWidget("));
  await page.locator("#verifime-widget gangway-onboarding a[target=_blank]").waitFor();
});

it("by npm", async () => {
  await openBundle(snippet("js", "gangway-onboarding/define"));
  await expect.poll(() => widget().getByLabel("First name").inputValue()).toBe("Jane");
});

it("in React", async () => {
  const code = snippet("jsx", "gangway-onboarding/react");
  const [imports = "", element = ""] = code.split(/\n\n/);
  await openBundle(`import { createRoot } from "react-dom/client";
    ${imports}
    createRoot(document.body.appendChild(document.createElement("div"))).render(${element.replace(/;$/, "")});`);
  await widget().getByLabel("Email").waitFor();
});

it("under the policy", async () => {
  const policy = snippet("", "default-src 'none'").replace(/\s+/g, " ");
  await open(snippet("html", SCRIPT), { "content-security-policy": policy });
  await widget().getByLabel("Email").waitFor();
});
