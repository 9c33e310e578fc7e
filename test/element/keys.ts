/** A customer who has a keyboard only. */
import { expect } from "vitest";
import { userEvent } from "vitest/browser";
import type { GangwayOnboarding } from "../../src/elements/first/gangway-onboarding.js";
import { waitUntil } from "./widget.js";

export const press = (keys: string): Promise<void> => userEvent.keyboard(keys);

/** The focused element in the widget, as its tag and its name. */
export function focused(element: GangwayOnboarding): string {
  const inside = element.shadowRoot?.activeElement;
  if (!(inside instanceof HTMLElement)) return "nothing";
  const label = "labels" in inside && (inside as HTMLInputElement).labels?.[0]?.textContent;
  const name = label || inside.ariaLabel || inside.title || inside.textContent;
  return `${inside.localName}: ${name?.replace(/\s+/g, " ").trim()}`;
}

/** Waits until the focus is on an element with this name. */
export const hasFocus = (element: GangwayOnboarding, name: string): Promise<void> =>
  waitUntil(() => focused(element).includes(name), `the focus on “${name}”`).catch((error) => {
    throw new Error(`${error.message}, but it is on “${focused(element)}”`);
  });

/** Goes on with Tab until a control has the focus, and shows it. */
export async function tabTo(element: GangwayOnboarding, name: string): Promise<void> {
  const passed: string[] = [];
  while (!focused(element).includes(name)) {
    passed.push(focused(element));
    if (passed.length > 30) throw new Error(`Tab doesn’t lead to “${name}”, but to ${passed.join(", ")}`);
    await userEvent.tab();
  }
  const control = element.shadowRoot?.activeElement;
  if (!control || control.localName === "iframe") return;
  const { outlineStyle, outlineWidth } = getComputedStyle(control);
  expect([name, outlineStyle, outlineWidth]).toEqual([name, "solid", "3px"]);
  const { top, bottom } = control.getBoundingClientRect();
  expect(top, `${name} is in view`).toBeGreaterThanOrEqual(0);
  expect(bottom, `${name} is in view`).toBeLessThanOrEqual(innerHeight);
}

/** Operates a control by a key. */
export async function operate(element: GangwayOnboarding, name: string, key = "{Enter}"): Promise<void> {
  await tabTo(element, name);
  await press(key);
}
