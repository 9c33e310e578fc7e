/**
 * Removes from Lit what no supported browser runs: the hooks for polyfills and hydration, and the style elements for
 * browsers without adopted style sheets. The lists of Lit's versions go too, which only its development build reads.
 */
import MagicString from "magic-string";
import type { Plugin } from "vite";
import { editedCode } from "./edited-code.js";

/** The files of Lit's production build, each with what replaces its parts. The minifier removes the rest. */
const EDITS: Record<string, [pattern: RegExp, code: string][]> = {
  "@lit/reactive-element/css-tag.js": [
    [/\w+\.ShadowRoot&&\(.*?"replace"in CSSStyleSheet\.prototype/, "true"],
  ],
  "@lit/reactive-element/reactive-element.js": [
    [/\w+\.reactiveElementPolyfillSupport/, "void 0"],
    [/\(\w+\.reactiveElementVersions\?\?=\[\]\)\.push\("[^"]*"\)/, "0"],
  ],
  "lit-html/lit-html.js": [
    [/\w+\.litHtmlPolyfillSupport/, "void 0"],
    [/\(\w+\.litHtmlVersions\?\?=\[\]\)\.push\("[^"]*"\)/, "0"],
  ],
  "lit-element/lit-element.js": [
    [/\w+\.litElementHydrateSupport/, "(void 0)"],
    [/\w+\.litElementPolyfillSupport/, "void 0"],
    [/\(\w+\.litElementVersions\?\?=\[\]\)\.push\("[^"]*"\)/, "0"],
  ],
};

export function leanLit(): Plugin {
  return {
    name: "gangway-lean-lit",
    transform(code, id) {
      const file = Object.keys(EDITS).find((path) => id.endsWith(`/node_modules/${path}`));
      if (!file) return null;
      const text = new MagicString(code);
      for (const [pattern, replacement] of EDITS[file] ?? []) {
        const found = pattern.exec(code);
        if (!found)
          return this.error(`${file} has no ${pattern}: look at what a new version of Lit has there.`);
        text.update(found.index, found.index + found[0].length, replacement);
      }
      return editedCode(text);
    },
  };
}
