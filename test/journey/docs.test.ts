/** The documentation's site, which the demo serves. The fixtures fail on requests to strangers and on policy violations. */
import { expectAccessible } from "./axe.js";
import { expect, test } from "./demo.js";

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("the site and the proxy's description of its calls are accessible", async ({ page, demo }) => {
      await page.setViewportSize({ width: 375, height: 800 });
      await page.goto(`${demo.siteUrl}/docs/apps.html`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(page);
      await page.goto(`${demo.proxyUrl}/docs`);
      // Each section is made by the same code, and axe needs a second for a hundred elements.
      await page.evaluate(() => {
        for (const each of document.querySelectorAll(
          "main > section ~ section, main h3:nth-of-type(n + 2) ~ *",
        ))
          each.remove();
      });
      await expectAccessible(page);
    });
  });
}

test("the pages fit a narrow screen", async ({ page, demo }) => {
  await page.setViewportSize({ width: 375, height: 800 });
  for (const url of [`${demo.siteUrl}/docs/`, `${demo.siteUrl}/docs/config.html`, `${demo.proxyUrl}/docs`]) {
    await page.goto(url);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
  }
  await page.getByText("For the page that the widget is on (").click();
  await page.getByRole("link", { name: "POST /v1/user/invite" }).click();
  await expect(page.getByRole("heading", { name: "POST /v1/user/invite" })).toBeInViewport();
});

test("the demo's navigation leads to it, and its search finds pages without another server", async ({
  page,
  demo,
}) => {
  await page.goto(demo.siteUrl);
  await page.getByRole("link", { name: "For developers" }).click();
  await expect(page).toHaveURL(`${demo.siteUrl}/docs/`);
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("searchbox").fill("retentionDays");
  await page.getByRole("option").first().click();
  await expect(page.locator("main")).toContainText("retentionDays");
});
