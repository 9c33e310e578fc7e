/** A Chromium of its own for tests that drive pages from Node. */
import { type Browser, chromium, type Page } from "playwright";
import { CHROMIUM_FLAGS, chromiumPath } from "../../find-browser.mjs";

export function openBrowser(): Promise<Browser> {
  const executablePath = chromiumPath();
  return chromium.launch({ args: CHROMIUM_FLAGS, ...(executablePath ? { executablePath } : {}) });
}

/** Opens a page and collects its errors and policy violations. */
export async function openPage(browser: Browser): Promise<{ page: Page; faults: string[] }> {
  const page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (/content.security.policy|trusted|hydrat/i.test(message.text())) faults.push(message.text());
  });
  return { page, faults };
}
