/**
 * A script that fails to load at first, in each installed browser. Chromium and WebKit fetch a script again after a failed
 * import. Firefox keeps the failure for as long as the page lives, and fetches only under another address.
 */
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { BROWSERS, type Tab } from "../support/browsers.js";
import { REFERENCE, type StubProxy, startStubProxy } from "../support/stub-proxy.js";

const FILES = fileURLToPath(new URL("../../../dist/browser", import.meta.url));
const FIRST = /^\/first-/;
const STEPS = /^\/steps-/;

const PATIENCE = { timeout: 45_000 };
const ROOT = `document.querySelector("gangway-onboarding").shadowRoot`;
const find = (selector: string) => `${ROOT}?.querySelector(${JSON.stringify(selector)})`;

console.log(`scripts that fail at first, in ${BROWSERS.map(({ name }) => name).join(", ")}`);

describe.each(BROWSERS)("$name", ({ start, keepsFailures }) => {
  let tab: Tab;
  let proxy: StubProxy;

  beforeAll(async () => {
    tab = await start();
  });
  afterAll(() => tab?.close());
  // Another origin each time: the browser's cache has nothing of it.
  beforeEach(async () => {
    proxy = await startStubProxy(FILES);
  });
  afterEach(() => proxy.close());

  const shows = async (selector: string) =>
    expect.poll(() => tab.evaluate(`!!${find(selector)}`), PATIENCE).toBe(true);
  const open = (attributes: string) =>
    tab.open(
      proxy.page(
        "/page",
        `<!doctype html><gangway-onboarding ${attributes}></gangway-onboarding>
         <script type="module" src="/gangway.js"></script>
         <script type="module">
           document.querySelector("gangway-onboarding").customerContext =
             { firstName: "Jane", familyName: "Smith", dateOfBirth: "1987-03-27" };
         </script>`,
      ),
    );

  /** Presses a button until an element appears. */
  async function recover(button: string, wanted: string): Promise<void> {
    proxy.refuse = null;
    await expect
      .poll(async () => {
        if (await tab.evaluate(`!!${find(wanted)}`)) return true;
        if (await tab.evaluate(`!!${find(button)}`)) await tab.click(find(button));
        return tab.evaluate(`!!${find(wanted)}`);
      }, PATIENCE)
      .toBe(true);
  }

  describe.each(["503", "closing"] as const)("refused by %s", (refuseBy) => {
    beforeEach(() => {
      proxy.refuseBy = refuseBy;
    });

    it("the script of the first step", async () => {
      const attributes = `organisation="HARBOUR"`;
      proxy.refuse = FIRST;
      await open(attributes);
      await shows("[role=alert]");
      if (!keepsFailures) return recover("button", "input#email");
      // The others import from it by its own address: only a reload of the page gets it.
      proxy.refuse = null;
      await tab.click(find("button"));
      expect(await tab.evaluate(`!!${find("input#email")}`)).toBe(false);
      await open(attributes);
      await shows("input#email");
    });

    it("the script of the later steps, when the details are sent", async () => {
      proxy.refuse = STEPS;
      await open(`organisation="HARBOUR" email="jane@example.com"`);
      await shows("form button");
      await tab.click(find("form button"));
      await shows("[role=alert]");
      await recover("form button", "input#code");
    });

    it("the script of the later steps, for a customer who was invited", async () => {
      proxy.refuse = STEPS;
      await open(`tracking-reference="${REFERENCE}"`);
      await shows("[role=alert]");
      await recover("button", "a[target=_blank]");
    });

    it("a script that few customers need, with its words in another language", async () => {
      await open(`tracking-reference="${REFERENCE}" locale="de"`);
      await shows("#getHelp");
      const press = () => tab.evaluate(`${find("#getHelp")}.click()`);
      proxy.refuse = /^\/(help|de-later)-/;
      await press();
      await shows("[part=error]");
      proxy.refuse = null;
      await press();
      await shows(".opened");
      expect(await tab.evaluate(`${find("section")}.lang`)).toBe("de");
    });

    it("the script of the later steps, before the script of an end is needed", async () => {
      proxy.refuse = STEPS;
      proxy.ended = "expired";
      await open(`tracking-reference="${REFERENCE}"`);
      await shows("[role=alert]");
      await recover("button", "#heading");
    });
  });
});
