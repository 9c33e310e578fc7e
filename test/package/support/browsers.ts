/** Every browser that is installed, each driven in the same few ways. */
import { type Browser, chromium, firefox, type JSHandle, type LaunchOptions } from "playwright";
import { CHROMIUM_FLAGS, chromiumPath, firefoxPath, webkitPaths } from "../../find-browser.mjs";
import { startWebKit, type WebDriverSession } from "./webdriver.js";

/** One tab of any browser. */
export type Tab = WebDriverSession;

export interface InstalledBrowser {
  name: string;
  /** Starts it with one tab. */
  start(): Promise<Tab>;
  /** Set where a script that failed to load is never requested again while the page lives. */
  keepsFailures: boolean;
}

async function tabOf(launch: Promise<Browser>): Promise<Tab> {
  const browser = await launch;
  const page = await browser.newPage();
  return {
    open: async (url) => void (await page.goto(url)),
    evaluate: (expression) => page.evaluate(expression),
    async click(expression) {
      const found: JSHandle = await page.evaluateHandle(expression);
      await found.asElement()?.click();
    },
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
    close: () => browser.close(),
  };
}

const executable = (path: string | null): LaunchOptions => (path ? { executablePath: path } : {});
const firefoxAt = firefoxPath();
const webkit = webkitPaths();

/** Chromium always; Firefox and WebKit where they are installed. */
export const BROWSERS: InstalledBrowser[] = [
  {
    name: "Chromium",
    start: () => tabOf(chromium.launch({ args: CHROMIUM_FLAGS, ...executable(chromiumPath()) })),
    keepsFailures: false,
  },
];
if (firefoxAt) {
  // Playwright's own build speaks Playwright's protocol, any other WebDriver BiDi.
  const bidi = firefoxAt !== firefox.executablePath();
  BROWSERS.push({
    name: "Firefox",
    start: () => tabOf(firefox.launch({ ...executable(firefoxAt), ...(bidi && { channel: "moz-firefox" }) })),
    keepsFailures: true,
  });
}
if (webkit) BROWSERS.push({ name: "WebKit", start: () => startWebKit(webkit), keepsFailures: false });
