/** The demo's laptop and phone complete each other's visit: by the QR code on the screen, and by a link from a mail. */
import type { FrameLocator, Page } from "playwright/test";
import { expectAccessible } from "./axe.js";
import { expect, test } from "./demo.js";

const laptopOf = (page: Page): FrameLocator => page.frameLocator(".laptop iframe");
const phoneOf = (page: Page): FrameLocator => page.frameLocator(".phone iframe");

/** To the QR code on the laptop, with the code that the phone gets. */
async function reachLaunch(page: Page): Promise<void> {
  const scan = page.getByRole("button", { name: "Scan the QR code" });
  await expect(scan).toBeDisabled();
  await laptopOf(page).getByRole("button", { name: "Continue" }).click();
  await page
    .getByRole("button", { name: /is your code/ })
    .first()
    .click();
  await expect(scan).toBeEnabled();
}

test("the phone opens what the QR code says, and the laptop notices", async ({ page, demo }) => {
  await page.goto(`${demo.siteUrl}/laptop-and-phone`);
  await reachLaunch(page);
  await page.getByRole("button", { name: "Scan the QR code" }).click();
  const phone = phoneOf(page);
  await phone.getByRole("button", { name: "Continue" }).click();
  await expect(laptopOf(page).getByRole("heading", { name: /Connected/ })).toBeVisible();
  await expectAccessible(page);
  await phone.getByRole("button", { name: "Take a pretend photo" }).click();
  await phone.getByRole("button", { name: "Submit a pretend selfie" }).click();
  await expect(laptopOf(page).getByRole("heading", { name: "You’re all done" })).toBeVisible();
  await expect(page.locator("#log")).toContainText("webhook visit.completed");
});

test("the phone opens the link that the laptop has sent by mail", async ({ page, demo }) => {
  await page.goto(`${demo.siteUrl}/laptop-and-phone?provider=verifime`);
  await reachLaunch(page);
  await laptopOf(page).getByRole("button", { name: "Email me the link" }).click();
  const notes = page.getByRole("list", { name: "New mail on the phone" }).getByRole("button");
  await expect(notes).toHaveCount(2);
  await notes.first().click();
  await expect(phoneOf(page).getByRole("heading", { name: "Check your email" })).toBeVisible();
  await page.getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("button", { name: "Scan the QR code" })).toBeFocused();
});
