import { expect, type Page } from "playwright/test";
import { expectAccessible } from "./axe.js";

/** Clicks through the simulated VerifiMe portal as a customer would, up to "That’s everything". */
export async function goThroughPortal(
  portal: Page,
  /** Returns the code that VerifiMe has mailed. */
  mailedCode: () => Promise<string>,
  expected: { firstName: string; familyName: string },
): Promise<void> {
  await portal.getByRole("button", { name: /Continue as/ }).click();
  await portal.getByLabel("One-time code").fill(await mailedCode());
  await portal.getByRole("button", { name: "Sign in" }).click();
  await expect(portal.getByLabel("First name")).toHaveValue(expected.firstName);
  await expect(portal.getByLabel("Family name")).toHaveValue(expected.familyName);
  await portal.getByRole("button", { name: "Continue" }).click();
  await portal.getByRole("button", { name: "Use a sample document" }).click();
  await portal.getByRole("button", { name: "Take a pretend selfie" }).click();
  await expect(portal.getByRole("button", { name: "Submit" })).toBeVisible();
  await expectAccessible(portal);
  await portal.getByRole("button", { name: "Submit" }).click();
  await expect(portal.getByRole("heading", { name: "That’s everything" })).toBeVisible();
}
