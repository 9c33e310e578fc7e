/** Every state of the widget in every language: no text but the dictionary's, and none that is wider than its box. */
import { expect } from "@open-wc/testing";
import { afterEach, describe, it, vi } from "vitest";
import { page as browser } from "vitest/browser";
import { type ShownState, showState } from "../../demo/states/show-state.js";
import { WIDGET_STATES } from "../../demo/states/widget-states.js";
import { LANGUAGES } from "../../src/contract/languages.js";
import { defineGangway } from "../../src/elements/first/define.js";
import type { GangwayOnboarding } from "../../src/elements/first/gangway-onboarding.js";
import { terms as english } from "../../src/locales/en/complete-terms.js";
import { registerLocale } from "../../src/locales/register-locale.js";
import type { TermsOverride } from "../../src/locales/terms.js";
import { ProviderPage } from "./provider-page.js";
import { find } from "./widget.js";

defineGangway();

/** A tag for private use. */
const MARKED = "qaa";
/** What the organisation and its provider bring: names and addresses. */
const OTHERS_TEXTS = new Set(["Harbour Bank", "help harbour example"]);
/** The narrowest window that the widget is made for, in pixels. */
const NARROW = 320;

let shown: ShownState | undefined;
let container: HTMLElement | undefined;
afterEach(() => {
  shown?.leave();
  container?.remove();
  shown = container = undefined;
  globalThis.gangwayLocales = undefined;
});

/** Returns a dictionary with a mark around each text. */
function marked<T>(term: T): T {
  const mark = (text: string): string => `⟦${text}⟧`;
  if (typeof term === "string") return mark(term) as T;
  if (typeof term === "function") return ((...args: unknown[]) => mark(term(...args))) as T;
  if (Array.isArray(term)) return term.map(marked) as T;
  return Object.fromEntries(Object.entries(term as object).map(([name, one]) => [name, marked(one)])) as T;
}
const MARKED_TERMS: TermsOverride = { ...marked(english), direction: "ltr" };

/** Everything that a customer reads or hears: texts, and names of controls and pictures. */
function textsIn(element: GangwayOnboarding): string[] {
  const section = find(element, "section");
  const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    // For developers, in English.
    if (!node.parentElement?.closest('[lang="en"], style')) texts.push(node.textContent ?? "");
  }
  for (const named of section.querySelectorAll("[aria-label], [title], [alt], [placeholder]")) {
    for (const name of ["aria-label", "title", "placeholder"]) texts.push(named.getAttribute(name) ?? "");
  }
  return texts;
}

/** Returns the letters of a text outside of all marks. */
function unmarked(text: string): string {
  const outside = text.replace(/⟦[^⟦⟧]*⟧/g, "");
  return outside === text ? (text.match(/\p{L}+/gu) ?? []).join(" ") : unmarked(outside);
}

/** Returns the elements whose text is wider than they are. */
function tooNarrow(element: GangwayOnboarding): string[] {
  return [...find(element, "section").querySelectorAll<HTMLElement>("*:not(svg, svg *, input, iframe)")]
    .filter(({ clientWidth, scrollWidth }) => clientWidth > 1 && scrollWidth > clientWidth + 1)
    .map(({ localName, textContent }) => `${localName}: ${textContent?.replace(/\s+/g, " ").trim()}`);
}

/** Waits until the widget is in a language. */
async function inLanguage(element: GangwayOnboarding, locale: string): Promise<void> {
  while (find(element, "section").lang !== locale) await new Promise((resolve) => setTimeout(resolve));
  await element.updateComplete;
  await new Promise((resolve) => setTimeout(resolve));
}

describe("in every language", () => {
  for (const state of WIDGET_STATES) {
    it(`${state.name} has the dictionary's words only, and room for them`, async () => {
      vi.spyOn(console, "error").mockImplementation(() => {});
      vi.spyOn(console, "warn").mockImplementation(() => {});
      registerLocale(MARKED, MARKED_TERMS);
      const width = state.phone ? NARROW : 1280;
      if (innerWidth !== width) await browser.viewport(width, 900);
      container = document.body.appendChild(document.createElement("div"));
      container.style.width = `${NARROW}px`;
      const provider = state.group === "Frame" ? await ProviderPage.serve() : null;
      shown = await showState(state, { container, settings: { locale: MARKED } });
      const { element } = shown;
      const strange = textsIn(element)
        .map(unmarked)
        .filter((text) => text && !OTHERS_TEXTS.has(text));
      expect(strange).to.deep.equal([]);

      // Without it, a word that is too long would be broken anywhere.
      find(element, ".body").style.overflowWrap = "normal";
      const wide: string[] = [];
      for (const locale of LANGUAGES) {
        element.locale = locale;
        await inLanguage(element, locale);
        wide.push(...tooNarrow(element).map((text) => `${locale} ${text}`));
      }
      expect(wide).to.deep.equal([]);
      await provider?.leave();
    });
  }
});
