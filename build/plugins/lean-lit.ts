/**
 * Removes from Lit the code that no supported browser runs: the hooks for polyfills and hydration, and the style elements
 * for browsers without adopted style sheets. Directives, options of properties and kinds of templates that we don't use
 * go too, and so do the lists of Lit's versions, which only its development build reads.
 */
import MagicString from "magic-string";
import type { Plugin } from "vite";
import { editedCode } from "./edited-code.js";

/** The files of Lit's production build, each with what replaces its parts. The minifier removes the rest. */
const EDITS: Record<string, [pattern: RegExp, code: string][]> = {
  "@lit/reactive-element/css-tag.js": [
    [/\w+\.ShadowRoot&&\(.*?"replace"in CSSStyleSheet\.prototype/, "true"],
    // Our style sheets are constant texts.
    [/if\(this\._\$cssResult\$=!0,.*?(?=this\.cssText=)/, ""],
    [
      /(?<=get styleSheet\(\)\{).*?(?=\}toString)/,
      "this.o||(this.o=new CSSStyleSheet).replaceSync(this.cssText);return this.o",
    ],
    [/(?<=\((\w),\.\.\.\w\)=>\{const \w=)1===.*?(?=;return new)/, "$1[0]"],
  ],
  "@lit/reactive-element/reactive-element.js": [
    [/\w+\.reactiveElementPolyfillSupport/, "void 0"],
    // Our attributes are texts and one Boolean, and no property is written to an attribute.
    [/\{toAttribute\(.*?return \w\}\}/, "{fromAttribute:(text,type)=>type===Boolean?text!==null:text}"],
    // Standard decorators, which we don't use, keep their properties there.
    [/Symbol\.metadata\?\?=Symbol\("metadata"\),\w+\.litPropertyMetadata\?\?=new WeakMap;/, ""],
    [/const \w=this\[Symbol\.metadata\];if\(null!==\w\)\{.*?\.set\(\w,\w\)\}/, ""],
    // Our properties have no option but `attribute`, `state` and `type`, and each class has one style sheet.
    [/_\$ET\(\w,\w\)\{.*?\}(?=_\$AK\()/, ""],
    [/this\._\$Eq&&=.*?\)\),(?=this\._\$EM)/, ""],
    [/&&this\._\$Em!==\w/, ""],
    [/"function"==typeof \w\.converter\?.*?:(?=\w;this)/, ""],
    [/this\._\$Em=\w;(?=const)/, ""],
    [/\?\?this\._\$Ej\?\.get\(\w\)\?\?\w,this\._\$Em=null/, ""],
    [/const \w=this\.constructor;(?=if\(!1===)/, ""],
    [/,\w\?\?=\w\.getPropertyOptions\(\w\)(?=,!\()/, ""],
    [/\(\w\.hasChanged\?\?(\w)\)(?=\()/, "$1"],
    [/\|\|\w\.useDefault&&.*?\(\w,\w\)\)(?=\))/, ""],
    [
      /(?<=\}C\()\w,\w,\{useDefault.*?(?=\}async)/,
      "name,old){this._$AL.has(name)||this._$AL.set(name,this.hasUpdated?old:void 0)",
    ],
    [/\w=\w\.trustedTypes,\w=\w\?\w\.emptyScript:""/, "unused=0"],
    [/converter:\w,reflect:!1,useDefault:!1,hasChanged:\w/, ""],
    [/this\._\$Em=null,/, ""],
    [/const \w=this\.scheduleUpdate\(\);return null!=\w&&await \w,/, "this.performUpdate();return "],
    [/scheduleUpdate\(\)\{return this\.performUpdate\(\)\}/, ""],
    [/(\w)=this\.shouldUpdate\(\w\),\w\?/, "$1=!0,!0?"],
    [/shouldUpdate\(\w\)\{return!0\}/, ""],
    [/this\.getUpdateComplete\(\)\}getUpdateComplete\(\)\{return /, ""],
    [/,void 0!==\w\.l&&\(this\.l=\[\.\.\.\w\.l\]\)/, ""],
    [/!\w\.noAccessor/, "true"],
    [/\[\.\.\.\w\(\w\),\.\.\.\w\(\w\)\]/, "Object.keys(this.properties)"],
    [/this\._\$EO\?\.forEach\(\w=>\w\.hostUpdated\?\.\(\)\),/, ""],
    [/this\.prototype\.hasOwnProperty\(\w\)&&.*?wrapped=!0\),/, ""],
    [/const \w=this\.constructor\.elementProperties;if\(\w\.size>0\)for.*?(?=\}let \w=!1)/, ""],
    [/(?<=finalizeStyles\((\w)\)\{).*?(?=\}static _\$Eu)/, "return $1?[$1]:[]"],
    [/static addInitializer\(\w\)\{.*?\}(?=static)/, ""],
    [/,?this\.constructor\.l\?\.forEach\(\(?\w\)?=>\w\(this\)\)/, ""],
    [/\(\w+\.reactiveElementVersions\?\?=\[\]\)\.push\("[^"]*"\)/, "0"],
  ],
  "lit-html/lit-html.js": [
    // We use no directives, neither in the place of a value nor in that of an attribute.
    [/else \w\.startsWith\(\w\)&&\(\w\.push\(\{type:6,index:\w\}\),\w\.removeAttribute\(\w\)\);?/, ""],
    [/6===\w\.type&&\(\w=new \w\(\w,this,\w\)\)/, "0"],
    [/(?<=function \w\(\w,(\w)),\w=\w,\w\)\{.*?(?=\}class)/, "){return $1"],
    [/get parentNode\(\)\{return this\._\$AM\.parentNode\}get _\$AU\(\)\{.*?\}/, ""],
    [/get _\$AU\(\)\{return this\._\$AM\?\..*?\}/, ""],
    [/,this\._\$Cv=\w\?\.isConnected\?\?!0/, ""],
    [/get parentNode\(\)\{let .*?get endNode\(\)\{.*?\}/, ""],
    [/this\._\$AP\?\.\(!1,!0,\w\)(?=;)/, ""],
    [/get tagName\(\)\{.*?\}get _\$AU\(\)\{.*?\}/, ""],
    // Directives alone read the kind of a part.
    [/this\._\$AN=void 0,(?=this\._\$AD)/, ""],
    [/this\.type=2,(this\._\$AH=\w),this\._\$AN=void 0/, "$1"],
    [/this\.type=1,(this\._\$AH=\w),this\._\$AN=void 0/, "$1"],
    [/constructor\(\)\{super\(\.\.\.arguments\),this\.type=3\}/, ""],
    [/constructor\(\)\{super\(\.\.\.arguments\),this\.type=4\}/, ""],
    [/constructor\(\w,\w,\w,\w,\w\)\{super\(\w,\w,\w,\w,\w\),this\.type=5\}/, ""],
    // No template of ours is compiled in advance, has expressions in a comment, or takes a listener's options.
    [/"number"==typeof \w\?(this\._\$AC\(\w\)):\(void 0===.*?,\w\)(?=;)/, "$1"],
    [/else\{let \w=-1;for.*?\.length-1\}(?=\w\+\+)/, ""],
    [/\|\|\w\.capture!==.*?\.passive!==\w\.passive/, ""],
    [/setConnected\(\w\)\{.*?\}(?=\}class)/, ""],
    // No template of ours begins in SVG or MathML, or has expressions in an element whose content is text.
    [/2===\w\?"<svg>":3===\w\?"<math>":""/, '""'],
    [/2===\w\|\|3===\w(?=\)\{)/, "!1"],
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
    [/this\.hasUpdated\|\|\(this\.renderOptions\.isConnected=this\.isConnected\),/, ""],
    [/\w\._\$litElement\$=!0,\w\["finalized"\]=!0,/, ""],
    [/\w+\.litElementHydrateSupport/, "(void 0)"],
    [/\w+\.litElementPolyfillSupport/, "void 0"],
    [/\(\w+\.litElementVersions\?\?=\[\]\)\.push\("[^"]*"\)/, "0"],
  ],
};

/** The parts of Lit that the edits above have removed, as our own files would use them. */
const REMOVED =
  /from "lit\/(async-)?directive|\b(hasChanged|useDefault|reflect|converter|noAccessor):|\b(hostUpdated|shouldUpdate|scheduleUpdate|getUpdateComplete)\(|\b(svg|mathml)`|styles = \[/;

export function leanLit(): Plugin {
  return {
    name: "gangway-lean-lit",
    transform(code, id) {
      const used = /\/src\/elements\//.test(id) && REMOVED.exec(code);
      if (used) return this.error(`${id} has ${used[0]}, which lean-lit.ts removes from the scripts.`);
      const file = Object.keys(EDITS).find((path) => id.endsWith(`/node_modules/${path}`));
      if (!file) return null;
      const text = new MagicString(code);
      for (const [pattern, replacement] of EDITS[file] ?? []) {
        const found = pattern.exec(code);
        if (!found)
          return this.error(`${file} has no ${pattern}: look at what a new version of Lit has there.`);
        const end = found.index + found[0].length;
        const edited = code.replace(pattern, replacement);
        text.update(found.index, end, edited.slice(found.index, edited.length - code.length + end));
      }
      return editedCode(text);
    },
  };
}
