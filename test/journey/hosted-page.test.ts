/** The hosted page: the link from a mail or a QR code, on a page of the proxy with the strictest policy. */
import { expectAccessible } from "./axe.js";
import { expect, mailedCode, START, test, widget } from "./demo.js";

for (const viewport of [
  { width: 1280, height: 900 },
  { width: 375, height: 700 },
]) {
  test(`leads to the end without a violation, ${viewport.width} px wide`, async ({
    page,
    demo,
    email,
    request,
  }) => {
    await page.setViewportSize(viewport);
    const invited = await request.post(`${demo.proxyUrl}/v1/user/invite`, {
      headers: { origin: demo.siteUrl },
      data: { email, code: "HARBOUR-VERIFF" },
    });
    const { onboardingUrl } = await invited.json();
    await page.goto(onboardingUrl);
    await expect(page).toHaveTitle("Verify your identity – Harbour Bank");
    await expectAccessible(page);
    await widget(page).getByRole("button", { name: "Send the code" }).click();
    await widget(page)
      .getByLabel("Six-digit code")
      .fill(await mailedCode(request, demo, email));
    await widget(page).getByRole("button", { name: "Continue" }).click();
    await widget(page).locator("[part~='button']", { hasText: START }).click();
    await expect(widget(page).locator("iframe")).toBeVisible();
    await expect
      .poll(() => page.frames().some((frame) => frame.url().startsWith(demo.sandboxUrl)))
      .toBe(true);

    const sessions: { provider: string; session: string }[] = await (
      await request.get(`${demo.sandboxUrl}/_sandbox/sessions`)
    ).json();
    const session = sessions.filter(({ provider }) => provider === "veriff").at(-1)?.session;
    for (const does of ["opens", "submits"]) {
      await request.post(`${demo.sandboxUrl}/_sandbox/veriff/${session}/customer`, { data: { does } });
    }
    await expect(widget(page).getByRole("heading", { name: "You’re all done" })).toBeVisible();
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    await expectAccessible(page);
  });
}

test("a link that names no visit says so", async ({ page, demo }) => {
  const answer = await page.goto(`${demo.proxyUrl}/o/00000000-0000-4000-8000-000000000000`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "This link isn’t valid" })).toBeVisible();
  await expectAccessible(page);
});
