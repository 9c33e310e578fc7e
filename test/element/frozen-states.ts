/** Copies of states without script, so that many stand in one page beside each other. */
import type { GangwayOnboarding } from "../../src/elements/first/gangway-onboarding.js";
import { waitUntil } from "./widget.js";

export interface FrozenState {
  /** The state and its language: `code-wrong ar`. */
  readonly name: string;
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly section: HTMLElement;
}

/** Copies a widget with its shadow tree and its styles. The copy is not in the page yet. */
export function freeze(element: GangwayOnboarding, name: string): FrozenState {
  const source = element.shadowRoot;
  if (!source) throw new Error("no shadow root");
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = source.adoptedStyleSheets;
  // The elements of the steps would begin to work. Frames would load.
  root.innerHTML = source.innerHTML
    .replace(/<(\/?)gangway-[\w-]+/g, "<$1div")
    .replace(/ src="http[^"]*"/g, "");
  const originals = source.querySelectorAll("input");
  root.querySelectorAll("input").forEach((field, at) => {
    field.value = originals[at]?.value ?? "";
  });
  const section = root.querySelector("section");
  if (!section) throw new Error(`${name} has no card`);
  section.removeAttribute("popover");
  return { name: `${name} ${section.lang}`, host, root, section };
}

/** Copies a widget in each of some languages. */
export async function freezeIn(
  languages: readonly string[],
  element: GangwayOnboarding,
  name: string,
): Promise<FrozenState[]> {
  const frozen: FrozenState[] = [];
  for (const language of languages) {
    element.locale = language;
    await waitUntil(() => element.shadowRoot?.querySelector("section")?.lang === language, language);
    await element.updateComplete;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    frozen.push(freeze(element, name));
  }
  return frozen;
}
