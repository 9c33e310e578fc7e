/** The widths that the element takes in the layouts of host pages, in each installed browser. */
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { BROWSERS, type Tab } from "../support/browsers.js";
import { type StubProxy, startStubProxy } from "../support/stub-proxy.js";

const FILES = fileURLToPath(new URL("../../../dist/browser", import.meta.url));
const WIDGET = `<gangway-onboarding organisation="HARBOUR"></gangway-onboarding>`;
const styled = (style: string) => WIDGET.replace(" ", ` style="${style}" `);
const inside = (style: string, more = "") => `<div style="${style}">${WIDGET}${more}</div>`;

/** The element fills its place in these, up to its maximum width. */
const FILLED: Record<string, string> = {
  block: inside(""),
  "flex, centred": inside("display: flex; justify-content: center"),
  "flex, centred both ways, full height": inside(
    "display: flex; justify-content: center; align-items: center; min-height: 100vh",
  ),
  "flex column, centred": inside("display: flex; flex-direction: column; align-items: center"),
  "grid, centred": inside("display: grid; place-items: center"),
  "grid, content centred": inside("display: grid; place-content: center"),
  "grid, auto column": inside("display: grid; grid-template-columns: auto; justify-content: start"),
  "grid, minmax column": inside("display: grid; grid-template-columns: minmax(0, max-content)"),
  "inline-block": styled("display: inline-block"),
  "inside an inline-block": inside("display: inline-block"),
  "fit-content": styled("width: fit-content"),
  "max-content, limited": styled("width: max-content; max-width: 100%"),
  float: inside("overflow: hidden").replace("<gangway-onboarding", `<gangway-onboarding style="float: left"`),
  "inside a float": `<div style="overflow: hidden">${inside("float: right")}</div>`,
  absolute: `<div style="position: relative; height: 60rem">${styled("position: absolute; left: 0; top: 0")}</div>`,
  "inside an absolute box": `<div style="position: relative; height: 60rem">${inside("position: absolute")}</div>`,
  "table cell": `<table style="border-spacing: 0"><tr><td style="padding: 0">${WIDGET}</td></tr></table>`,
  "table cell, no wrapping": `<table style="border-spacing: 0"><tr><td style="padding: 0; white-space: nowrap">${WIDGET}</td></tr></table>`,
  "auto margins in a flex column": `<div style="display: flex; flex-direction: column">${styled("margin: 0 auto")}</div>`,
  "a dialog of a UI kit": `<div style="position: relative; height: 60rem"><div style="position: absolute; left: 50%; transform: translateX(-50%); max-width: 100%; width: max-content">${WIDGET}</div></div>`,
  "a native dialog": `<dialog open style="position: static; padding: 0; border: 0; max-width: none">${WIDGET}</dialog>`,
  "letter and word spacing": inside(
    "display: flex; justify-content: center; letter-spacing: .1em; word-spacing: 2em",
  ),
};

/** The element shares its place in these. */
const SHARED: Record<string, string> = {
  "flex row with a sibling": inside("display: flex; gap: 1rem", `<p style="margin: 0">Call us.</p>`),
  "grid, two auto columns": inside(
    "display: grid; grid-template-columns: auto auto; justify-content: start",
    `<p style="margin: 0">Call us.</p>`,
  ),
  "a column beside a sidebar": `<div style="display: grid; grid-template-columns: 4rem auto">
    <p style="margin: 0">Menu</p><div style="display: flex; justify-content: center">${WIDGET}</div></div>`,
  "multiple columns": inside("columns: 18rem"),
};

const MAX_WIDTH = 480;
const frames = (layouts: Record<string, string>) =>
  Object.entries(layouts).map(([name, body]) => `<section data-name="${name}">${body}</section>`);

/** Measures, in the frame's own page, how wide each element is, and what sticks out of it or of the page. */
const MEASURE = `(width) => {
  const frame = document.querySelector("iframe");
  frame.style.width = width + "px";
  const page = frame.contentDocument;
  const measured = {};
  for (const section of page.querySelectorAll("section")) {
    const host = section.querySelector("gangway-onboarding");
    const { left, right, width } = host.getBoundingClientRect();
    const place = section.getBoundingClientRect();
    const parts = [...host.shadowRoot.querySelectorAll("[part]")].map((part) => part.getBoundingClientRect());
    measured[section.dataset.name] = {
      width: Math.round(width),
      outside: [{ left, right }].filter((box) => box.left < place.left - 1 || box.right > place.right + 1).length,
      overflowing: parts.filter((box) => box.left < left - 1 || box.right > right + 1).length,
    };
  }
  const { scrollWidth, clientWidth } = page.documentElement;
  return { measured, available: clientWidth, overflow: scrollWidth - clientWidth };
}`;

interface Measured {
  measured: Record<string, { width: number; outside: number; overflowing: number }>;
  /** The width of the page without its scroll bar. */
  available: number;
  overflow: number;
}

describe.each(BROWSERS)("$name", ({ start }) => {
  let tab: Tab;
  let proxy: StubProxy;

  beforeAll(async () => {
    proxy = await startStubProxy(FILES);
    tab = await start();
    const layouts = [...frames(FILLED), ...frames(SHARED)].join("");
    proxy.page(
      "/layouts",
      `<!doctype html><style>body { margin: 0 } section { margin: 0 0 1rem }</style>${layouts}
       <div id="room"></div><script type="module" src="/gangway.js"></script>`,
    );
    await tab.open(
      proxy.page("/", `<!doctype html><iframe src="/layouts" style="height: 900px; border: 0"></iframe>`),
    );
    const all = `[...document.querySelector("iframe").contentDocument.querySelectorAll("gangway-onboarding")]`;
    await vi.waitFor(
      async () =>
        expect(await tab.evaluate(`!!${all}.length && ${all}.every((each) => each.step === "details")`)).toBe(
          true,
        ),
      { timeout: 60_000 },
    );
  });
  afterAll(async () => {
    await tab?.close();
    await proxy?.close();
  });

  const measure = async (width: number) => (await tab.evaluate(`(${MEASURE})(${width})`)) as Measured;

  it.each([1280, 375, 320])("is as wide as its place allows, in a page of %i px", async (width) => {
    const { measured, available, overflow } = await measure(width);
    const wanted = Math.min(available, MAX_WIDTH);
    const fits = { outside: 0, overflowing: 0 };
    const filled = Object.keys(FILLED).map((name) => [name, measured[name]]);
    expect(Object.fromEntries(filled)).toEqual(
      Object.fromEntries(Object.keys(FILLED).map((name) => [name, { width: wanted, ...fits }])),
    );
    for (const name of Object.keys(SHARED)) {
      expect({ name, ...measured[name] }).toMatchObject({ name, ...fits });
      expect(measured[name]?.width, name).toBeGreaterThan(220);
    }
    expect(overflow).toBe(0);
  });

  it.each(["block", "flex; justify-content: center", "grid; place-items: center"])(
    "fits into every width from 0 to 2,000 px: %s",
    async (display) => {
      const wrong = await tab.evaluate(`(() => {
        const page = document.querySelector("iframe").contentDocument;
        document.querySelector("iframe").style.width = "2100px";
        const room = page.querySelector("#room");
        for (const section of page.querySelectorAll("section")) section.hidden = true;
        const host = page.querySelector("gangway-onboarding");
        const home = host.parentNode;
        room.style.cssText = "display: ${display}";
        room.append(host);
        const wrong = [];
        for (let width = 0; width <= 2000; width++) {
          room.style.width = width + "px";
          const box = host.getBoundingClientRect();
          // Its two borders are always there.
          if (Math.abs(box.width - Math.min(width, ${MAX_WIDTH})) > (width < 2 ? 2 : .5)) wrong.push([width, box.width]);
          else if (width >= 64 && room.scrollWidth > width) wrong.push([width, "overflow", room.scrollWidth]);
        }
        home.append(host);
        for (const section of page.querySelectorAll("section")) section.hidden = false;
        return wrong.slice(0, 20);
      })()`);
      expect(wrong).toEqual([]);
    },
  );

  it("follows a maximum width of the page's own", async () => {
    const widths = await tab.evaluate(`(() => {
      const page = document.querySelector("iframe").contentDocument;
      document.querySelector("iframe").style.width = "1280px";
      const widthIn = (name, maximum) => {
        const host = page.querySelector('[data-name="' + name + '"] gangway-onboarding');
        host.style.setProperty("--gangway-max-width", maximum);
        const { width } = host.getBoundingClientRect();
        host.style.removeProperty("--gangway-max-width");
        return Math.round(width);
      };
      return ["20rem", "40rem", "none"].map((maximum) => widthIn("grid, centred", maximum));
    })()`);
    expect(widths).toEqual([320, 640, MAX_WIDTH]);
  });
});
