/** The widget in Arabic: mirrored, with names and addresses in their own direction. */
import { expect } from "@open-wc/testing";
import { afterEach, describe, it } from "vitest";
import type { FakeProxy } from "../../demo/states/fake-proxy.js";
import { type ShownState, showState } from "../../demo/states/show-state.js";
import { WIDGET_STATES } from "../../demo/states/widget-states.js";
import { defineGangway } from "../../src/elements/first/define.js";
import { terms as arabic } from "../../src/locales/ar/complete-terms.js";
import { terms as hebrew } from "../../src/locales/he/complete-terms.js";
import { find, textIn } from "./widget.js";

defineGangway();

let shown: ShownState | undefined;
afterEach(() => {
  shown?.leave();
  shown = undefined;
});

/** Shows a state in Arabic, on an English page. */
async function show(name: string, settings: NonNullable<Parameters<typeof showState>[1]["settings"]> = {}) {
  const state = WIDGET_STATES.find((one) => one.name === name);
  if (!state) throw new Error(`no state ${name}`);
  shown = await showState(state, { container: document.body, settings: { locale: "ar", ...settings } });
  return shown.element;
}

/** The place of the n-th letter of a text within an element. */
function placeOf(element: HTMLElement, text: string, at = 0): DOMRect {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const start = node.textContent?.indexOf(text) ?? -1;
    if (start < 0) continue;
    const range = document.createRange();
    range.setStart(node, start + at);
    range.setEnd(node, start + at + 1);
    return range.getBoundingClientRect();
  }
  throw new Error(`no “${text}” in: ${element.textContent}`);
}

/** Tells that the text of a field begins below its label. */
function isOnTheRight(field: HTMLElement): boolean {
  const { direction, textAlign } = getComputedStyle(field);
  return textAlign === (direction === "ltr" ? "end" : "start");
}

const right = (element: HTMLElement): number => Math.round(element.getBoundingClientRect().right);

describe("the widget in Arabic", () => {
  it("is written from right to left, labels and fields alike", async () => {
    const element = await show("details-every-field");
    const section = find(element, "section");
    expect([section.lang, section.dir]).to.deep.equal(["ar", "rtl"]);
    for (const field of section.querySelectorAll("input")) {
      const label = find(element, `label[for=${field.id}]`);
      expect(right(label), field.id).to.equal(right(field));
      expect(isOnTheRight(field), field.id).to.equal(true);
    }
    const boxes = ["#day", "#month", "#year"].map((id) => right(find(element, id)));
    expect(boxes).to.deep.equal(boxes.toSorted((a, b) => b - a));
    const segments = [...section.querySelectorAll<HTMLElement>(".bar li")].map(right);
    expect(segments).to.have.length(4);
    expect(segments).to.deep.equal(segments.toSorted((a, b) => b - a));
    expect(Math.abs((segments[0] ?? 0) - right(find(element, "#email")))).to.be.at.most(1);
  });

  it("keeps addresses and numbers from left to right, and lets names choose", async () => {
    const element = await show("details-every-field");
    const directionOf = (id: string, value: string) => {
      const field = find<HTMLInputElement>(element, `#${id}`);
      field.value = value;
      return getComputedStyle(field).direction;
    };
    expect(directionOf("email", "مثال@example.com")).to.equal("ltr");
    expect(directionOf("preferredContactNumber", "+971 50 123 4567")).to.equal("ltr");
    expect(directionOf("firstName", "Jane")).to.equal("ltr");
    expect(directionOf("firstName", "ليلى")).to.equal("rtl");
    expect(directionOf("address", "شارع الملك فهد 12")).to.equal("rtl");
    expect(directionOf("day", "15/01/1990")).to.equal("ltr");
    expect(directionOf("month", "يناير")).to.equal("rtl");
    expect(isOnTheRight(find(element, "#firstName"))).to.equal(true);
    expect(isOnTheRight(find(element, "#address"))).to.equal(true);
  });

  it("keeps the full stop behind an address at the end of a sentence, and the dots of a masked number in place", async () => {
    const element = await show("code-sms");
    expect(getComputedStyle(find(element, "#code")).direction).to.equal("ltr");
    const text = find(element, "[part=text]");
    const masked =
      element.shadowRoot?.querySelector("section")?.textContent?.match(/\u2068(.*?)\u2069/)?.[1] ?? "";
    const ends = [placeOf(text, masked), placeOf(text, masked, masked.length - 1)];
    expect(ends[0]?.left).to.be.lessThan(ends[1]?.left ?? 0);
    expect(placeOf(text, `${masked}\u2069.`, masked.length + 1).right).to.be.at.most(
      (ends[0]?.left ?? 0) + 1,
    );
  });

  it("has a sentence of the host's that begins with a Latin name from right to left, too", async () => {
    const element = await show("details-empty", {
      terms: { detailsText: (organisation) => `${organisation} بحاجة إلى معرفتك.` },
    });
    const text = find(element, "[part=text]");
    expect(placeOf(text, "Harbour").left).to.be.greaterThan(placeOf(text, "بحاجة").left);
  });

  it("keeps the organisation's mailbox from left to right in the help", async () => {
    const element = await show("code-help");
    const link = find(element, ".opened a");
    expect(getComputedStyle(link).direction).to.equal("ltr");
    expect(getComputedStyle(link).unicodeBidi).to.equal("isolate");
  });

  it("keeps the brackets of the organisation's name around their words", async () => {
    const state = WIDGET_STATES.find(({ name }) => name === "details-empty");
    if (!state) throw new Error("no state");
    const prepare = (proxy: FakeProxy): void => {
      proxy.organisationName = "Harbour Bank (AU)";
    };
    shown = await showState({ ...state, prepare }, { container: document.body, settings: { locale: "ar" } });
    for (const selector of [".header", "[part=text]"]) {
      const place = find(shown.element, selector);
      const open = placeOf(place, "(AU)").left;
      expect(open, selector).to.be.lessThan(placeOf(place, "(AU)", 3).left);
      expect(placeOf(place, "Harbour").left, selector).to.be.lessThan(open);
    }
  });

  it("mirrors a picture that has a direction, and no tick", async () => {
    const scaleOf = (element: HTMLElement) => getComputedStyle(element).scale;
    expect(scaleOf(find(await show("code-sent"), ".illustration"))).to.equal("-1 1");
    shown?.leave();
    expect(scaleOf(find(await show("completed"), ".illustration"))).to.equal("none");
  });

  it("gives way to Hebrew, and to English from left to right", async () => {
    const element = await show("ended-expired");
    await textIn(element, arabic.endedHeading);
    element.locale = "he-IL";
    await textIn(element, hebrew.endedHeading);
    const section = find(element, "section");
    expect([section.lang, section.dir]).to.deep.equal(["he-IL", "rtl"]);
    element.locale = "en";
    await textIn(element, "This verification has ended");
    expect(section.dir).to.equal("ltr");
  });
});
