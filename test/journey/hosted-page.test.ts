/** The hosted page: the link from a mail or a QR code, on a page of the proxy with the strictest policy. */
import { expectAccessible } from "./axe.js";
import { expect, mailedCode, START, test, widget } from "./demo.js";

for (const { width, height, opens } of [
  { width: 1280, height: 900, opens: "a frame" },
  { width: 375, height: 700, opens: "a tab" },
]) {
  test(`leads to the end by ${opens} without a violation, ${width} px wide`, async ({
    page,
    context,
    demo,
    email,
    request,
  }) => {
    await page.setViewportSize({ width, height });
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
    const start = widget(page).locator("[part~='button']", { hasText: START });
    await expect(start).toBeVisible();
    await expect(page.getByRole("contentinfo")).toContainText("Contact Harbour Bank: help@harbour.example");
    // Only the partner's server can invite again.
    await expect(widget(page).getByRole("button", { name: "Start over" })).toHaveCount(0);
    await widget(page).getByRole("button", { name: "Get help" }).click();
    await expect(widget(page).getByText("Contact Harbour Bank: help@harbour.example")).toBeVisible();
    await start.click();
    const opened = () => (opens === "a frame" ? page.frames() : context.pages()).map((each) => each.url());
    await expect.poll(() => opened().some((url) => url.startsWith(demo.sandboxUrl))).toBe(true);
    await expect(widget(page).locator("iframe")).toHaveCount(opens === "a frame" ? 1 : 0);

    const sessions: { provider: string; session: string }[] = await (
      await request.get(`${demo.sandboxUrl}/_sandbox/sessions`)
    ).json();
    const session = sessions.find(({ provider }) => provider === "veriff")?.session;
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
