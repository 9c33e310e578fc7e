/**
 * Copies the bundler's runtime helper, which names a chunk's modules, into each chunk that uses it. As a file of its own
 * it would cost one more round trip before the first step. Rolldown has no option for that.
 */
import MagicString from "magic-string";
import type { Plugin } from "vite";
import { editedCode } from "./edited-code.js";

/** Read at each access, since a chunk names its modules before they have run. */
const HELPER = "(all) => new Proxy(all, { get: (target, name) => target[name]?.() });";

export function inlineRuntime(): Plugin {
  return {
    name: "gangway-inline-runtime",
    renderChunk(code) {
      const found = /import \{ \w+ as (__exportAll) \} from "\.\/rolldown-runtime[^"]*";/.exec(code);
      if (!found) return null;
      const text = new MagicString(code);
      text.update(found.index, found.index + found[0].length, `const ${found[1]} = ${HELPER}`);
      return editedCode(text);
    },
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
      for (const { fileName, name } of chunks.filter((chunk) => chunk.name === "rolldown-runtime")) {
        if (chunks.some(({ code }) => code.includes(fileName)))
          this.error(`A chunk still imports ${name}: the pattern no longer matches the bundler's output.`);
        delete bundle[fileName];
        delete bundle[`${fileName}.map`];
      }
    },
  };
}
