/**
 * A whole visit by keys alone in each installed browser, at the size of a desktop and of a phone: at each step, what axe
 * finds, where the focus is, and what sticks out. At the end, what the live regions have said.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordLiveRegions } from "../../element/record-live-regions.js";
import { BROWSERS, type Tab } from "../support/browsers.js";
import { type StubProxy, startStubProxy } from "../support/stub-proxy.js";

const FILES = fileURLToPath(new URL("../../../dist/browser", import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const CODE = "123456";
const LONGEST_WAIT = { timeout: 45_000 };

/** No window of WebKitGTK's is as narrow as a phone: so the page is in a frame of that width. */
const SIZES = { desktop: 1280, phone: 375 };
const PAGE = `document.querySelector("iframe").contentWindow`;
const WIDGET = `${PAGE}.document.querySelector("gangway-onboarding")`;
const FOCUSED = `${WIDGET}.shadowRoot.activeElement`;
const HELD = `<!doctype html><html lang="en"><title>Harbour Bank</title><main><h1>Harbour Bank</h1>
  <gangway-onboarding organisation="HARBOUR" locale="en-GB"></gangway-onboarding></main>
  <script src="/axe.js"></script><script type="module" src="/gangway.js"></script>`;

/** The focused element in the widget: its tag, its name, and "no ring" for a control on which nothing shows the focus. */
const NAME_OF_FOCUSED = `(() => {
  const focused = ${FOCUSED};
  if (!focused) return "nothing";
  const name = focused.labels?.[0]?.textContent ?? focused.ariaLabel ?? focused.textContent;
  const { outlineStyle, outlineWidth } = ${PAGE}.getComputedStyle(focused);
  const ring = focused.tabIndex < 0 || (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2);
  return focused.localName + ": " + name.replace(/\\s+/g, " ").trim() + (ring ? "" : ", no ring");
})()`;

/** Counts what moves and comes to rest: a spinner doesn't. */
const MOVING = `${WIDGET}.shadowRoot.getAnimations()
  .filter(({ effect }) => effect.getComputedTiming().endTime < Infinity).length`;

/** The rules of axe that the page breaks, and the pixels by which it is too wide. */
const FAULTS = `${PAGE}.axe.run({ runOnly: ${JSON.stringify(RULES)}, resultTypes: ["violations"] })
  .then(({ violations }) => ({
    violations: violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html).join(", ")),
    overflow: ${PAGE}.document.documentElement.scrollWidth - ${PAGE}.document.documentElement.clientWidth,
  }))`;

console.log(`a visit by keys alone, in ${BROWSERS.map(({ name }) => name).join(", ")}`);

describe.each(BROWSERS)("$name", ({ start }) => {
  let tab: Tab;
  beforeAll(async () => {
    tab = await start();
  });
  afterAll(() => tab?.close());

  it.each(Object.entries(SIZES))(
    "a visit by keys alone is accessible: %s",
    { timeout: 240_000 },
    async (_, width) => {
      const proxy: StubProxy = await startStubProxy(FILES);
      try {
        await visit(tab, proxy, width);
      } finally {
        await proxy.close();
      }
    },
  );
});

async function visit(tab: Tab, proxy: StubProxy, width: number): Promise<void> {
  const focused = () => tab.evaluate(NAME_OF_FOCUSED);
  const hasFocus = (name: string) => expect.poll(focused, LONGEST_WAIT).toContain(name);
  async function hasNoFaults(state: string): Promise<void> {
    await expect.poll(() => tab.evaluate(MOVING), LONGEST_WAIT).toBe(0);
    const faults = (await tab.evaluate(FAULTS)) as object;
    expect({ state, ...faults }).toEqual({ state, violations: [], overflow: 0 });
  }

  /** Presses Tab until a control has the focus. Its ring must be seen. */
  async function tabTo(name: string): Promise<void> {
    const passed: unknown[] = [];
    while (passed.length < 20) {
      const now = await focused();
      if (String(now).includes(name)) return expect(now).not.toContain("no ring");
      passed.push(now);
      await tab.press("Tab");
    }
    throw new Error(`Tab doesn’t lead to “${name}”, but to: ${passed.join(" | ")}`);
  }

  proxy.code = CODE;
  proxy.page("/axe.js", AXE, { "Content-Type": "text/javascript" });
  proxy.page("/bank", HELD);
  await tab.open(
    proxy.page(
      "/",
      `<!doctype html><html lang="en"><title>Frame</title>
       <iframe title="Bank" src="/bank" style="border: 0; height: 700px; width: ${width}px"></iframe>`,
    ),
  );
  await expect.poll(() => tab.evaluate(`${WIDGET}?.step ?? null`), LONGEST_WAIT).toBe("details");
  await tab.evaluate(`void (window.recording = (${recordLiveRegions})(${WIDGET}))`);
  expect(await tab.evaluate(`${PAGE}.document.activeElement.localName`)).toBe("body");
  await hasNoFaults("details");

  await tabTo("Email address");
  await tab.type("jane");
  await tab.press("Enter");
  await hasFocus("Please check");
  await hasNoFaults("details with mistakes");
  await tab.press("Tab");
  await tab.press("Enter");
  await hasFocus("Email address");
  await tab.press("End");
  await tab.type("@example.com");
  const details = { "First name": "Jane", "Family name": "Smith", Day: "15", Month: "1", Year: "1990" };
  for (const [name, text] of Object.entries(details)) {
    await tabTo(name);
    await tab.type(text);
  }
  await tabTo("Continue");
  await tab.press("Space");

  await hasFocus("h2: Check your email");
  await hasNoFaults("code");
  await tabTo("Six-digit code");
  await tab.type("000000");
  await expect.poll(() => tab.evaluate(`${FOCUSED}?.ariaInvalid`), LONGEST_WAIT).toBe("true");
  await hasFocus("Six-digit code");
  await hasNoFaults("wrong code");
  proxy.status = "Active";
  await tab.type(CODE);

  await hasFocus("h2: Verify your identity");
  await hasNoFaults("launch");
  await tab.evaluate(
    `${WIDGET}.addEventListener("click", (click) => click.preventDefault(), { once: true })`,
  );
  await tabTo("opens in a new tab");
  await tab.press("Enter");

  await expect.poll(() => tab.evaluate(`${WIDGET}.step`), LONGEST_WAIT).toBe("waiting");
  await hasFocus("h2: ");
  await hasNoFaults("waiting");
  const said = () => tab.evaluate("recording.said");
  await tabTo("Check now");
  await tab.press("Enter");
  await expect.poll(said, LONGEST_WAIT).toContain("status: Checked just now: nothing new.");
  await hasFocus("Check now");
  proxy.status = "Completed";
  await tab.press("Enter");
  await hasFocus("h2: You’re all done");
  await hasNoFaults("completed");

  expect(await said()).toEqual(expect.arrayContaining([expect.stringContaining("isn’t the code we sent")]));
  expect(await tab.evaluate("recording.missed")).toEqual([]);
}
