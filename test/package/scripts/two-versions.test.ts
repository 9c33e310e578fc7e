/**
 * Two released versions on one page, as when a bank and its portal's supplier both embed the widget. The tag belongs to
 * whichever registers it first. Every element works, in one language from the first step to the launch.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Locator, Page } from "playwright";
import { build } from "vite";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { terms as german } from "../../../src/locales/de/complete-terms.js";
import { openBrowser, openPage } from "../support/open-browser.js";
import { type StubProxy, startStubProxy } from "../support/stub-proxy.js";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const CURRENT = here("../../../dist/browser");
const RELEASED = here("../../fixtures/released/42cd939");

/** The headings on a German page, step by step: the older version has English only. */
const HEADINGS = {
  older: ["Your details", "Check your email", "Verify your identity"],
  newer: [german.detailsHeading, german.codeHeading, german.launchHeading],
};
type Version = keyof typeof HEADINGS;

let browser: Browser;
let page: Page;
let faults: string[];
/** Each version's proxy serves its scripts. */
let proxies: Record<Version, StubProxy>;
/** The bank's own site, with its bundle of the package. */
let site: StubProxy;
let bundle: string;

beforeAll(async () => {
  browser = await openBrowser();
  bundle = mkdtempSync(join(tmpdir(), "gangway-versions-"));
  const entry = (name: string) => JSON.stringify(here(`../../../dist/entry/browser/${name}.js`));
  writeFileSync(join(bundle, "npm.js"), `import ${entry("define")};`);
  writeFileSync(
    join(bundle, "own-tag.js"),
    `import { GangwayOnboarding } from ${entry("gangway-onboarding")};
     customElements.define("harbour-onboarding", class extends GangwayOnboarding {});`,
  );
  await build({
    configFile: false,
    logLevel: "silent",
    resolve: { conditions: ["module", "browser", "production"] },
    build: {
      outDir: join(bundle, "built"),
      target: "es2022",
      rolldownOptions: {
        input: ["npm", "own-tag"].map((name) => join(bundle, `${name}.js`)),
        output: { entryFileNames: "[name].js" },
      },
    },
  });
});
afterAll(async () => {
  await browser?.close();
  rmSync(bundle, { recursive: true, force: true });
});

beforeEach(async () => {
  proxies = { older: await startStubProxy(RELEASED), newer: await startStubProxy(CURRENT) };
  site = await startStubProxy(join(bundle, "built"));
  ({ page, faults } = await openPage(browser));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
});
afterEach(async () => {
  await page.close();
  await Promise.all([...Object.values(proxies), site].map((each) => each.close()));
  expect(faults).toEqual([]);
});

const moduleScript = (version: Version) =>
  `<script type="module" src="${proxies[version].url}/gangway.js"></script>`;
const classicScript = (version: Version) => `<script src="${proxies[version].url}/gangway.iife.js"></script>`;
const npmScript = `<script type="module" src="/npm.js"></script>`;
const ownTag = `<script type="module" src="/own-tag.js"></script>`;

/** An element that was written for one of the versions. */
const element = (version: Version, tag = "gangway-onboarding") =>
  `<${tag} id="${version}" endpoint="${proxies[version].url}" organisation="HARBOUR" email="jane@example.com"></${tag}>`;
const widget = (version: Version) => page.locator(`#${version}`);

const open = (body: string) =>
  page.goto(
    site.page(
      "/page",
      `<!doctype html><html lang="de"><link rel="icon" href="data:,"><body>${body}</body></html>`,
    ),
  );

const expectHeading = (widget: Locator, heading: string | undefined) =>
  expect.poll(() => widget.locator("h2").allTextContents(), { timeout: 45_000 }).toEqual([heading]);

const FILL: ((widget: Locator) => Promise<void>)[] = [
  async (widget) => {
    const fields = { firstName: "Jane", familyName: "Smith", day: "27", month: "3", year: "1987" };
    for (const [name, value] of Object.entries(fields)) await widget.locator(`input#${name}`).fill(value);
  },
  (widget) => widget.locator("input#code").fill("123456"),
];

/** Counts the classes of the steps on the page: a step of another version would work only by luck. */
const countStepClasses = () =>
  page.evaluate(() => {
    const widgets = [...document.querySelectorAll("#older, #newer")];
    return new Set(widgets.map((each) => each.shadowRoot?.querySelector(".step")?.constructor)).size;
  });

/** Brings both elements from the details to the launch, side by side. @param spoken the version whose words each shows */
async function walk(spoken: Record<Version, Version>): Promise<void> {
  const both = ["older", "newer"] as const;
  const classes = new Set(Object.values(spoken)).size;
  for (const [at, fill] of FILL.entries()) {
    for (const each of both) await expectHeading(widget(each), HEADINGS[spoken[each]][at]);
    expect(await countStepClasses()).toBe(classes);
    for (const each of both) await fill(widget(each));
    // The newer version sends a complete code by itself.
    const pressed = both.filter((each) => at === 0 || spoken[each] === "older");
    for (const each of pressed) await widget(each).locator("[part~=button-primary]").click();
  }
  for (const each of both) await expectHeading(widget(each), HEADINGS[spoken[each]].at(-1));
  expect(await countStepClasses()).toBe(classes);
  for (const each of both) {
    const link = widget(each).locator("a[target=_blank]");
    expect(await link.getAttribute("href")).toBe("https://provider.example/sign-up");
    // Invited once, where the page's author said.
    const invited = proxies[each].requests.filter((one) => one === "POST /v1/user/invite");
    expect(invited).toHaveLength(1);
  }
}

const ORDERS: Record<string, { scripts: () => string; first: Version }> = {
  "gangway.js, the older first": {
    scripts: () => moduleScript("older") + moduleScript("newer"),
    first: "older",
  },
  "gangway.js, the newer first": {
    scripts: () => moduleScript("newer") + moduleScript("older"),
    first: "newer",
  },
  "gangway.iife.js, the older first": {
    scripts: () => classicScript("older") + classicScript("newer"),
    first: "older",
  },
  "gangway.iife.js, the newer first": {
    scripts: () => classicScript("newer") + classicScript("older"),
    first: "newer",
  },
  "the older gangway.iife.js, then the newer gangway.js": {
    scripts: () => classicScript("older") + moduleScript("newer"),
    first: "older",
  },
  "the newer gangway.iife.js, then the older gangway.js": {
    scripts: () => classicScript("newer") + moduleScript("older"),
    first: "newer",
  },
  "the older gangway.js, then the newer by npm": {
    scripts: () => moduleScript("older") + npmScript,
    first: "older",
  },
  "the newer by npm, then the older gangway.js": {
    scripts: () => npmScript + moduleScript("older"),
    first: "newer",
  },
};

describe("two versions", () => {
  it.each(Object.entries(ORDERS))("%s", async (_, { scripts, first }) => {
    await open(`${element("older")}${scripts()}${element("newer")}`);
    await walk({ older: first, newer: first });
    const other = proxies[first === "older" ? "newer" : "older"];
    // The second version has loaded nothing more.
    expect(other.requests.filter((one) => /first-|steps-/.test(one))).toEqual([]);
  });

  it.each([
    ["the older first", () => moduleScript("older") + ownTag],
    ["the newer first", () => ownTag + moduleScript("older")],
  ])("both at work, as the newer has a tag of the page's own: %s", async (_, scripts) => {
    await open(`${element("older")}${scripts()}${element("newer", "harbour-onboarding")}`);
    await walk({ older: "older", newer: "newer" });
  });
});
