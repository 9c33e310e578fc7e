/** A tab that is really hidden makes no request. A visible one beside it shows how many it would have made. */
import { expect, test } from "playwright/test";
import { CdpBrowser, type CdpTab } from "./cdp-browser.js";
import { demoOnFreePorts } from "./demo.js";

const REFERENCE = "document.querySelector('gangway-onboarding').trackingReference";
const STATUS_READS =
  "performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/status')).length";

const reads = async (tab: CdpTab): Promise<number> => Number(await tab.evaluate(STATUS_READS));

test("a hidden tab makes no request, and reads at once when it is shown again", async () => {
  const demo = await demoOnFreePorts();
  const browser = new CdpBrowser();
  try {
    const first = await browser.open(`${demo.siteUrl}/invited`);
    await expect.poll(() => reads(first)).toBeGreaterThan(0);

    const second = await browser.open(`${demo.siteUrl}/invited`);
    await second.activate();
    await expect.poll(() => first.evaluate("document.visibilityState")).toBe("hidden");
    const whenHidden = await reads(first);
    // The control: four reads of the visible tab take as long as the hidden one's next read would have.
    await expect.poll(() => reads(second), { timeout: 30_000 }).toBeGreaterThanOrEqual(4);
    expect(await reads(first)).toBe(whenHidden);

    // The visit completed while the tab was hidden: one read on return is enough.
    const reference = await first.evaluate(REFERENCE);
    const answer = await fetch(`${demo.sandboxUrl}/_sandbox/verifime/${reference}/customer`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ does: "submits" }),
    });
    expect(answer.ok).toBe(true);
    await first.activate();
    await expect
      .poll(() => first.evaluate("document.querySelector('gangway-onboarding').step"))
      .toBe("completed");
  } finally {
    await browser.close();
    await demo.close();
  }
});
