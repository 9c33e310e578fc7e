/** The demo's own tools: the mailbox that types the code, the events, and a fresh start. */
import { expectAccessible } from "./axe.js";
import {
  customerDoes,
  expect,
  giveDetails,
  mailedCode,
  providerLink,
  referenceOf,
  test,
  widget,
} from "./demo.js";

test("a visit with the code from the mailbox, by keyboard, its events, and another one from the start", async ({
  page,
  demo,
  email,
  request,
}) => {
  await page.goto(demo.siteUrl);
  await giveDetails(page, email);
  const mailbox = page.getByRole("complementary", { name: "Mailbox" });
  await mailedCode(request, demo, email);
  const open = page.getByRole("button", { name: /Mailbox/ });
  await expect(open).toContainText("1");
  await open.focus();
  await page.keyboard.press("Enter");
  await expect(mailbox.getByRole("heading", { name: "Mailbox" })).toBeFocused();
  await expectAccessible(page);
  const mine = mailbox.getByRole("listitem").filter({ hasText: email });
  await mine.getByRole("button", { name: "Use this code" }).focus();
  await page.keyboard.press("Enter");
  await expect(mailbox).toBeHidden();
  await expect(providerLink(page)).toBeVisible();

  const reference = await referenceOf(page);
  for (const does of ["opens", "submits"] as const) await customerDoes(request, demo, reference, does);
  await expect(widget(page).getByRole("heading", { name: "You’re all done" })).toBeVisible();
  await page.getByRole("button", { name: "Events" }).click();
  const events = page.getByRole("complementary", { name: "What the page sees" });
  await expect(events.getByRole("list", { name: "Log" })).toContainText("webhook visit.completed");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Events" })).toBeFocused();

  await page.reload();
  await expect(widget(page).getByRole("heading", { name: "You’re all done" })).toBeVisible();
  await page.getByRole("button", { name: "Start over" }).click();
  await expect(widget(page).getByRole("heading", { name: "Your details" })).toBeVisible();
  await expect(widget(page).getByLabel("Email")).toHaveValue("");
});

test("a code goes into a dialog that was closed to read the mail", async ({ page, demo, email, request }) => {
  await page.goto(`${demo.siteUrl}/dialog`);
  await page.getByRole("button", { name: "Verify your identity" }).click();
  await giveDetails(page, email);
  await mailedCode(request, demo, email);
  await expect(widget(page).getByLabel("Six-digit code")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Mailbox" }).click();
  const mine = page.getByRole("complementary").getByRole("listitem").filter({ hasText: email });
  await mine.getByRole("button", { name: "Use this code" }).click();
  await expect(providerLink(page)).toBeVisible();
});
