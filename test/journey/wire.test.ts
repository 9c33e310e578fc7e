/** The files of the widget that a customer's browser fetches, in bytes as the browser counts them. */
import type { Page } from "playwright/test";
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

/** Counts the bytes of the scripts from one origin, without headers. */
function countScripts(page: Page, origin: string): () => Promise<{ bytes: number; files: string[] }> {
  const sizes: Promise<{ name: string; bytes: number }>[] = [];
  page.on("requestfinished", (request) => {
    const { pathname, origin: from } = new URL(request.url());
    if (from !== origin || !pathname.endsWith(".js")) return;
    sizes.push(request.sizes().then(({ responseBodySize }) => ({ name: pathname, bytes: responseBodySize })));
  });
  return async () => {
    const all = await Promise.all(sizes);
    return {
      bytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
      files: all.map(({ name }) => name.replace(/^\/|-[\w-]{8}(?=\.js$)/g, "")),
    };
  };
}

test("the widget comes compressed, in three files, each when it is needed", async ({
  page,
  demo,
  email,
  request,
}) => {
  const fetched = countScripts(page, demo.proxyUrl);
  await page.goto(demo.siteUrl);
  await widget(page).getByLabel("Email").waitFor();
  const first = await fetched();
  expect(first.files).toEqual(["gangway.js", "first.js"]);
  expect(first.bytes).toBeLessThanOrEqual(16_000);

  // Other domains may be a slip for this one, so a customer's rarer address loads the corrections.
  const address = email.replace("example.com", "gmail.com");
  await giveDetails(page, address);
  await widget(page)
    .getByLabel("Six-digit code")
    .fill(await mailedCode(request, demo, address));
  await expect(providerLink(page)).toBeVisible();
  await expect(widget(page).getByRole("img", { name: /QR code/ })).toBeVisible();
  await customerDoes(request, demo, await referenceOf(page), "opens");
  await customerDoes(request, demo, await referenceOf(page), "submits");
  await expect(widget(page).getByRole("heading", { name: "You’re all done" })).toBeVisible();
  const all = await fetched();
  expect(all.files).toEqual(["gangway.js", "first.js", "steps.js"]);
  expect(all.bytes).toBeLessThanOrEqual(29_950);
});
