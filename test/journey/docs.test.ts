/** The documentation's site, which the demo serves. The fixtures fail on requests to strangers and on policy violations. */
import { expectAccessible } from "./axe.js";
import { expect, test } from "./demo.js";

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("the proxy's description of its calls is accessible and fits, wide and narrow", async ({
      page,
      demo,
    }) => {
      for (const width of [1280, 375]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`${demo.proxyUrl}/docs`);
        for (const summary of await page.locator("nav summary").all()) await summary.click();
        await expectAccessible(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      }
      await page.getByRole("link", { name: "POST /v1/user/invite" }).click();
      await expect(page.getByRole("heading", { name: "POST /v1/user/invite" })).toBeInViewport();
    });

    test("its pages are accessible and fit, wide and narrow", async ({ page, demo }) => {
      for (const name of ["", "element.html", "embedding.html", "operation.html"]) {
        for (const width of [1280, 375]) {
          await page.setViewportSize({ width, height: 800 });
          await page.goto(`${demo.siteUrl}/docs/${name}`);
          await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
          await expectAccessible(page);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        }
      }
    });
  });
}

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
