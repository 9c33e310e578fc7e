/** The motion of a visit. All other tests ask for less of it. */
import { expect } from "@open-wc/testing";
import { afterEach, beforeEach, describe, it } from "vitest";
import { cdp } from "vitest/browser";
import type { GangwayOnboarding } from "../../src/elements/first/gangway-onboarding.js";
import {
  find,
  freshProxy,
  openProvider,
  organisationWidget,
  reachCode,
  stepOf,
  type,
  waitUntil,
} from "./widget.js";

const page = freshProxy();

const preferMotion = (value: "reduce" | "no-preference") =>
  cdp().send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-reduced-motion", value }] });

interface LayoutShift extends PerformanceEntry {
  value: number;
}

/** Sums up how far things jump, whatever the customer does meanwhile (web.dev, "Cumulative Layout Shift"). */
function watchShifts(): () => number {
  let sum = 0;
  const add = (shifts: PerformanceEntryList) => {
    for (const shift of shifts) sum += (shift as LayoutShift).value;
  };
  const observer = new PerformanceObserver((list) => add(list.getEntries()));
  observer.observe({ type: "layout-shift" });
  return () => {
    add(observer.takeRecords());
    observer.disconnect();
    return sum;
  };
}

/** The motion that ends by itself. */
const running = (element: GangwayOnboarding) =>
  element.shadowRoot?.getAnimations().filter(({ effect }) => effect?.getTiming().iterations === 1) ?? [];

const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
async function atRest(element: GangwayOnboarding): Promise<void> {
  await painted();
  await waitUntil(() => !running(element).length, "the end of all motion");
  await painted();
}

/** Goes through a visit, and returns the motion at each step. */
async function visit(): Promise<{ motion: (string | null)[][]; copies: number; shift: number }> {
  const shift = watchShifts();
  const motion: (string | null)[][] = [];
  page.proxy.provider = "veriff";
  page.proxy.privacyUrl = "https://harbour.example/privacy";
  const element = await reachCode();
  const note = async () => {
    await painted();
    const moved = running(element).map(({ effect }) => (effect as KeyframeEffect).target?.localName ?? null);
    motion.push([...new Set(moved)].toSorted());
    await atRest(element);
  };
  await note();
  type(element, "code", "123456");
  await stepOf(element, "launch");
  await note();
  openProvider(element);
  await stepOf(element, "waiting");
  await note();
  page.proxy.progress = "in_progress";
  element.checkNow();
  await waitUntil(() => element.shadowRoot?.querySelector(".current"), "the stage that the provider tells");
  await atRest(element);
  page.proxy.status = "Completed";
  element.checkNow();
  await stepOf(element, "completed");
  await note();
  const copies = find(element, ".body").querySelectorAll("[inert]").length;
  return { motion, copies, shift: shift() };
}

describe("motion", () => {
  beforeEach(async () => {
    await preferMotion("no-preference");
  });
  afterEach(async () => {
    await preferMotion("reduce");
  });

  it("takes a customer from step to step: nothing jumps, and nothing stays behind", async () => {
    const { motion, copies, shift } = await visit();
    expect(motion).to.deep.equal([
      ["div", "gangway-code-step", "section"],
      ["div", "gangway-launch-step", "section"],
      ["div", "gangway-waiting-step", "section"],
      ["div", "gangway-completed-step", "path", "section"],
    ]);
    expect(copies).to.equal(0);
    expect(shift).to.be.at.most(0.01);
  });

  it("moves what stands below the card evenly", async () => {
    const below = document.createElement("p");
    below.textContent = "Harbour Bank";
    below.style.cssText = "order: 1; height: 20rem; background: silver";
    document.body.append(below);
    // The widget comes into the page after it. All of both must be in sight.
    document.body.style.cssText = "display: grid; zoom: .4";
    const { shift } = await visit();
    below.remove();
    document.body.removeAttribute("style");
    // Laid out first and eased afterwards, it came to 0.2.
    expect(shift).to.be.at.most(0.11);
  });

  it("is none at all for a customer who wants less of it", async () => {
    await preferMotion("reduce");
    const { motion, copies, shift } = await visit();
    expect(motion).to.deep.equal([[], [], [], []]);
    expect(copies).to.equal(0);
    expect(shift).to.be.at.most(0.01);
  });
});

it("the outlines of a form stand where its answer is slow, and not before 250 ms", async () => {
  page.proxy.instead.set("organisation", () => new Promise(() => {}));
  const began = performance.now();
  const element = await organisationWidget();
  await waitUntil(() => element.shadowRoot?.querySelector(".skeleton"), "the outlines");
  const skeleton = find(element, ".skeleton");
  expect(performance.now() - began).to.be.at.least(250);
  expect(skeleton.textContent).to.equal("One moment…");
  await waitUntil(() => getComputedStyle(skeleton).visibility === "visible", "the outlines to be seen");
  expect(skeleton.offsetHeight).to.be.greaterThan(200);
});
