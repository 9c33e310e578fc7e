/**
 * `npm run picture`: makes README's picture, `demo/visit.png`, from the demo: a visit on a computer and one on a phone, in
 * light and dark. The build must be there.
 */
import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { chromium } from "playwright";
import { CHROMIUM_FLAGS, chromiumPath } from "../../test/find-browser.mjs";
import { startDemo } from "../.build/start-demo.js";

const PICTURE = new URL("../visit.png", import.meta.url);
const EMAIL = "jane.smith@example.com";

const demo = await startDemo({
  sitePort: 0,
  proxyPort: 0,
  sandboxPort: 0,
  smtpPort: 0,
  phonePort: 0,
  secret: () => randomBytes(32).toString("base64"),
});
const executablePath = chromiumPath();
const browser = await chromium.launch({
  args: CHROMIUM_FLAGS,
  ...(executablePath ? { executablePath } : {}),
});

/** The screens of one visit, each with its caption, as they come. */
async function visit({ context: options, path, captions }) {
  const context = await browser.newContext({ ...options, reducedMotion: "reduce" });
  const screens = [];
  const shoot = async (page) => {
    const caption = captions[screens.length];
    await page.evaluate(() => {
      // What the demo says about itself is no part of the bank's page.
      for (const own of document.querySelectorAll(".bar, .about")) own.style.display = "none";
      document.activeElement?.blur();
      scrollTo(0, 0);
    });
    const image = await page.screenshot();
    screens.push({ caption, url: `data:image/png;base64,${image.toString("base64")}` });
  };
  const page = await context.newPage();
  await page.goto(demo.siteUrl + path);
  const widget = page.locator("gangway-onboarding");
  for (const [label, value] of Object.entries({
    Email: EMAIL,
    "First name": "Jane",
    "Family name": "Smith",
    Day: "15",
    Month: "1",
    Year: "1990",
  })) {
    await widget.getByLabel(label).fill(value);
  }
  await shoot(page);
  await widget.getByRole("button", { name: "Continue" }).click();
  const code = widget.locator("[autocomplete=one-time-code]");
  await code.waitFor();
  if (captions.length > 3) await shoot(page);
  await page.locator("[data-drawer=mailbox]").evaluate((button) => button.click());
  await page.getByRole("button", { name: "Use this code" }).first().click();
  const start = widget.getByText(/Start verification|Continue on this computer/);
  await start.waitFor();
  await shoot(page);
  const opened = context.waitForEvent("page");
  await start.click();
  const provider = await opened;
  await provider.waitForLoadState();
  if (captions.length > 3) await shoot(provider);
  const reference = await widget.evaluate((element) => element.trackingReference);
  for (const does of ["opens", "submits"]) {
    await context.request.post(`${demo.sandboxUrl}/_sandbox/verifime/${reference}/customer`, {
      data: { does },
    });
  }
  await page.bringToFront();
  await widget.getByRole("heading", { name: "You’re all done" }).waitFor();
  await shoot(page);
  await context.close();
  return screens;
}

const desktop = await visit({
  path: "/",
  context: { viewport: { width: 1320, height: 940 }, colorScheme: "light" },
  captions: ["On the bank’s page", "Over to the phone, by QR code", "Done, and the page has noticed"],
});
const phone = await visit({
  path: "/",
  context: {
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    colorScheme: "dark",
  },
  captions: ["Your details", "A code by mail", "What comes next", "At the provider’s", "All done"],
});

const page = await browser.newPage({ viewport: { width: 1600, height: 100 } });
await page.setContent(await readFile(new URL("strip.html", import.meta.url), "utf8"));
await page.evaluate(
  async (rows) => {
    for (const { selector, kind, screens } of rows) {
      for (const { caption, url } of screens) {
        const figure = document.createElement("figure");
        figure.className = kind;
        const frame = document.createElement("div");
        const image = new Image();
        image.src = url;
        await image.decode();
        frame.append(image);
        const text = document.createElement("figcaption");
        text.textContent = caption;
        figure.append(frame, text);
        document.querySelector(selector).append(figure);
      }
    }
  },
  [
    { selector: ".light", kind: "desktop", screens: desktop },
    { selector: ".dark", kind: "phone", screens: phone },
  ],
);
const picture = await page.screenshot({ fullPage: true });
await writeFile(PICTURE, picture);
console.log(`demo/visit.png: ${Math.round(picture.length / 1000)} kB`);
await browser.close();
await demo.close();
