/**
 * Writes the loaders of the languages as a list of their tags, which takes some 50 bytes (brotli) less of the first load. In the
 * source they stay single imports: a page's bundler finds no others.
 */
import MagicString from "magic-string";
import type { Plugin } from "vite";
import { editedCode } from "./edited-code.js";

/** The table of `load-terms.ts`, after `retryImports`. Each name of a file begins with the language's two letters. */
const TABLE = /\{\s*(?:(\w\w): \(\) => retryImport\("\.\/\1[\w-]*\.js"\),?\s*)+\}/;

export function languageLoaders(): Plugin {
  return {
    name: "gangway-language-loaders",
    apply: (_, { mode }) => mode === "production",
    renderChunk(code, { name }) {
      if (name !== "first") return null;
      const { 0: table = "", index = 0 } = TABLE.exec(code) ?? {};
      const files = [...table.matchAll(/"\.\/([\w-]+)-(\w+)\.js"/g)];
      const [hash, otherHash] = new Set(files.map(([, , ending]) => ending));
      if (!hash || otherHash) this.error("The table of the languages no longer looks as it did.");
      const tags = files.map(([, tag]) => tag).join();
      const text = new MagicString(code);
      text.update(
        index,
        index + table.length,
        `Object.fromEntries("${tags}".split(",").map((tag) => [tag.slice(0, 2), () => retryImport(\`./\${tag}-${hash}.js\`)]))`,
      );
      return editedCode(text);
    },
  };
}
