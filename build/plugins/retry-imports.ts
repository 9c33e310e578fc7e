/**
 * Retries a failed `import()` once, under another fragment: Firefox never requests a failed address again.
 * The first chunk itself can't be retried: the others import it by its own address.
 */
import MagicString from "magic-string";
import type { Plugin } from "vite";
import { editedCode } from "./edited-code.js";

/** The bundler puts the helper into the first chunk, whose modules have such ids. All other chunks import it from there. */
const HELPER_ID = "virtual:elements/first/retry-import";

/**
 * Keeps what was loaded: a second copy of a module would have a state of its own. The classic script has this text beside all
 * modules, so no module may have a variable of the same name at its top.
 */
export const RETRY_IMPORT = `const importsByUrl = {};
  const retryImport = (url) => importsByUrl[url] ??= import(url)
    .catch(() => import(url + "#" + Date.now()))
    .catch((error) => { delete importsByUrl[url]; throw error; });
  `;

/** The modules that can't import the helper: a language imports nothing, and `gangway.js` is there before the first chunk. */
const WITHOUT_HELPER = /\/(locales\/[\w-]+|elements\/loader)\/[\w-]+\.ts$/;

export function retryImports(): Plugin {
  return {
    name: "gangway-retry-imports",
    apply: (_, { mode }) => mode === "production",
    resolveId: (id) => (id === HELPER_ID ? id : null),
    load: (id) => (id === HELPER_ID ? `${RETRY_IMPORT} export { retryImport };` : null),
    // The address of a chunk is not known yet. The call marks the import.
    transform(code, id) {
      if (id === HELPER_ID || WITHOUT_HELPER.test(id)) return null;
      const text = new MagicString(code);
      for (const { 0: found, index } of code.matchAll(/\bimport\("[^"]+"\)/g))
        text.update(index, index + found.length, `retryImport(${found})`);
      if (!text.hasChanged()) return null;
      text.prepend(`import { retryImport } from "${HELPER_ID}";\n`);
      return editedCode(text);
    },
    renderChunk(code, { name, fileName }) {
      const text = new MagicString(code);
      // The bundler adds the choice of a module where a chunk has several.
      for (const { 0: found, 1: url, 2: module, index } of code.matchAll(
        /\(import\(("[^"]+")\)(\.then\(\(n\) => n\.[\w$]+\))?\)/g,
      ))
        text.update(index, index + found.length, `(${url})${module ?? ""}`);
      // A language has an import of its own, for its later terms. They have no state: a second copy does no harm.
      for (const { 0: found, 1: url, index } of code.matchAll(/\bimport\("(\.\/[\w-]+-later-[^"]+)"\)/g))
        text.appendLeft(index + found.length, `.catch(() => import("${url}#" + Date.now()))`);
      if (name === "first" && !text.hasChanged()) this.error(`${fileName} imports nothing on demand.`);
      return text.hasChanged() ? editedCode(text) : null;
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
