/** A browser of early 2023, simulated by removing later features: everything works, in the light colours. */
import { customerDoes, expect, providerLink, reachLaunch, referenceOf, test, widget } from "./demo.js";

test.use({ colorScheme: "dark" });

test.beforeEach(async ({ page, demo }) => {
  // Sheets are read as by a browser that doesn't know `light-dark()`: the page's, and below the widget's.
  await page.route(`${demo.siteUrl}/harbour.css`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      body: (await response.text()).replaceAll("light-dark(", "not-yet-known("),
    });
  });
  await page.addInitScript(() => {
    // Features newer than Safari 16.4, Firefox 113 and Chrome 111.
    const later: [object | undefined, string[]][] = [
      [CustomElementRegistry.prototype, ["getName", "initialize"]],
      [AbortSignal, ["any"]],
      [Promise, ["withResolvers", "try"]],
      [URL, ["canParse", "parse"]],
      [Object, ["groupBy"]],
      [Map, ["groupBy"]],
      [Array, ["fromAsync"]],
      [Set.prototype, ["union", "difference", "intersection", "isSubsetOf"]],
      [Object.getPrototypeOf(Object.getPrototypeOf([].values())), ["map", "filter", "toArray", "some"]],
      [Element.prototype, ["checkVisibility", "moveBefore", "ariaNotify"]],
      [HTMLElement.prototype, ["showPopover", "togglePopover"]],
      [HTMLDialogElement.prototype, ["requestClose"]],
      [CSS, ["registerProperty"]],
    ];
    for (const [owner, names] of later) {
      for (const name of names) if (owner) delete (owner as Record<string, unknown>)[name];
    }
    const replaceSync = CSSStyleSheet.prototype.replaceSync;
    CSSStyleSheet.prototype.replaceSync = function (text) {
      replaceSync.call(this, text.replaceAll("light-dark(", "not-yet-known("));
    };
  });
});

test("a browser of early 2023 completes a visit, in readable colours", async ({
  page,
  demo,
  email,
  request,
}) => {
  await page.goto(demo.siteUrl);
  const field = widget(page).getByLabel("Email");
  await expect(field).toHaveCSS("border-top-style", "solid");
  await expect(field).toHaveCSS("border-top-color", "rgb(133, 142, 156)");
  const button = widget(page).getByRole("button", { name: "Continue" });
  await expect(button).toHaveCSS("color", "rgb(255, 255, 255)");
  await expect(button).not.toHaveCSS("background-color", "rgba(0, 0, 0, 0)");

  await reachLaunch(page, demo, email);
  await expect(widget(page).getByRole("img", { name: /QR code/ })).toBeVisible();
  const opened = page.waitForEvent("popup");
  await providerLink(page).click();
  await (await opened).close();
  await customerDoes(request, demo, await referenceOf(page), "opens");
  await customerDoes(request, demo, await referenceOf(page), "submits");
  await expect(widget(page).getByRole("heading", { name: "You’re all done" })).toBeVisible();
});
