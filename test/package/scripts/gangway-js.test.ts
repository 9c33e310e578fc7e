/** `gangway.js` registers the tag at once, loads the rest when a page has an element, and loses nothing in between. */
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { openBrowser, openPage } from "../support/open-browser.js";
import { REFERENCE, type StubProxy, startStubProxy } from "../support/stub-proxy.js";

const FILES = fileURLToPath(new URL("../../../dist/browser", import.meta.url));
const SCRIPT = `<script type="module" src="/gangway.js"></script>`;
const FIRST = /^\/first-/;
const FIRST_SCRIPT = /\/first-[\w-]+\.js$/;

let browser: Browser;
let proxy: StubProxy;
let page: Page;
let faults: string[];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  proxy = await startStubProxy(FILES);
  ({ page, faults } = await openPage(browser));
});
afterEach(async () => {
  await page.close();
  await proxy.close();
  expect(faults).toEqual([]);
});

const open = (body: string) => page.goto(proxy.page("/page", `<!doctype html><body>${body}`));
const email = () => page.locator("gangway-onboarding").getByLabel("Email");
const loads = (name: RegExp) =>
  proxy.requests.filter((one) => name.test(one.replace("GET ", ""))).map((one) => one.replace("GET ", ""));

it("shows the first step, from the proxy that it came from", async () => {
  await open(
    `${SCRIPT}<gangway-onboarding organisation="HARBOUR" email="jane@example.com"></gangway-onboarding>`,
  );
  await expect.poll(() => email().inputValue()).toBe("jane@example.com");
});

it("registers the tag at once and loads nothing more for a page without an element", async () => {
  await open(SCRIPT);
  await page.waitForFunction(() => customElements.get("gangway-onboarding"));
  await page.evaluate(() => fetch("/v1/organisations/SIGN"));
  expect(loads(/\.js$/)).toEqual(["/gangway.js"]);
  await page.evaluate(() => {
    document.body.append(
      Object.assign(document.createElement("gangway-onboarding"), { organisation: "HARBOUR" }),
    );
  });
  await email().waitFor();
});

it("asks for the organisation while the rest is loaded, once, as the flow itself would", async () => {
  // Fails where the call waits for the script: the script waits for the call.
  const call = page.waitForRequest(/organisations/);
  await page.route(FIRST_SCRIPT, async (route) => {
    await call;
    await route.continue();
  });
  const element = `<gangway-onboarding organisation="HARBOUR"></gangway-onboarding>`;
  await page.context().addCookies([{ name: "session", value: "1", url: proxy.url }]);
  await open(`${SCRIPT}${element}`);
  await email().waitFor();
  expect(loads(/organisations/)).toEqual(["/v1/organisations/HARBOUR"]);
  const headers = await (await call).allHeaders();
  expect([headers.cookie, headers.referer]).toEqual([undefined, undefined]);
});

it("renders the first step at once where the answer came before the script", async () => {
  const answer = page.waitForResponse(/organisations/);
  await page.route(FIRST_SCRIPT, async (route) => {
    await (await answer).finished();
    await route.continue();
  });
  await page.addInitScript(() => {
    const { attachShadow } = Element.prototype;
    Element.prototype.attachShadow = function (init) {
      const root = attachShadow.call(this, init);
      requestAnimationFrame(() => {
        Object.assign(window, { stepInFirstFrame: !!root.querySelector("#email") });
      });
      return root;
    };
  });
  await open(`${SCRIPT}<gangway-onboarding organisation="HARBOUR"></gangway-onboarding>`);
  await email().waitFor();
  expect(await page.evaluate("window.stepInFirstFrame")).toBe(true);
});

it("takes the answer that a page has in the element, without a call", async () => {
  const answer = await (await fetch(`${proxy.url}/v1/organisations/HARBOUR`)).text();
  proxy.requests.length = 0;
  await open(`${SCRIPT}<gangway-onboarding organisation="HARBOUR">
    <script type="application/json">${answer}</script>
  </gangway-onboarding>`);
  await email().waitFor();
  expect(loads(/organisations/)).toEqual([]);
});

it.each([
  ["no JSON", "{"],
  ["another organisation's", `{"organisation":{"code":"OTHER"}}`],
])("calls where the answer in the page is of no use: %s", async (_, text) => {
  await open(`${SCRIPT}<gangway-onboarding organisation="HARBOUR">
    <script type="application/json">${text}</script>
  </gangway-onboarding>`);
  await email().waitFor();
  expect(loads(/organisations/)).toEqual(["/v1/organisations/HARBOUR"]);
});

it("repeats an early call that failed", async () => {
  let calls = 0;
  await page.route(/organisations/, (route) => (calls++ ? route.continue() : route.abort()));
  await open(`${SCRIPT}<gangway-onboarding organisation="HARBOUR"></gangway-onboarding>`);
  await email().waitFor();
  expect(calls).toBe(2);
});

it.each([
  ["a dialog", "modal"],
  ["a tracking reference", `tracking-reference="${REFERENCE}"`],
])("doesn't ask for the organisation before it is needed: %s", async (_, attribute) => {
  await open(`${SCRIPT}<gangway-onboarding organisation="HARBOUR" ${attribute}></gangway-onboarding>`);
  await page.waitForFunction(
    () =>
      (document.querySelector("gangway-onboarding") as { updateComplete?: unknown } | null)?.updateComplete,
  );
  await page.evaluate(() => fetch("/v1/organisations/SIGN"));
  expect(loads(/organisations/)).toEqual(["/v1/organisations/SIGN"]);
});

it("doesn't ask for the organisation where the tab goes on with a visit", async () => {
  const element = `<gangway-onboarding organisation="HARBOUR"></gangway-onboarding>`;
  await open(`${SCRIPT}${element}`);
  await email().fill("jane@example.com");
  for (const [label, text] of [
    ["First name", "Jane"],
    ["Family name", "Doe"],
    ["Day", "1"],
    ["Month", "2"],
    ["Year", "1990"],
  ])
    await page.getByLabel(label as string).fill(text as string);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Six-digit code").fill("123456");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Verify your identity" }).waitFor();
  proxy.requests.length = 0;
  await page.reload();
  await page.getByRole("heading", { name: "Verify your identity" }).waitFor();
  expect(loads(/organisations/)).toEqual([]);
});

it("keeps settings and calls made before the rest was loaded", async () => {
  proxy.refuse = FIRST;
  await open(
    `<gangway-onboarding modal></gangway-onboarding>${SCRIPT}
     <script type="module">
       const element = document.querySelector("gangway-onboarding");
       await customElements.whenDefined("gangway-onboarding");
       element.organisation = "HARBOUR";
       element.terms = { detailsHeading: "Who are you?" };
       window.steps = [];
       element.addEventListener("gangway-step", (event) => window.steps.push(event.step));
       window.before = [element.status, element.step];
       window.opened = element.open();
     </script>`,
  );
  const button = page.getByRole("button", { name: "Try again" });
  await button.waitFor();
  proxy.refuse = null;
  await button.click();
  await email().waitFor();
  expect(await page.getByRole("dialog").getByRole("heading").textContent()).toBe("Who are you?");
  expect(
    await page.evaluate("Promise.resolve(window.opened).then(() => [window.before, window.steps])"),
  ).toEqual([[null, null], ["details"]]);
});

it("shows that it could not be loaded, in place of the page's fallback, and tries again by itself", async () => {
  proxy.refuse = FIRST;
  await open(
    `<script>
       window.errors = [];
       addEventListener("gangway-error", ({ code, message, retryable }) => window.errors.push({ code, message, retryable }));
     </script>
     <gangway-onboarding organisation="HARBOUR"><p>Please call us.</p></gangway-onboarding>${SCRIPT}`,
  );
  await page.getByRole("alert").waitFor();
  expect(await page.getByText("Please call us.").isVisible()).toBe(false);
  const errors = await page.evaluate("window.errors");
  expect(errors).toEqual([{ code: "network", message: expect.any(String), retryable: true }]);
  await page.getByRole("button", { name: "Try again" }).focus();
  proxy.refuse = null;
  await email().waitFor();
  await page.waitForFunction(() => document.activeElement?.shadowRoot?.activeElement?.id === "heading");
  expect(await page.getByText("Please call us.").isVisible()).toBe(false);
  expect((await page.getByRole("alert").allInnerTexts()).join("").trim()).toBe("");
});

it("shows the fallback content until then", async () => {
  proxy.refuse = /^\/gangway\.js/;
  await open(
    `<gangway-onboarding organisation="HARBOUR"><p>Please call us.</p></gangway-onboarding>${SCRIPT}`,
  );
  expect(await page.getByText("Please call us.").isVisible()).toBe(true);
});

it("is the real class: new elements, elements in shadow trees, moved and removed ones", async () => {
  await open(`${SCRIPT}<div id="host"></div><div id="other"></div>`);
  await page.evaluate(async () => {
    await customElements.whenDefined("gangway-onboarding");
    const root = (document.querySelector("#host") as HTMLElement).attachShadow({ mode: "open" });
    root.innerHTML = `<gangway-onboarding organisation="HARBOUR"></gangway-onboarding>`;
  });
  await email().waitFor();
  const facts = await page.evaluate(async () => {
    const Class = customElements.get("gangway-onboarding") as new () => HTMLElement & {
      organisation: string;
    };
    const made = new Class();
    made.organisation = "HARBOUR";
    document.querySelector("#other")?.append(made);
    const first = document.querySelector("#host")?.shadowRoot?.querySelector("gangway-onboarding");
    await new Promise((resolve) => made.addEventListener("gangway-ready", resolve));
    return {
      instance: made instanceof Class && first instanceof Class,
      names: Object.getOwnPropertyNames(Class.prototype),
      attributes: (
        Object.getPrototypeOf(Class) as { observedAttributes: string[] }
      ).observedAttributes.toSorted(),
      own: (Class as unknown as { observedAttributes: string[] }).observedAttributes.toSorted(),
      methods: ["start", "restart", "checkNow", "open", "close"].map(
        (name) => typeof Reflect.get(made, name),
      ),
    };
  });
  expect(facts.instance).toBe(true);
  expect(facts.names).toEqual(["constructor"]);
  expect(facts.own).toEqual(facts.attributes);
  expect(facts.methods).toEqual(Array(5).fill("function"));
  await page.evaluate(() => {
    const [host, other] = ["#host", "#other"].map((id) => document.querySelector(id) as HTMLElement);
    other?.append(host?.shadowRoot?.querySelector("gangway-onboarding") ?? "");
  });
  await expect.poll(() => email().count()).toBe(2);
  await page.evaluate(() => {
    for (const element of document.querySelectorAll("gangway-onboarding")) element.remove();
  });
  await expect.poll(() => email().count()).toBe(0);
});

it("takes attributes that change while it loads, and afterwards", async () => {
  proxy.refuse = FIRST;
  await open(`${SCRIPT}<gangway-onboarding></gangway-onboarding>`);
  await page.getByRole("alert").waitFor();
  proxy.refuse = null;
  await page.evaluate(() =>
    document.querySelector("gangway-onboarding")?.setAttribute("organisation", "HARBOUR"),
  );
  await page.getByRole("button", { name: "Try again" }).click();
  await email().waitFor();
  await page.evaluate(
    (reference) =>
      document.querySelector("gangway-onboarding")?.setAttribute("tracking-reference", reference),
    REFERENCE,
  );
  await page.locator("gangway-onboarding").getByRole("link").first().waitFor();
});

it("stands twice on a page, and beside the classic file, without an error", async () => {
  await open(
    `${SCRIPT}<script type="module" src="/gangway.js?copy"></script><script src="/gangway.iife.js"></script>
     <gangway-onboarding organisation="HARBOUR"></gangway-onboarding>`,
  );
  await email().waitFor();
});

it("works as one classic file, which finds its proxy too", async () => {
  await open(
    `<script src="/gangway.iife.js"></script><gangway-onboarding organisation="HARBOUR"></gangway-onboarding>`,
  );
  await email().waitFor();
  expect(loads(/\.js$/)).toEqual(["/gangway.iife.js"]);
});

it("runs under a policy that allows nothing but the proxy, with integrity on the tag", async () => {
  const { default: hashes } = await import(`${FILES}/integrity.json`, { with: { type: "json" } });
  const policy = `default-src 'none'; script-src 'self'; style-src 'self'; connect-src ${proxy.url};
    require-trusted-types-for 'script'; trusted-types lit-html`.replace(/\s+/g, " ");
  const body = `<script type="module" src="/gangway.js" integrity="${hashes["gangway.js"]}" crossorigin="anonymous"></script>
    <gangway-onboarding organisation="HARBOUR"></gangway-onboarding>`;
  await page.goto(
    proxy.page("/strict", `<!doctype html><body>${body}`, { "content-security-policy": policy }),
  );
  await email().waitFor();
});
