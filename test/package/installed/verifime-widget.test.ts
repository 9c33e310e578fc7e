/** The replacement for VerifiMe's own widget from the packed file, taken in every way that pages take theirs. */
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { folderBeside } from "../support/installed-package.js";
import { openBrowser, openPage } from "../support/open-browser.js";
import { runCommand } from "../support/run-command.js";
import { serveFolder } from "../support/serve-folder.js";
import { REFERENCE, type StubProxy, startStubProxy } from "../support/stub-proxy.js";

const ENTRY_POINT = "gangway-onboarding/verifime-widget";
const SCRIPTS = "../node_modules/gangway-onboarding/dist/browser";

const project = folderBeside("gangway-onboarding");
let browser: Browser;
let proxy: StubProxy;
let site: StubProxy;

beforeAll(async () => {
  browser = await openBrowser();
  proxy = await startStubProxy(join(project, SCRIPTS));
  site = await startStubProxy("/nowhere");
});
afterAll(async () => {
  await browser?.close();
  await proxy?.close();
  await site?.close();
});

const node = (script: string, type: "commonjs" | "module") =>
  runCommand(project, process.execPath, `--input-type=${type}`, "--eval", script);

describe("in Node", () => {
  it.each([ENTRY_POINT, `./${SCRIPTS}/verifime-widget.js`])("require(%s) is the function", async (name) => {
    const printed = await node(`console.log(typeof require("${name}"))`, "commonjs");
    expect(printed.trim()).toBe("function");
  });

  it.each([ENTRY_POINT, `./${SCRIPTS}/verifime-widget.esm.js`])(
    "the default export of %s is the function",
    async (name) => {
      const printed = await node(`import widget from "${name}"; console.log(typeof widget)`, "module");
      expect(printed.trim()).toBe("function");
    },
  );
});

/** Opens a page and expects the visit in its container. */
async function expectVisit(address: string): Promise<void> {
  const { page, faults } = await openPage(browser);
  try {
    await page.goto(address);
    const link = page.locator("#verifime-widget gangway-onboarding a[target=_blank]");
    expect(await link.getAttribute("href")).toBe("https://provider.example/sign-up");
    expect(faults).toEqual([]);
  } finally {
    await page.close();
  }
}

const callWith = (options: object) =>
  `VerifimeWidget("#verifime-widget", "${REFERENCE}", ${JSON.stringify(options)});`;
const pageWith = (scripts: string) => `<!doctype html><body><div id="verifime-widget"></div>${scripts}`;

describe("in a page without a bundler", () => {
  it("is a global of the classic script", async () => {
    const script = `<script src="${proxy.url}/verifime-widget.js"></script><script>${callWith({})}</script>`;
    await expectVisit(site.page("/classic", pageWith(script)));
  });

  it("is what an AMD loader gets", async () => {
    const define = `window.define = (names, factory) => { window.loaded = factory(); }; window.define.amd = {};`;
    const call = `const VerifimeWidget = window.loaded; ${callWith({ endpoint: proxy.url })}`;
    const script = `<script>${define}</script><script src="${proxy.url}/verifime-widget.js"></script><script>${call}</script>`;
    await expectVisit(site.page("/amd", pageWith(script)));
  });

  it("is the default export of the module", async () => {
    const script = `import VerifimeWidget from "${proxy.url}/verifime-widget.esm.js"; ${callWith({})}`;
    await expectVisit(site.page("/module", pageWith(`<script type="module">${script}</script>`)));
  });
});

describe("in a bundle", () => {
  it.each([
    ["require", "cjs", `const VerifimeWidget = require("gangway-onboarding/verifime-widget");`],
    ["import", "mjs", `import VerifimeWidget from "gangway-onboarding/verifime-widget";`],
  ])("is what %s gives", async (way, extension, first) => {
    const input = join(project, `${way}.${extension}`);
    const outDir = join(project, `dist-${way}`);
    writeFileSync(input, `${first}\n${callWith({ endpoint: proxy.url })}\n`);
    await build({
      root: project,
      configFile: false,
      logLevel: "silent",
      build: { outDir, rolldownOptions: { input } },
    });
    const [bundle] = readdirSync(join(outDir, "assets"));
    writeFileSync(
      join(outDir, "index.html"),
      pageWith(`<script type="module" src="/assets/${bundle}"></script>`),
    );
    const folder = await serveFolder(outDir);
    await expectVisit(folder.url).finally(() => folder.close());
  });
});
