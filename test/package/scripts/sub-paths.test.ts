/** Scripts from a proxy on a sub-path, and elements whose `endpoint` is a path. */
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openBrowser, openPage } from "../support/open-browser.js";
import { REFERENCE, type StubProxy, startStubProxy } from "../support/stub-proxy.js";

const FILES = fileURLToPath(new URL("../../../dist/browser", import.meta.url));
const FOLDER = "/onboarding/eu";
const WIDGET = `<gangway-onboarding organisation="HARBOUR"></gangway-onboarding>`;
const CONTAINER = `<div id="verifime-widget"></div>`;
const call = (options = "{}") => `VerifimeWidget("#verifime-widget", "${REFERENCE}", ${options})`;

let browser: Browser;
let proxy: StubProxy;
/** The partner's own site, on another origin. */
let site: StubProxy;
let page: Page;
let faults: string[];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  proxy = await startStubProxy(FILES, FOLDER);
  site = await startStubProxy("/nowhere");
  ({ page, faults } = await openPage(browser));
});
afterEach(async () => {
  await page.close();
  await proxy.close();
  await site.close();
  expect(faults).toEqual([]);
});

const html = (body: string) => `<!doctype html><body>${body}`;
const email = () => page.locator("gangway-onboarding").getByLabel("Email");
const link = () => page.locator("gangway-onboarding a[target=_blank]").first();
const callsTo = ({ requests }: StubProxy) => requests.filter((one) => one.includes("/v1/"));

describe("the default endpoint is the folder of the script", () => {
  it.each([
    ["gangway.js", `type="module"`],
    ["gangway.iife.js", ""],
    ["gangway.js?version=2#now", `type="module"`],
  ])("%s", async (name, attributes) => {
    await page.goto(
      site.page("/page", html(`<script ${attributes} src="${proxy.url}/${name}"></script>${WIDGET}`)),
    );
    await email().waitFor();
    expect(callsTo(proxy)).toEqual([`GET ${FOLDER}/v1/organisations/HARBOUR`]);
  });

  it("verifime-widget.js", async () => {
    const script = `<script src="${proxy.url}/verifime-widget.js"></script><script>${call()}</script>`;
    await page.goto(site.page("/page", html(CONTAINER + script)));
    await link().waitFor();
    expect(callsTo(proxy)[0]).toBe(`GET ${FOLDER}/v1/user/signup/tracking/${REFERENCE}`);
  });

  it("verifime-widget.esm.js", async () => {
    const script = `import VerifimeWidget from "${proxy.url}/verifime-widget.esm.js"; ${call()}`;
    await page.goto(site.page("/page", html(`${CONTAINER}<script type="module">${script}</script>`)));
    await link().waitFor();
    expect(callsTo(proxy)[0]).toBe(`GET ${FOLDER}/v1/user/signup/tracking/${REFERENCE}`);
  });
});

describe("a path in `endpoint` is resolved against the page", () => {
  /** A page on the proxy's own origin, with scripts from elsewhere. */
  const open = async (body: (scripts: string) => string) => {
    const scripts = await startStubProxy(FILES);
    try {
      await page.goto(proxy.page("/shop/page", html(body(scripts.url))));
      await page.locator("gangway-onboarding").locator("h2").waitFor();
      expect(callsTo(scripts)).toEqual([]);
    } finally {
      await scripts.close();
    }
  };

  it.each([FOLDER, `${FOLDER}/`, "../onboarding/eu"])("gangway.js: %s", async (endpoint) => {
    const widget = WIDGET.replace(" ", ` endpoint="${endpoint}" `);
    await open((scripts) => `<script type="module" src="${scripts}/gangway.js"></script>${widget}`);
    await email().waitFor();
    expect(callsTo(proxy)).toEqual([`GET ${FOLDER}/v1/organisations/HARBOUR`]);
  });

  it("verifime-widget.js", async () => {
    const options = `{ endpoint: "${FOLDER}" }`;
    await open(
      (scripts) =>
        `${CONTAINER}<script src="${scripts}/verifime-widget.js"></script><script>${call(options)}</script>`,
    );
    await link().waitFor();
  });

  it("verifime-widget.js in a page's own bundle, which loads gangway.js from there", async () => {
    const options = `{ endpoint: "${FOLDER}" }`;
    const bundle = await (await fetch(`${proxy.url}/verifime-widget.js`)).text();
    await page.goto(
      proxy.page("/shop/page", html(`${CONTAINER}<script>${bundle}\n${call(options)}</script>`)),
    );
    await link().waitFor();
  });
});

it.each(["onboarding.partner.example", "//", "ftp://partner.example"])(
  "an endpoint that is no address is said to be wrong: %s",
  async (endpoint) => {
    const widget = WIDGET.replace(" ", ` endpoint="${endpoint}" `);
    await page.goto(
      site.page("/page", html(`<script type="module" src="${proxy.url}/gangway.js"></script>${widget}`)),
    );
    await page.getByText("Code for support: invalid_configuration").waitFor();
  },
);
