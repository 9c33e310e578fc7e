/** Each provider's own screen: opened as the organisation is configured, clicked through, and noticed by the page. */
import type { FrameLocator, Locator, Page } from "playwright/test";
import { PROVIDER_IDS, type ProviderId } from "../../src/contract/providers.js";
import { expectAccessible } from "./axe.js";
import { expect, giveDetails, mailedCode, referenceOf, START, test, widget } from "./demo.js";

type Screen = FrameLocator | Page;

/** The way through each provider's simulated screens, up to the last button; null where other journeys go it. */
const WAY = {
  verifime: null,
  async veriff(screen: Screen) {
    await screen.getByRole("button", { name: "Continue" }).click();
    await screen.getByRole("button", { name: "Take a pretend photo" }).click();
    await screen.getByRole("button", { name: "Submit a pretend selfie" }).click();
  },
  async vx(screen: Screen) {
    // The widget has asked for them.
    await expect(screen.getByText("Jane Smith")).toBeVisible();
    await expect(screen.getByRole("textbox")).toHaveCount(0);
    await screen.getByRole("button", { name: "Continue" }).click();
    await screen.getByRole("button", { name: "Scan and submit" }).click();
  },
  async verifa(screen: Screen) {
    await screen.getByRole("button", { name: "Agree and continue" }).click();
    await screen.getByRole("button", { name: "Continue" }).click();
    await screen.getByRole("button", { name: "Use a sample document" }).click();
    await screen.getByRole("button", { name: "Take a pretend selfie" }).click();
    await screen.getByRole("button", { name: "Done, continue" }).click();
    await screen.getByRole("button", { name: "Approve" }).click();
  },
} satisfies Record<ProviderId, ((screen: Screen) => Promise<void>) | null>;

/** Presses the button and returns the provider's screen, in the page or in a tab of its own. */
async function open(page: Page, start: Locator, where: "frame" | "tab"): Promise<Screen> {
  if (where === "tab") {
    const tab = page.waitForEvent("popup");
    await start.click();
    return tab;
  }
  await start.click();
  const frame = widget(page).locator("iframe");
  await expect(frame).toHaveAttribute("title", /.+/);
  await expectAccessible(page);
  return frame.contentFrame();
}

for (const [device, viewport] of Object.entries({
  desktop: { width: 1280, height: 1000 },
  phone: { width: 375, height: 740 },
})) {
  test.describe(device, () => {
    test.use({ viewport, ...(device === "phone" ? { hasTouch: true, isMobile: true } : {}) });

    for (const id of PROVIDER_IDS) {
      const goThrough = WAY[id];
      if (!goThrough) continue;
      test(`${id}: from your details to all done`, async ({ page, demo, email }) => {
        await page.goto(`${demo.siteUrl}/?provider=${id}`);
        await giveDetails(page, email);
        await widget(page)
          .getByLabel("Six-digit code")
          .fill(await mailedCode(page.request, demo, email));
        const start = widget(page).locator("[part~='button']", { hasText: START });
        await expect(start).toBeVisible();
        // Nothing of the provider's is loaded before the customer asks for it.
        expect(page.frames()).toHaveLength(1);

        await goThrough(await open(page, start, device === "desktop" ? "frame" : "tab"));
        await page.bringToFront();
        await expect(widget(page).getByRole("heading", { name: "You’re all done" })).toBeVisible();
      });
    }
  });
}

test("a redirect leads to the provider and back, in the same tab", async ({ page, demo, email }) => {
  await page.goto(`${demo.siteUrl}/?provider=verifa`);
  await widget(page).evaluate((element) => {
    element.setAttribute("launch", "redirect");
    // This page needs its query: without it, it would come back with another provider.
    Object.assign(element, { customerContext: { callbackUrl: location.href } });
  });
  await giveDetails(page, email);
  await widget(page)
    .getByLabel("Six-digit code")
    .fill(await mailedCode(page.request, demo, email));
  await widget(page).getByRole("link", { name: START }).click();
  await WAY.verifa(page);
  // Verifa leads back by itself, with its own session in the query.
  await expect(widget(page).getByRole("heading", { name: "You’re all done" })).toBeVisible();
  expect(page.url()).toContain(`${demo.siteUrl}/?provider=verifa&`);
});

test("the bank's server learns the outcome, the page doesn't", async ({ page, demo, email, request }) => {
  await page.goto(`${demo.siteUrl}/?provider=veriff`);
  const answers: string[] = [];
  page.on("response", async (response) => {
    if (response.url().startsWith(demo.proxyUrl) && response.url().endsWith("/status")) {
      answers.push(await response.text().catch(() => ""));
    }
  });
  await giveDetails(page, email);
  await widget(page)
    .getByLabel("Six-digit code")
    .fill(await mailedCode(page.request, demo, email));
  await expect(widget(page).locator("[part~='button']", { hasText: START })).toBeVisible();
  const reference = await referenceOf(page);
  const sessions: { provider: string; session: string }[] = await (
    await request.get(`${demo.sandboxUrl}/_sandbox/sessions`)
  ).json();
  const mine = sessions.filter(({ provider }) => provider === "veriff");
  for (const { session } of mine) {
    for (const does of ["opens", "submits"]) {
      await request.post(`${demo.sandboxUrl}/_sandbox/veriff/${session}/customer`, { data: { does } });
    }
    await request.post(`${demo.sandboxUrl}/_sandbox/veriff/${session}/decide`, {
      data: { outcome: "declined" },
    });
  }
  await expect(widget(page).getByRole("heading", { name: "You’re all done" })).toBeVisible();
  await expect(page.locator("#outcome")).toHaveText("declined");
  expect(reference).toMatch(/^[0-9a-f-]{36}$/);
  expect(answers.join()).not.toContain("declined");
});
