/** The sign that an integration works: the first step, with the values that the page has set. */
import type { Browser, Page } from "playwright";
import { expect } from "vitest";
import { openPage } from "./open-browser.js";

export type PageCheck = (page: Page) => Promise<void>;

/** Opens a page with the proxy's address in its query. Expects the first step, its event once, and no complaint of the browser. */
export async function expectFirstStepAt(
  url: string,
  { browser, proxyUrl }: { browser: Browser; proxyUrl: string },
  check?: PageCheck,
): Promise<void> {
  const { page, faults } = await openPage(browser);
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  try {
    await page.goto(`${url}?proxy=${encodeURIComponent(proxyUrl)}`);
    const widget = page.locator("gangway-onboarding");
    await widget.getByLabel("Email").waitFor();
    expect(await widget.getByLabel("First name").inputValue()).toBe("Jane");
    // Once, also where a framework mounts twice.
    await expect.poll(() => page.title()).toBe("step details");
    await check?.(page);
    expect(faults).toEqual([]);
  } finally {
    await page.close();
  }
}
