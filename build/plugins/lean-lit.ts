/**
 * Removes from Lit what no supported browser runs: the hooks for polyfills and hydration, and the style elements for
 * browsers without adopted style sheets. So does what no property of ours needs. The lists of Lit's versions go too, which only its development build reads.
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
    // Our attributes are texts and one Boolean, and no property is written to an attribute.
    [/\{toAttribute\(.*?return \w\}\}/, "{fromAttribute:(text,type)=>type===Boolean?text!==null:text}"],
    // Standard decorators, which we don't use, keep their properties there.
    [/Symbol\.metadata\?\?=Symbol\("metadata"\),\w+\.litPropertyMetadata\?\?=new WeakMap;/, ""],
    [/const \w=this\[Symbol\.metadata\];if\(null!==\w\)\{.*?\.set\(\w,\w\)\}/, ""],
    [/(?<=_\$ET\()\w,\w\)\{.*?\}(?=_\$AK\()/, "){}"],
    [/static addInitializer\(\w\)\{.*?\}(?=static)/, ""],
    [/,?this\.constructor\.l\?\.forEach\(\(?\w\)?=>\w\(this\)\)/, ""],
    [/\(\w+\.reactiveElementVersions\?\?=\[\]\)\.push\("[^"]*"\)/, "0"],
  ],
  "lit-html/lit-html.js": [
    // Expressions in the place of an attribute: no directive of ours stands there.
    [/else \w\.startsWith\(\w\)&&\(\w\.push\(\{type:6,index:\w\}\),\w\.removeAttribute\(\w\)\);?/, ""],
    [/6===\w\.type&&\(\w=new \w\(\w,this,\w\)\)/, "0"],
    [/setConnected\(\w\)\{.*?\}(?=\}class)/, ""],
    // No template of ours begins in SVG or MathML, or has expressions in an element whose content is text.
    [/2===\w\?"<svg>":3===\w\?"<math>":""/, '""'],
    [/\(2===\w\?"<\/svg>":3===\w\?"<\/math>":""\)/, '""'],
    [/(?<=,)\w=\/\^\(\?:script\|style\|textarea\|title\)\$\/i,/, ""],
    [/\w\.test\(\w\[2\]\)&&\(\w=RegExp\("<\/"\+\w\[2\],"g"\)\)/, "0"],
    [/if\(\w\.test\(\w\.tagName\)\)\{.*?\}\}(?=\}else if\(8===)/, ""],
    [/\w+\.litHtmlPolyfillSupport/, "void 0"],
    [/\(\w+\.litHtmlVersions\?\?=\[\]\)\.push\("[^"]*"\)/, "0"],
  ],
  "lit-element/lit-element.js": [
    // For asynchronous directives, of which we use none.
    [/this\._\$Do\?\.setConnected\(!0\)/, "0"],
    [/this\._\$Do\?\.setConnected\(!1\)/, "0"],
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
