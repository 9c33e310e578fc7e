/**
 * Exports what a chunk's modules export under its own names, where the bundler exports one object for each module that is
 * imported on demand. Rolldown has no option for that. The objects would cost 100 bytes of the whole flow, and their helper, a
 * file of its own, one more round trip before the first step.
 */
import MagicString from "magic-string";
import type { Plugin } from "vite";
import { editedCode } from "./edited-code.js";

const HELPER = /import \{ \w+ as __exportAll \} from "\.\/rolldown-runtime[^"]*";/;
/** The object with a module's exports. */
const MODULE = /var (\w+) = \/\* @__PURE__ \*\/ __exportAll\(\{([^}]*)\}\);/g;
/** The choice of that object after an import. */
const CHOICE = /(?<=\bimport\("[^"]+"\))\.then\(\(n\) => n\.\w+\)/g;

export function flatExports(): Plugin {
  return {
    name: "gangway-flat-exports",
    renderChunk(code, _, { codeSplitting }) {
      // The classic script is one file: it keeps the objects.
      if (!codeSplitting) return null;
      const text = new MagicString(code);
      const remove = (pattern: RegExp) => text.replace(pattern, "");
      for (const [, object, members = ""] of code.matchAll(MODULE)) {
        const names = members.replace(/(\w+): \(\) => (\w+)/g, (_, name, local) => `${local} as ${name}`);
        text.replace(new RegExp(`\\b${object} as \\w+(?=[^{}]*\\};\\s*$)`), names.trim());
      }
      remove(HELPER);
      remove(MODULE);
      remove(CHOICE);
      return text.hasChanged() ? editedCode(text) : null;
    },
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
      for (const { fileName, name } of chunks.filter((chunk) => chunk.name === "rolldown-runtime")) {
        if (chunks.some(({ code }) => code.includes(fileName)))
          this.error(`A chunk still imports ${name}: the patterns no longer match the bundler's output.`);
        delete bundle[fileName];
        delete bundle[`${fileName}.map`];
      }
    },
  };
}
