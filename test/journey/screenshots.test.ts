/**
 * Pictures of the gallery's states, compared with those in `test/journey/screenshots`, and their accessibility trees, compared
 * with those in `test/journey/trees`. `npm run screenshots` takes both anew.
 *
 * They are taken in Chromium only. Every letter is a box (`block-font.ts`), so they don't depend on the machine's fonts, and
 * motion is off. What is left to differ between machines are the edges of curves and boxes, which another version of the
 * browser may blend in another way.
 */
import { readdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { LOOKS } from "../../demo/.build/gallery/looks.js";
import type { WidgetState } from "../../demo/.build/states/widget-state.js";
import { WIDGET_STATES } from "../../demo/.build/states/widget-states.js";
import { CHROMIUM_FLAGS, chromiumPath } from "../find-browser.mjs";
import { blockFont } from "./block-font.js";
import { expect, test, widget } from "./demo.js";

const executablePath = chromiumPath();

/**
 * A pixel differs when its colour does so visibly, which the blended edge of a box doesn't (0.2 of 1, in YIQ). Five in a
 * thousand pixels would be a word; one in a thousand is less than a control that has moved by a pixel.
 */
const TOLERANCE = { threshold: 0.2, maxDiffPixelRatio: 0.001 };

test.use({
  reducedMotion: "reduce",
  deviceScaleFactor: 1,
  launchOptions: {
    args: [
      ...CHROMIUM_FLAGS,
      "--font-render-hinting=none",
      "--disable-lcd-text",
      "--force-color-profile=srgb",
    ],
    ...(executablePath ? { executablePath } : {}),
  },
});

interface Series {
  name: string;
  width: number;
  look: string;
  locale: string;
  states: readonly WidgetState[];
}

/** The first state of each step and group: enough to see a look, a width or a language. */
const firstOfEach = WIDGET_STATES.filter(
  (state, at, all) =>
    !state.phone && all.findIndex(({ group, step }) => group === state.group && step === state.step) === at,
);

/** Enough to see what a theme does: fields, a mistake, a hand-off, and a list. */
const THEMED = ["details-filled", "code-wrong", "launch-link", "waiting-in-progress"];
const themed = WIDGET_STATES.filter((state) => THEMED.includes(state.name));

const SERIES: readonly Series[] = [
  { name: "light-375", width: 375, look: "light", locale: "en", states: WIDGET_STATES },
  { name: "dark-375", width: 375, look: "dark", locale: "en", states: firstOfEach },
  { name: "arabic-320", width: 320, look: "light", locale: "ar", states: firstOfEach },
  { name: "light-1280", width: 1280, look: "light", locale: "en", states: firstOfEach },
  ...LOOKS.filter((look) => look !== "light" && look !== "dark").map((look) => ({
    name: `${look}-375`,
    width: 375,
    look,
    locale: "en",
    states: themed,
  })),
];

/** The series of all states, in which their accessibility trees are read too. */
const WITH_TREES = "light-375";
const TREES = fileURLToPath(new URL("trees", import.meta.url));

const FONT = blockFont().toString("base64");

for (const { name, width, look, locale, states } of SERIES) {
  test(`the states look as they did: ${name}`, async ({ page, demo, context }, { config }) => {
    test.setTimeout(180_000);
    const folder = fileURLToPath(new URL(`screenshots/${name}`, import.meta.url));
    const hasTrees = name === WITH_TREES;
    if (config.updateSnapshots === "all") {
      for (const old of hasTrees ? [folder, TREES] : [folder]) rmSync(old, { recursive: true, force: true });
    }
    const errors: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text());
    });
    await context.addInitScript((base64) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      for (const style of ["normal", "italic"]) {
        document.fonts.add(new FontFace("Blocks", bytes, { weight: "100 900", style }));
      }
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("* { font-family: Blocks !important }");
      document.adoptedStyleSheets.push(sheet);
      const attach = Element.prototype.attachShadow;
      Element.prototype.attachShadow = function (this: Element, init) {
        const root = attach.call(this, init);
        queueMicrotask(() => root.adoptedStyleSheets.push(sheet));
        return root;
      };
    }, FONT);
    await page.setViewportSize({ width, height: 720 });
    await page.goto(`${demo.siteUrl}/gallery/state?name=completed&look=${look}`);
    await expect(page.locator("html")).toHaveAttribute("data-state", "shown");
    for (const state of states) {
      await page.evaluate(showInPlace, {
        name: state.name,
        theme: look === "light" || look === "dark" ? look : "auto",
        locale,
      });
      const picture = [name, `${state.name}.png`];
      if (state.fillsWindow) await expect.soft(page).toHaveScreenshot(picture, TOLERANCE);
      else await expect.soft(page.locator("main")).toHaveScreenshot(picture, TOLERANCE);
      // The state has settled: a tree that differs would not become right by waiting.
      const tree = { name: `${state.name}.aria.yml`, timeout: 500 };
      if (hasTrees) await expect.soft(widget(page)).toMatchAriaSnapshot(tree);
    }
    expect(errors).toEqual([]);
    const pictures = states.map((state) => `${state.name}.png`);
    expect(readdirSync(folder).toSorted()).toEqual(pictures.toSorted());
    if (!hasTrees) return;
    const trees = states.map((state) => `${state.name}.aria.yml`);
    expect(readdirSync(TREES).toSorted()).toEqual(trees.toSorted());
  });
}

/** Shows a state in place of the one before. Runs in the page, with the gallery's own modules. */
async function showInPlace({
  name,
  theme,
  locale,
}: {
  name: string;
  theme: string;
  locale: string;
}): Promise<void> {
  const load = (path: string) => import(new URL(path, location.href).href);
  const { showState } = await load("/built/states/show-state.js");
  const { WIDGET_STATES: all } = await load("/built/states/widget-states.js");
  const page = globalThis as unknown as { shown?: { leave(): void } };
  page.shown?.leave();
  const main = document.querySelector("main");
  if (!page.shown) main?.querySelector("gangway-onboarding")?.remove();
  const id = crypto.randomUUID();
  page.shown = await showState(
    all.find((state: { name: string }) => state.name === name),
    {
      container: main,
      endpoint: `https://${id}.proxy.example`,
      frameUrl: new URL("/gallery/provider", location.href).href,
      settings: { theme, locale },
    },
  );
}
