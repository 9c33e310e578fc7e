/** The pages themselves, before anybody does anything: the bank's, and the sandbox's own. */
import { expectAccessible } from "./axe.js";
import { expect, test, widget } from "./demo.js";

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    for (const path of ["/", "/invited", "/strict"]) {
      test(`${path} is accessible`, async ({ page, demo }) => {
        await page.goto(demo.siteUrl + path);
        await expect(widget(page).getByRole("heading", { level: 2 })).toBeVisible();
        await expectAccessible(page);
        await expect(page.getByRole("link", { name: "the sandbox’s mailbox" })).toHaveAttribute(
          "href",
          `${demo.sandboxUrl}/#mail`,
        );
      });
    }

    test("the dialog and the bank's own forms are accessible", async ({ page, demo }) => {
      await page.goto(`${demo.siteUrl}/headless`);
      await expect(page.getByRole("heading", { name: "Who are you?" })).toBeVisible();
      await expectAccessible(page);
      await page.goto(`${demo.siteUrl}/dialog`);
      await page.getByRole("button", { name: "Verify your identity" }).click();
      await expect(widget(page).getByRole("heading", { name: "Your details" })).toBeVisible();
      await expectAccessible(page);
    });

    test("the sandbox's navigation leads to each of its sections", async ({ page, demo }) => {
      await fetch(`${demo.siteUrl}/invited`);
      await page.goto(demo.sandboxUrl);
      await expectAccessible(page);
      await expect(page.getByRole("banner")).toContainText("nothing here is real");
      const targets = await page
        .getByRole("navigation", { name: "Sections" })
        .getByRole("link")
        .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).hash).filter(Boolean));
      expect(targets.length).toBeGreaterThan(6);
      for (const target of targets) await expect(page.locator(target)).toBeVisible();
      await page.getByRole("button", { name: "LOW", exact: true }).first().click();
      await expect(page).toHaveURL(`${demo.sandboxUrl}/#verifime`);
    });
  });
}
