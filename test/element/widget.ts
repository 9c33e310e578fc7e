/** A widget on a page of its own, on a fake proxy, and ways to get it to a step. */
import { fixture, html } from "@open-wc/testing";
import { afterEach, beforeEach, expect } from "vitest";
import { ENDPOINT, FakeProxy, REFERENCE } from "../../demo/states/fake-proxy.js";
import { defineGangway } from "../../src/elements/first/define.js";
import type { GangwayEventMap } from "../../src/elements/first/events.js";
import type { GangwayOnboarding } from "../../src/elements/first/gangway-onboarding.js";
import type { StepName } from "../../src/flow/flow-state.js";
import { stepsTerms } from "../../src/locales/en/steps-terms.js";

defineGangway();

let current: FakeProxy | undefined;

/** Gives each test of a file a proxy of its own, and fails it on a request that nobody expected. */
export function freshProxy(): { readonly proxy: FakeProxy } {
  beforeEach(() => {
    sessionStorage.clear();
    current = new FakeProxy();
  });
  afterEach(() => {
    current?.leave();
    expect(current?.unexpected).toEqual([]);
  });
  return {
    get proxy() {
      if (!current) throw new Error("only within a test");
      return current;
    },
  };
}

const NAMES: (keyof GangwayEventMap)[] = [
  "gangway-ready",
  "gangway-step",
  "gangway-status",
  "gangway-completed",
  "gangway-ended",
  "gangway-action",
  "gangway-error",
  "gangway-cancelled",
];

/** The events of an element from now on, as they come. */
export function listen(target: EventTarget): Event[] {
  const heard: Event[] = [];
  for (const name of NAMES) target.addEventListener(name, (event) => heard.push(event));
  return heard;
}

/** The events of one type in a list of events. */
export function only<K extends keyof GangwayEventMap>(heard: Event[], type: K): GangwayEventMap[K][] {
  return heard.filter((event) => event.type === type) as GangwayEventMap[K][];
}

/** A widget with an organisation and further settings. */
export function organisationWidget(settings: Partial<GangwayOnboarding> = {}): Promise<GangwayOnboarding> {
  return widgetWith({ endpoint: ENDPOINT, organisation: "ORGCODE123", ...settings });
}

/** A widget for a visit that the partner's server has made. */
export function referenceWidget(settings: Partial<GangwayOnboarding> = {}): Promise<GangwayOnboarding> {
  return widgetWith({ endpoint: ENDPOINT, ...settings }, REFERENCE);
}

export async function widgetWith(
  settings: Partial<GangwayOnboarding>,
  reference?: string,
): Promise<GangwayOnboarding> {
  const element = document.createElement("gangway-onboarding");
  if (reference) element.setAttribute("tracking-reference", reference);
  Object.assign(element, settings);
  await fixture(html`<main>${element}</main>`);
  return element;
}

/** Kept, because tests replace it. */
const { setTimeout: startTimer } = globalThis;
/** Short, so that a test goes on as soon as it can. */
const POLL_MS = 2;
/** As long as a busy machine takes: twelve seconds, and longer where it stands still meanwhile. No test depends on it. */
const MOST_POLLS = 3000;

/** Waits for a condition. @throws Error that names it, where it doesn't come true */
export async function waitUntil(condition: () => unknown, what = "a condition"): Promise<void> {
  for (let polls = 0; !(await condition()); polls++) {
    if (polls === MOST_POLLS) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => startTimer(resolve, POLL_MS));
  }
}

/** Waits until a step is on the screen. The first one of a run waits for the modules of its chunk, one by one. */
export async function stepOf(element: GangwayOnboarding, step: StepName): Promise<void> {
  await waitUntil(() => element.step === step, `the step ${step}`);
  await element.updateComplete;
}

/** The first element in the widget that a selector finds. */
export function find<T extends HTMLElement>(element: GangwayOnboarding, selector: string): T {
  const found = element.shadowRoot?.querySelector<T>(selector);
  if (!found) throw new Error(`nothing matches ${selector} in: ${textOf(element)}`);
  return found;
}

/** The text of an element, with single ordinary spaces. */
export const plainText = (element: Element): string =>
  (element.textContent ?? "").replace(/\s+/g, " ").trim();

/** The text that a customer can read, without line breaks. */
export function textOf(element: GangwayOnboarding): string {
  const body = element.shadowRoot?.querySelector("section");
  return body ? plainText(body) : "";
}

/** Waits until a text can be read. */
export async function textIn(element: GangwayOnboarding, text: string): Promise<void> {
  await waitUntil(() => textOf(element).includes(text), `“${text}” to be read`);
}

/** The button or link that opens the provider's screen, first or second after the QR code. */
export function opener(element: GangwayOnboarding): HTMLElement {
  const texts = [stepsTerms.open, stepsTerms.continueHere];
  const controls = element.shadowRoot?.querySelectorAll<HTMLElement>("[part~=button]") ?? [];
  const found = [...controls].find((one) => texts.some((text) => one.textContent?.includes(text)));
  if (!found) throw new Error(`nothing opens the provider's screen in: ${textOf(element)}`);
  return found;
}

/** The button or link with a text. */
export function control(element: GangwayOnboarding, text: string): HTMLElement {
  const controls = element.shadowRoot?.querySelectorAll<HTMLElement>("button, a") ?? [];
  const found = [...controls].find((one) => plainText(one).includes(text));
  if (!found) throw new Error(`no control says “${text}” in: ${textOf(element)}`);
  return found;
}

/** Types into a field, as far as the widget can tell. */
export function type(element: GangwayOnboarding, id: string, value: string): void {
  const field = find<HTMLInputElement>(element, `#${id}`);
  field.focus();
  field.value = value;
  field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
}

/** From the start to the code step. */
export async function reachCode(settings: Partial<GangwayOnboarding> = {}): Promise<GangwayOnboarding> {
  const element = await organisationWidget({ email: "jane@example.com", ...settings });
  await stepOf(element, "details");
  find(element, "form button").click();
  await stepOf(element, "code");
  return element;
}

/** From the start to the launch step. */
export async function reachLaunch(settings: Partial<GangwayOnboarding> = {}): Promise<GangwayOnboarding> {
  const element = await reachCode(settings);
  type(element, "code", "123456");
  await stepOf(element, "launch");
  return element;
}

/** From the start to the waiting step. The provider's screen itself stays closed. */
export async function reachWaiting(settings: Partial<GangwayOnboarding> = {}): Promise<GangwayOnboarding> {
  const element = await reachLaunch(settings);
  openProvider(element);
  await stepOf(element, "waiting");
  return element;
}

/** Clicks the link to the provider without letting the browser follow it. */
export function openProvider(element: GangwayOnboarding): void {
  element.addEventListener("click", (event) => event.preventDefault(), { once: true });
  find(element, "a[target=_blank][part~=button]").click();
}
