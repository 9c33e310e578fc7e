/** Leaving and coming back: each step survives a reload, back and forward, and a second tab. */
import type { APIRequestContext, Page } from "playwright/test";
import type { Demo } from "../../demo/.build/start-demo.js";
import { customerDoes, expect, mailedCode, providerLink, referenceOf, START, test, widget } from "./demo.js";

/** Counts the calls of a page that must be made once. */
function countCalls(...pages: Page[]): Record<"invite" | "code" | "activate", number> {
  const calls = { invite: 0, code: 0, activate: 0 };
  for (const page of pages) {
    page.on("request", (request) => {
      const name = /\/(invite|code|activate)$/.exec(new URL(request.url()).pathname)?.[1];
      if (request.method() === "POST" && name) calls[name as keyof typeof calls]++;
    });
  }
  return calls;
}

async function mailsTo(request: APIRequestContext, demo: Demo, email: string): Promise<number> {
  const mails: { to: string }[] = await (await request.get(`${demo.sandboxUrl}/_sandbox/mail`)).json();
  return mails.filter(({ to }) => to.includes(email)).length;
}

test("each step is there again after a reload, with one visit, one mail and one activation", async ({
  page,
  demo,
  email,
  request,
}) => {
  const calls = countCalls(page);
  const heading = (name: string | RegExp) => widget(page).getByRole("heading", { name });
  await page.goto(demo.siteUrl);
  await widget(page).getByLabel("Email").fill(email);
  await widget(page).getByLabel("First name").fill("Jane");
  await page.reload();
  await expect(widget(page).getByLabel("Email")).toHaveValue(email);
  await expect(widget(page).getByLabel("First name")).toHaveValue("Jane");
  await widget(page).getByLabel("Family name").fill("Smith");
  await widget(page).getByLabel("Day").fill("15");
  await widget(page).getByLabel("Month").fill("1");
  await widget(page).getByLabel("Year").fill("1990");
  await widget(page).getByRole("button", { name: "Continue" }).click();

  await expect(heading("Check your email")).toBeVisible();
  const code = await mailedCode(request, demo, email);
  await page.reload();
  await expect(heading("Check your email")).toBeVisible();
  await page.goto("about:blank");
  await page.goBack();
  await expect(heading("Check your email")).toBeVisible();
  await expect(widget(page)).toContainText("@example.com");
  await widget(page).getByLabel("Six-digit code").fill(code);
  await expect(providerLink(page)).toBeVisible();

  await page.reload();
  await expect(providerLink(page)).toBeVisible();
  const opened = page.waitForEvent("popup");
  await widget(page).locator("[part~='button']", { hasText: START }).click();
  await (await opened).close();
  await expect(heading(/waiting|connected/i)).toBeVisible();
  await page.reload();
  await expect(heading(/waiting|connected/i)).toBeVisible();

  const reference = await referenceOf(page);
  for (const does of ["opens", "submits"] as const) await customerDoes(request, demo, reference, does);
  await expect(heading("You’re all done")).toBeVisible();
  await page.reload();
  await expect(heading("You’re all done")).toBeVisible();
  expect(calls).toEqual({ invite: 1, code: 1, activate: 1 });
  expect(await mailsTo(request, demo, email)).toBe(1);
  expect(await page.evaluate(() => JSON.stringify(sessionStorage) + localStorage.length)).not.toContain(
    email,
  );
  await widget(page).evaluate((element: HTMLElement & { restart?: () => void }) => element.restart?.());
  await expect(heading("Your details")).toBeVisible();
});

test("the hosted page in two tabs needs one code, and both reach the end", async ({
  page,
  context,
  demo,
  email,
  request,
}) => {
  const { onboardingUrl, trackingReference } = await (
    await request.post(`${demo.proxyUrl}/v1/user/invite`, {
      headers: { origin: demo.siteUrl },
      data: { email, code: "HARBOUR-VERIFIME" },
    })
  ).json();
  const beside = await context.newPage();
  const calls = countCalls(page, beside);
  await page.goto(onboardingUrl);
  await widget(page).getByRole("button", { name: "Send the code" }).click();
  const code = await mailedCode(request, demo, email);
  await beside.goto(onboardingUrl);
  await widget(beside).getByLabel("Six-digit code").fill(code);
  for (const tab of [beside, page]) {
    await expect(widget(tab).locator("[part~='button']", { hasText: START })).toBeVisible();
    await tab.reload();
    await expect(widget(tab).locator("[part~='button']", { hasText: START })).toBeVisible();
  }
  expect(calls).toEqual({ invite: 0, code: 1, activate: 1 });
  expect(await mailsTo(request, demo, email)).toBe(1);
  for (const does of ["opens", "submits"] as const)
    await customerDoes(request, demo, trackingReference, does);
  for (const tab of [page, beside]) {
    await expect(widget(tab).getByRole("heading", { name: "You’re all done" })).toBeVisible();
    await tab.reload();
    await expect(widget(tab).getByRole("heading", { name: "You’re all done" })).toBeVisible();
  }
});
