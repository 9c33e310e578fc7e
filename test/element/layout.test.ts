/** Places of the layout that few customers see: labels of two lines, and a header without an organisation. */
import { expect } from "@open-wc/testing";
import { afterEach, describe, it } from "vitest";
import { type ShownState, showState } from "../../demo/states/show-state.js";
import { WIDGET_STATES } from "../../demo/states/widget-states.js";
import { defineGangway } from "../../src/elements/first/define.js";
import type { GangwayOnboarding } from "../../src/elements/first/gangway-onboarding.js";
import { find } from "./widget.js";

defineGangway();

let shown: ShownState | undefined;
afterEach(() => {
  shown?.leave();
  shown = undefined;
});

async function show(name: string, locale = "en"): Promise<GangwayOnboarding> {
  const state = WIDGET_STATES.find((one) => one.name === name);
  if (!state) throw new Error(`no state ${name}`);
  shown = await showState(state, { container: document.body, settings: { locale } });
  return shown.element;
}

/** Where each line of an element's text begins, in its reading direction. */
function linesOf(element: Element): number[] {
  const range = document.createRange();
  range.selectNodeContents(element);
  const rtl = getComputedStyle(element).direction === "rtl";
  const lines = new Map<number, number>();
  for (const { top, left, right, width } of range.getClientRects()) {
    if (width === 0) continue;
    const start = rtl ? -right : left;
    lines.set(Math.round(top), Math.min(start, lines.get(Math.round(top)) ?? start));
  }
  return [...lines.values()];
}

/** The space between the card's edge and its first picture. */
function spaceAbove(element: GangwayOnboarding): number {
  const picture = find(element, ".illustration").getBoundingClientRect();
  return picture.top - find(element, ".body").getBoundingClientRect().top;
}

describe("a label of two lines that opens something", () => {
  for (const locale of ["en", "ar"]) {
    it(`begins each line below the other, in ${locale}`, async () => {
      const element = await show("error-unknown-organisation", locale);
      element.style.width = "11rem";
      const [first = 0, second = Number.NaN] = linesOf(find(element, "summary"));
      expect(second).to.be.closeTo(first, 3);
    });
  }
});

describe("the header of an error", () => {
  it("takes no place while the organisation isn't known", async () => {
    const element = await show("error-internal");
    expect(spaceAbove(element)).to.be.lessThan(40);
  });

  it("keeps its place for a logo of the page", async () => {
    const element = await show("error-internal");
    const logo = document.createElement("div");
    logo.slot = "logo";
    logo.textContent = "Harbour Bank";
    element.append(logo);
    const gap =
      find(element, ".illustration").getBoundingClientRect().top - logo.getBoundingClientRect().bottom;
    expect(gap).to.be.greaterThan(20);
  });
});
