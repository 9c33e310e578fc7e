/** The main journey: a customer onboards with VerifiMe on the partner's page. */
import { expectAccessible } from "./axe.js";
import {
  customerDoes,
  expect,
  giveDetails,
  mailedCode,
  providerLink,
  reachLaunch,
  referenceOf,
  START,
  test,
  widget,
} from "./demo.js";
import { goThroughPortal } from "./verifime-portal.js";

for (const [device, viewport] of Object.entries({
  desktop: { width: 1280, height: 900 },
  phone: { width: 375, height: 740 },
})) {
  test.describe(device, () => {
    test.use({ viewport, ...(device === "phone" ? { hasTouch: true, isMobile: true } : {}) });

    test("from your details to all done, through the provider's portal", async ({ page, demo, email }) => {
      await page.goto(demo.siteUrl);
      await expect(widget(page).getByRole("heading", { name: "Your details" })).toBeVisible();
      await expect(widget(page)).toContainText(/Step 1 of \d/);
      await expectAccessible(page);
      await giveDetails(page, email);

      await expect(widget(page).getByRole("heading", { name: "Check your email" })).toBeFocused();
      await expectAccessible(page);
      await widget(page)
        .getByLabel("Six-digit code")
        .fill(await mailedCode(page.request, demo, email));

      await expect(providerLink(page)).toBeVisible();
      await expectAccessible(page);
      const opened = page.waitForEvent("popup");
      await providerLink(page).click();
      const portal = await opened;
      await expect(widget(page).getByRole("heading", { name: /waiting/i })).toBeVisible();
      await expectAccessible(page);
      // The widget's own code was the first mail.
      const code = () => mailedCode(page.request, demo, email, 2);
      await goThroughPortal(portal, code, { firstName: "Jane", familyName: "Smith" });

      await page.bringToFront();
      await expect(widget(page).getByRole("heading", { name: "You’re all done" })).toBeVisible();
      await expectAccessible(page);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(viewport.width);
    });
  });
}

test("the phone is quicker: the desktop notices without a click", async ({ page, demo, email, request }) => {
  await reachLaunch(page, demo, email);
  await expect(widget(page).getByRole("img", { name: /QR code/ })).toBeVisible();
  await customerDoes(request, demo, await referenceOf(page), "opens");
  await customerDoes(request, demo, await referenceOf(page), "submits");
  await expect(widget(page).getByRole("heading", { name: "You’re all done" })).toBeVisible();
});

test("a visit can be completed by keyboard alone", async ({ page, demo, email, request }) => {
  await page.goto(demo.siteUrl);
  await widget(page).getByLabel("Email").waitFor();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BODY");
  const tabTo = async (name: RegExp) => {
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press("Tab");
      const label = await widget(page).evaluate((host) => {
        const focused = host.shadowRoot?.activeElement as HTMLInputElement | null;
        return focused?.labels?.[0]?.textContent ?? focused?.textContent ?? "";
      });
      if (name.test(label)) return;
    }
    throw new Error(`the Tab key never reached ${name}`);
  };
  await tabTo(/Email/);
  await page.keyboard.type(email);
  await tabTo(/First name/);
  await page.keyboard.type("Jane");
  await tabTo(/Family name/);
  await page.keyboard.type("Smith");
  await tabTo(/Day/);
  await page.keyboard.type("15");
  await tabTo(/Month/);
  await page.keyboard.type("1");
  await tabTo(/Year/);
  await page.keyboard.type("1990");
  await page.keyboard.press("Enter");
  await expect(widget(page).getByRole("heading", { name: "Check your email" })).toBeFocused();
  await tabTo(/Six-digit code/);
  await page.keyboard.type(await mailedCode(request, demo, email));
  await expect(providerLink(page)).toBeVisible();
  await tabTo(START);
  const opened = page.waitForEvent("popup");
  await page.keyboard.press("Enter");
  await opened;
  await expect(widget(page).getByRole("heading", { name: /waiting/i })).toBeVisible();
});

test("mistakes are named beside the fields and summed up, and nothing has to be typed again", async ({
  page,
  demo,
}) => {
  await page.goto(demo.siteUrl);
  await widget(page).getByLabel("First name").fill("Jane");
  // The demo lets customers leave it empty.
  await widget(page).getByLabel("Family name").fill("Sm1th");
  await widget(page).getByLabel("Email").fill("jane@nowhere");
  await widget(page).getByLabel("Day").fill("31");
  await widget(page).getByLabel("Month").fill("2");
  await widget(page).getByLabel("Year").fill("1990");
  await widget(page).getByRole("button", { name: "Continue" }).click();
  await expect(widget(page).getByRole("heading", { name: /Please check 3\sthings/ })).toBeVisible();
  await expect(widget(page).getByLabel("Email")).toHaveAttribute("aria-invalid", "true");
  await expect(widget(page).getByLabel("First name")).toHaveValue("Jane");
  await expectAccessible(page);
  await widget(page)
    .getByRole("link", { name: /family name/i })
    .click();
  await expect(widget(page).getByLabel("Family name")).toBeFocused();
});

test("a wrong code says how many tries are left; after the last one a fresh code helps", async ({
  page,
  demo,
  email,
  request,
}) => {
  await page.goto(demo.siteUrl);
  await giveDetails(page, email);
  const right = await mailedCode(request, demo, email);
  const wrong = ["000000", "111111", "222222", "333333", "444444", "555555"].filter((code) => code !== right);
  const field = widget(page).getByLabel("Six-digit code");
  for (const left of [4, 3, 2, 1]) {
    await field.fill(wrong[left] ?? "");
    await expect(widget(page)).toContainText(left === 1 ? "one more try" : `${left} more tries`);
  }
  await field.fill(wrong[0] ?? "");
  await expect(widget(page)).toContainText("isn’t the code we sent. Ask for a new code");
  await field.fill(right);
  await expect(widget(page)).toContainText("one try too many. Ask for a new code");
  await expect(providerLink(page)).toHaveCount(0);
});

test("a code can be pasted with a space in it", async ({ page, demo, email, request }) => {
  await page.goto(demo.siteUrl);
  await giveDetails(page, email);
  const code = await mailedCode(request, demo, email);
  await widget(page)
    .getByLabel("Six-digit code")
    .fill(`${code.slice(0, 3)} ${code.slice(3)}`);
  await expect(providerLink(page)).toBeVisible();
});

test("a reload in the same tab goes on with the visit", async ({ page, demo, email }) => {
  await reachLaunch(page, demo, email);
  const reference = await referenceOf(page);
  await page.reload();
  await expect(providerLink(page)).toBeVisible();
  expect(await referenceOf(page)).toBe(reference);
  const stored = () => page.evaluate(() => JSON.stringify(sessionStorage));
  const visitItem = await page.evaluate(() =>
    Object.entries(sessionStorage).find(([name]) => !name.endsWith(" details")),
  );
  expect(visitItem).toBeDefined();
  expect(JSON.stringify(visitItem)).not.toContain(email);
  await customerDoes(page.request, demo, reference, "opens");
  await customerDoes(page.request, demo, reference, "submits");
  await expect(widget(page).getByRole("heading", { name: "You’re all done" })).toBeVisible();
  expect(await stored()).not.toContain(email);
});

test("a customer whom the bank vouches for types nothing and gets no code", async ({
  page,
  demo,
  request,
}) => {
  const mails = async () =>
    ((await (await request.get(`${demo.sandboxUrl}/_sandbox/mail`)).json()) as { to: string[] }[]).filter(
      ({ to }) => to.includes("jane.smith@example.com"),
    ).length;
  const before = await mails();
  await page.goto(`${demo.siteUrl}/invited`);
  await expect(providerLink(page)).toBeVisible();
  expect(await mails()).toBe(before);
});

test("in a dialog: opens in the top layer, Escape leaves, focus goes back", async ({ page, demo }) => {
  await page.goto(`${demo.siteUrl}/dialog`);
  await expect(widget(page).getByRole("dialog")).toHaveCount(0);
  const button = page.getByRole("button", { name: "Verify your identity" });
  await button.click();
  await expect(widget(page).getByRole("dialog")).toBeVisible();
  await expect(widget(page).getByLabel("Email")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(widget(page).getByRole("dialog")).toHaveCount(0);
  await expect(button).toBeFocused();
});
