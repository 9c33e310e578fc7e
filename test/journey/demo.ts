/** Test fixtures: the demo on free ports, once per worker, and a page on which every fault fails the test. */
import { randomBytes } from "node:crypto";
import { type APIRequestContext, test as base, expect, type Locator, type Page } from "playwright/test";
import { type Demo, type DemoOptions, startDemo } from "../../demo/.build/start-demo.js";
import { freePort } from "../suites/free-port.js";

/** The label that opens the provider's screen: alone, or second after the QR code. */
export const START = /Start verification|Continue on this computer/;

export { expect };

/** Starts the demo on free ports. */
export async function demoOnFreePorts(options: Partial<DemoOptions> = {}): Promise<Demo> {
  return startDemo({
    sitePort: 0,
    proxyPort: await freePort(),
    sandboxPort: 0,
    smtpPort: 0,
    phonePort: 0,
    secret: () => randomBytes(32).toString("base64"),
    ...options,
  });
}

interface Fixtures {
  /** A customer's email address that no other test uses. */
  email: string;
  /** Origins besides the demo's that the page may call. */
  otherOrigins: string[];
  /** Faults that the page itself noticed: errors, policy violations, requests to strangers. Empty at the end. */
  pageFaults: string[];
}

export const test = base.extend<Fixtures, { demo: Demo }>({
  demo: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const demo = await demoOnFreePorts();
      await use(demo);
      await demo.close();
    },
    { scope: "worker" },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: as above
  email: async ({}, use) => {
    await use(`jane-${randomBytes(4).toString("hex")}@example.com`);
  },
  otherOrigins: [],
  pageFaults: [
    async ({ page, demo, otherOrigins }, use) => {
      const faults: string[] = [];
      const known = [demo.siteUrl, demo.proxyUrl, demo.sandboxUrl, demo.phoneUrl, ...otherOrigins];
      page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
      page.on("console", (message) => {
        if (/Content.Security.Policy|TrustedHTML|TrustedScript/i.test(message.text()))
          faults.push(message.text());
      });
      page.on("request", (request) => {
        const url = request.url();
        if (!/^(data|blob|about):/.test(url) && !known.some((origin) => url.startsWith(`${origin}/`))) {
          faults.push(`request to a stranger: ${url}`);
        }
      });
      await use(faults);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

/** The widget on the page. Its shadow root is open: locators reach inside. */
export function widget(page: Page): Locator {
  return page.locator("gangway-onboarding");
}

/** Fills in the details step and goes on. */
export async function giveDetails(page: Page, email: string): Promise<void> {
  const form = widget(page);
  await form.getByLabel("Email").fill(email);
  await form.getByLabel("First name").fill("Jane");
  await form.getByLabel("Family name").fill("Smith");
  await form.getByLabel("Day").fill("15");
  await form.getByLabel("Month").fill("1");
  await form.getByLabel("Year").fill("1990");
  await form.getByRole("button", { name: "Continue" }).click();
}

/** Waits for the newest code that was mailed to this address. */
export async function mailedCode(
  request: APIRequestContext,
  demo: Demo,
  email: string,
  nth = 1,
): Promise<string> {
  let code = "";
  await expect
    .poll(async () => {
      const mails: { to: string; text: string }[] = await (
        await request.get(`${demo.sandboxUrl}/_sandbox/mail`)
      ).json();
      const mine = mails.filter(({ to }) => to.includes(email));
      code = mine.length >= nth ? (/\b\d{6}\b/.exec(mine.at(-1)?.text ?? "")?.[0] ?? "") : "";
      return code;
    })
    .toMatch(/^\d{6}$/);
  return code;
}

/** From the first step to the launch step. */
export async function reachLaunch(page: Page, demo: Demo, email: string): Promise<void> {
  await page.goto(demo.siteUrl);
  await giveDetails(page, email);
  await widget(page)
    .getByLabel(/code/i)
    .fill(await mailedCode(page.request, demo, email));
  await expect(providerLink(page)).toBeVisible();
}

/** The real link that opens the provider. */
export function providerLink(page: Page): Locator {
  return widget(page).locator("a[part~='button'][target='_blank']");
}

/** The reference of the visit that the page is on. */
export function referenceOf(page: Page): Promise<string> {
  return widget(page).evaluate(
    (element: HTMLElement & { trackingReference?: string }) => element.trackingReference ?? "",
  );
}

/** Does on the capture pages what a person would, without rendering them. */
export async function customerDoes(
  request: APIRequestContext,
  demo: Demo,
  reference: string,
  does: "opens" | "submits" | "leaves",
): Promise<void> {
  const answer = await request.post(`${demo.sandboxUrl}/_sandbox/verifime/${reference}/customer`, {
    data: { does },
  });
  expect(answer.ok()).toBe(true);
}
