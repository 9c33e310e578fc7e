/** A hand-written user interface on `gangway-onboarding/flow`: `demo/site/headless.js`. */
import { expectAccessible } from "./axe.js";
import { expect, mailedCode, test } from "./demo.js";

test("a bank's own forms lead through the whole visit, without the element", async ({
  page,
  demo,
  email,
  request,
}) => {
  await page.goto(`${demo.siteUrl}/headless`);
  await expect(page.getByRole("heading", { name: "Who are you?" })).toBeVisible();
  await expectAccessible(page);
  expect(await page.evaluate(() => customElements.get("gangway-onboarding"))).toBeUndefined();

  await page.getByLabel("Email").fill(email);
  await page.getByLabel("First name").fill("Jane");
  await page.getByLabel("Family name").fill("Smith");
  await page.getByLabel("Date of birth").fill("1990-01-15");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { name: "We have mailed you a code" })).toBeFocused();

  const code = await mailedCode(request, demo, email);
  await page.getByLabel("Code").fill(code === "000000" ? "111111" : "000000");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("alert")).toContainText(/code/i);
  await page.getByLabel("Code").fill(code);
  await page.getByRole("button", { name: "Continue" }).click();

  const link = page.getByRole("link", { name: "Open the verification service" });
  await expect(link).toBeVisible();
  await page.reload();
  await expect(link).toBeVisible();
  const opened = page.waitForEvent("popup");
  await link.click();
  const reference = new URL((await opened).url()).pathname.split("/").at(-1);
  await expect(page.getByRole("status")).toHaveText(/wait for you to begin|You have begun/);
  for (const does of ["opens", "submits"]) {
    const answer = await request.post(`${demo.sandboxUrl}/_sandbox/verifime/${reference}/customer`, {
      data: { does },
    });
    expect(answer.ok()).toBe(true);
  }
  await expect(page.getByRole("heading", { name: "That was it" })).toBeFocused();
  await expectAccessible(page);
});

test("a refusal by the proxy is shown on the page, and nothing has to be typed again", async ({
  page,
  demo,
}) => {
  await page.goto(`${demo.siteUrl}/headless`);
  await page.getByLabel("Email").fill("jane@example.com");
  await page.getByLabel("First name").fill("Jane");
  await page.getByLabel("Family name").fill("Smith");
  await page.getByLabel("Date of birth").fill("2990-01-15");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("alert")).toContainText("must lie in the past");
  await expect(page.getByLabel("First name")).toHaveValue("Jane");
});
