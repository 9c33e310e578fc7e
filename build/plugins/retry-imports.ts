/**
 * Retries a failed `import()` once, under another fragment: Firefox never requests a failed address again.
 * Only chunks that are imported on demand can be retried: the others import the first chunk by its own address.
 */
import MagicString from "magic-string";
import type { Plugin } from "vite";
import { editedCode } from "./edited-code.js";

// One name only: it stands beside the names of the chunk's own modules.
const HELPER = `const retryImport = ((loaded) => (url) => loaded[url] ??= import(url)
    .catch(() => import(url + "#" + Date.now()))
    .catch((error) => { delete loaded[url]; throw error; }))({});
  `;

export function retryImports(): Plugin {
  return {
    name: "gangway-retry-imports",
    renderChunk(code, { name }) {
      if (name !== "first") return null;
      const text = new MagicString(code);
      for (const { 0: found, 1: url, index } of code.matchAll(/\bimport\(("[^"]+")\)/g)) {
        text.update(index, index + found.length, `retryImport(${url})`);
      }
      if (!text.hasChanged()) this.error(`${name} imports nothing on demand.`);
      text.prepend(HELPER);
      return editedCode(text);
    },
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        const other =
          file.type === "chunk" && file.imports.find((name) => !/^(first|rolldown-runtime)-/.test(name));
        if (other)
          this.error(
            `${file.fileName} imports ${other}: put what they share into the first chunk (build/scripts.ts).`,
          );
      }
    },
  };
}
