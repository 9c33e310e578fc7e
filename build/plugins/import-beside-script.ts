/**
 * Lets the classic script import the files beside it by their whole addresses. A browser resolves the relative ones
 * of a script from another origin against `about:blank`, unless the tag has `crossorigin` (HTML, "muted errors").
 */
import MagicString from "magic-string";
import type { Plugin } from "vite";
import { editedCode } from "./edited-code.js";

/** The folder of the script. It is known only while the script runs for the first time. */
export const SCRIPT_FOLDER =
  'const scriptFolder = globalThis.document?.currentScript?.src?.replace(/[^/]*$/, "") ?? "./";';

export function importBesideScript(): Plugin {
  return {
    name: "gangway-import-beside-script",
    renderChunk(code, { fileName }) {
      if (fileName !== "gangway.iife.js") return null;
      const text = new MagicString(code);
      for (const { 0: found, 1: file, index } of code.matchAll(/\bimport\("\.\/([^"]+)"\)/g)) {
        text.update(index, index + found.length, `retryImport(scriptFolder + "${file}")`);
      }
      if (!text.hasChanged()) this.error(`${fileName} imports nothing on demand.`);
      return editedCode(text);
    },
  };
}
