/** The pages themselves, before anybody does anything: the bank's in the demo's navigation, and the sandbox's own. */
import { PAGE_GROUPS } from "../../demo/.build/pages.js";
import { expectAccessible } from "./axe.js";
import { expect, test, widget } from "./demo.js";

const PAGES = PAGE_GROUPS.flatMap(({ pages }) => pages);

for (const { path, title, shows } of PAGES) {
  test(`${path} is accessible in light and dark, fits a tablet and a phone, and says what it shows`, async ({
    page,
    demo,
  }) => {
    const errors: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(`${message.text()} at ${message.location().url}`);
    });
    await page.goto(demo.siteUrl + path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const shown = widget(page).and(page.locator(":not([modal])"));
    for (const each of await shown.all()) await expect(each.locator("h2").first()).toBeVisible();
    await expect(page.getByRole("region", { name: `About this page: ${title}` })).toContainText(shows);
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: "dark" });
    await expectAccessible(page);
    for (const width of [768, 320]) {
      await page.setViewportSize({ width, height: 664 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
    expect(errors).toEqual([]);
  });
}

test("the navigation explains each page, and leads to it with the provider and the language kept", async ({
  page,
  demo,
}) => {
  await page.goto(`${demo.siteUrl}/?provider=veriff&locale=de`);
  await expect(widget(page).getByRole("heading", { level: 2 })).toHaveText("Ihre Angaben");
  const navigation = page.getByRole("navigation", { name: "Pages of the demo" });
  await navigation.locator("summary").click();
  await expectAccessible(page);
  for (const { title, shows } of PAGES) {
    await expect(navigation.getByRole("link", { name: `${title} ${shows}` })).toBeVisible();
  }
  await page.keyboard.press("Escape");
  await expect(navigation.getByRole("link").first()).toBeHidden();
  await expect(navigation.locator("summary")).toBeFocused();
  await navigation.locator("summary").click();
  await navigation.getByRole("link", { name: /^In a dialog/ }).click();
  await expect(page).toHaveURL(`${demo.siteUrl}/dialog?provider=veriff&locale=de`);
});

test("the first field is seen on a phone without scrolling", async ({ page, demo }) => {
  await page.setViewportSize({ width: 390, height: 664 });
  await page.goto(demo.siteUrl);
  await expect(widget(page).getByLabel("Email")).toBeInViewport({ ratio: 1 });
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("the open dialog is accessible", async ({ page, demo }) => {
      await page.goto(`${demo.siteUrl}/dialog`);
      await page.getByRole("button", { name: "Verify your identity" }).click();
      await expect(widget(page).getByRole("heading", { name: "Your details" })).toBeVisible();
      await expectAccessible(page);
    });

    test("the sandbox's pages are live and accessible", async ({ page, demo }) => {
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
      const rows = page.getByRole("table").first().getByRole("row");
      const before = await rows.count();
      await fetch(`${demo.siteUrl}/invited`);
      await expect(rows).toHaveCount(before + 1);
      await rows.nth(1).getByRole("link").first().click();
      await page.getByRole("button", { name: "LOW", exact: true }).click();
      await expect(page.getByRole("list").last()).toContainText("LOW");
      await expectAccessible(page);
      await page.setViewportSize({ width: 375, height: 800 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
    });
  });
}
