/** Failures during a visit: dead networks, hidden tabs, a proxy that goes away. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  customerDoes,
  demoOnFreePorts,
  expect,
  providerLink,
  reachLaunch,
  referenceOf,
  test,
  widget,
} from "./demo.js";

test("a dead network shows a message, and the visit goes on when the network is back", async ({
  page,
  demo,
  email,
  context,
  request,
}) => {
  await reachLaunch(page, demo, email);
  const opened = page.waitForEvent("popup");
  await providerLink(page).click();
  await (await opened).close();
  await context.setOffline(true);
  await customerDoes(request, demo, await referenceOf(page), "submits");
  await expect(widget(page)).toContainText(/offline/i);
  await context.setOffline(false);
  await expect(widget(page).getByRole("heading", { name: "You’re all done" })).toBeVisible();
});

test("the details survive a failed invite", async ({ page, demo, email, request }) => {
  await page.goto(demo.siteUrl);
  await widget(page).getByLabel("Email").fill(email);
  await page.route(`${demo.proxyUrl}/v1/user/invite`, (route) => route.abort());
  await widget(page).getByLabel("First name").fill("Jane");
  await widget(page).getByLabel("Family name").fill("Smith");
  await widget(page).getByLabel("Day").fill("15");
  await widget(page).getByLabel("Month").fill("1");
  await widget(page).getByLabel("Year").fill("1990");
  await widget(page).getByRole("button", { name: "Continue" }).click();
  await expect(widget(page).getByRole("alert")).toContainText(/can’t reach/);
  await expect(widget(page).getByLabel("Email")).toHaveValue(email);
  await page.unroute(`${demo.proxyUrl}/v1/user/invite`);
  await widget(page).getByRole("button", { name: "Continue" }).click();
  await expect(widget(page).getByRole("heading", { name: "Check your email" })).toBeVisible();
  const requests: { path: string }[] = await (
    await request.get(`${demo.sandboxUrl}/_sandbox/requests`)
  ).json();
  expect(requests.length).toBeGreaterThan(0);
});

test("a proxy that is stopped and started again loses nothing, and keeps personal data out of its log and its file", async ({
  page,
  email,
  request,
}) => {
  const folder = mkdtempSync(join(tmpdir(), "gangway-journey-"));
  const lines: string[] = [];
  const demo = await demoOnFreePorts({
    database: `sqlite:${join(folder, "gangway.db")}`,
    log: (...line) => lines.push(JSON.stringify(line)),
  });
  page.removeAllListeners("request");
  try {
    await reachLaunch(page, demo, email);
    await demo.stopProxy();
    await customerDoes(request, demo, await referenceOf(page), "submits");
    await demo.restartProxy();
    await expect(widget(page).getByRole("heading", { name: "You’re all done" })).toBeVisible();
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.join("\n")).not.toContain(email);
    for (const file of readdirSync(folder)) {
      expect(
        readFileSync(join(folder, file)).includes(email),
        `${file} holds the address in plain text`,
      ).toBe(false);
    }
  } finally {
    await demo.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test("a widget that is removed during a visit makes no more requests", async ({ page, demo, email }) => {
  await page.clock.install();
  await reachLaunch(page, demo, email);
  await page.waitForRequest(/\/status$/);
  await widget(page).evaluate((element) => element.remove());
  const late: string[] = [];
  page.on("request", (made) => late.push(made.url()));
  await page.clock.runFor(60_000);
  expect(late).toEqual([]);
});
