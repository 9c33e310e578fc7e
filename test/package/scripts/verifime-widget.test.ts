/** Pages written for VerifiMe's own widget, with only the script's address changed. */
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { GangwayOnboarding } from "../../../src/elements/first/gangway-onboarding.js";
import { openBrowser, openPage } from "../support/open-browser.js";
import { REFERENCE, type StubProxy, startStubProxy } from "../support/stub-proxy.js";

const FILES = fileURLToPath(new URL("../../../dist/browser", import.meta.url));

let browser: Browser;
let proxy: StubProxy;
/** The partner's own site, on another origin, without our scripts. */
let site: StubProxy;
let page: Page;
let faults: string[];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  proxy = await startStubProxy(FILES);
  site = await startStubProxy("/nowhere");
  ({ page, faults } = await openPage(browser));
});
afterEach(async () => {
  await page.close();
  await proxy.close();
  await site.close();
  expect(faults).toEqual([]);
});

const CALLBACKS = `window.told = [];
  const options = {
    onSuccess: (...args) => window.told.push(["success", args.length]),
    onError: (error) => window.told.push(["error", Object.keys(error).join(), error.code]),
    email: "jane@example.com",
    cspNonce: "bm9uY2U=",
    assetMode: "url",
  };`;
const told = () => page.evaluate("window.told");
const link = () => page.locator("#verifime-widget gangway-onboarding a[target=_blank]");
/** Makes the poller read at once. */
const lookNow = () =>
  page.locator("gangway-onboarding").evaluate((each) => (each as GangwayOnboarding).checkNow());

const WAYS = {
  "classic script": (call: string) =>
    `<script src="${proxy.url}/verifime-widget.js"></script><script>${CALLBACKS} window.widget = VerifimeWidget(${call}, options);</script>`,
  "ES module": (call: string) =>
    `<script type="module">import VerifimeWidget from "${proxy.url}/verifime-widget.esm.js";
     ${CALLBACKS} window.widget = VerifimeWidget(${call}, options);</script>`,
};
const GOOD = `"#verifime-widget", "${REFERENCE}"`;

describe.each(Object.entries(WAYS))("%s", (_, script) => {
  const open = (call: string, container = `<div id="verifime-widget"><p>Loading…</p></div>`) =>
    page.goto(site.page("/page", `<!doctype html><body>${container}${script(call)}`));

  it("shows the visit in the container, from the proxy that the script came from", async () => {
    await open(GOOD);
    expect(await link().getAttribute("href")).toBe("https://provider.example/sign-up");
    expect(await page.getByText("Loading…").count()).toBe(0);
    expect(site.requests).toEqual([
      "GET /page",
      ...site.requests.filter((one) => one === "GET /favicon.ico"),
    ]);
  });

  it("calls onSuccess once, without an argument", async () => {
    await open(GOOD);
    await link().waitFor();
    proxy.status = "Completed";
    await lookNow();
    await expect.poll(told).toEqual([["success", 0]]);
    await page.evaluate(() => {
      const container = document.querySelector("#verifime-widget");
      const element = container?.firstElementChild;
      element?.remove();
      container?.append(element ?? "");
    });
    await page.locator("gangway-onboarding").getByRole("heading").waitFor();
    expect(await told()).toEqual([["success", 0]]);
  });

  it("calls onError when the visit has ended", async () => {
    proxy.ended = "expired";
    await open(GOOD);
    await expect.poll(told).toEqual([["error", "code,message", "reference_ended"]]);
  });

  it.each([
    ["a selector that finds nothing", `"#elsewhere", "${REFERENCE}"`],
    ["a selector that is none", `"###", "${REFERENCE}"`],
    ["a malformed reference", `"#verifime-widget", "not-a-reference"`],
    ["no reference", `"#verifime-widget", undefined`],
  ])("calls onError, later on, for %s", async (_, call) => {
    await open(call);
    await expect.poll(told).toEqual([["error", "code,message", "invalid_configuration"]]);
    expect(await page.evaluate("typeof window.widget.destroy")).toBe("function");
  });

  it("logs the error to the console where the page has no onError", async () => {
    const said = page.waitForEvent("console", (message) => message.type() === "error");
    await open(`"#elsewhere", "${REFERENCE}", {}`);
    expect((await said).text()).toContain('The selector "#elsewhere" is wrong');
  });

  it("destroys the widget, also when called twice, and calls back no more", async () => {
    await open(GOOD);
    await link().waitFor();
    proxy.status = "Completed";
    await page.evaluate("window.widget.destroy(); window.widget.destroy();");
    expect(await page.locator("#verifime-widget").innerHTML()).toBe("");
    expect(await told()).toEqual([]);
  });

  it("shows that it could not be loaded, and tries again", async () => {
    proxy.refuse = /^\/gangway\.js/;
    await open(GOOD);
    await page.getByRole("alert").waitFor();
    expect(await told()).toEqual([["error", "code,message", "network"]]);
    proxy.refuse = null;
    await page.getByRole("button", { name: "Try again" }).click();
    await link().waitFor();
  });
});

it("takes the endpoint from an option where the script is self-hosted", async () => {
  const own = await startStubProxy(FILES);
  const html = `<div id="verifime-widget"></div><script src="/verifime-widget.js"></script>
    <script>VerifimeWidget("#verifime-widget", "${REFERENCE}", { endpoint: "${proxy.url}" });</script>`;
  await page.goto(own.page("/page", `<!doctype html><body>${html}`));
  await link().waitFor();
  expect(own.requests.filter((one) => one.includes("/v1/"))).toEqual([]);
  expect(proxy.requests.some((one) => one.includes("/v1/"))).toBe(true);
  await page.close();
  await own.close();
});

it("works without options", async () => {
  const html = `<div id="verifime-widget"></div><script src="${proxy.url}/verifime-widget.js"></script>
    <script>VerifimeWidget(${GOOD}); VerifimeWidget("#nowhere", "${REFERENCE}");</script>`;
  await page.goto(site.page("/page", `<!doctype html><body>${html}`));
  await link().waitFor();
});
