/**
 * Removes white space inside templates, which the minifier must leave alone.
 * Our own: `rollup-plugin-minify-template-literals` made the scripts 13 bytes larger and needs 20 packages more.
 */
import MagicString from "magic-string";
import { type Plugin, parseSync, Visitor } from "vite";
import { editedCode } from "./edited-code.js";

const compactSheet = (sheet: string): string =>
  sheet
    .replace(/\/\*.*?\*\//gs, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};,]) ?/g, "$1")
    .replace(/: /g, ":")
    .replace(/;}/g, "}")
    .trim();

/** Removes line breaks and indentation beside tags. Elsewhere a line break becomes one space, as a browser shows it. */
const compactMarkup = (markup: string): string =>
  markup
    .replace(/>\s*\n\s*(?=<|$)/g, ">")
    .replace(/^\s*\n\s*(?=<|$)/g, "")
    .replace(/\s*\n\s*>/g, ">")
    .replace(/\s*\n\s*/g, " ");

export function compactTemplates(): Plugin {
  return {
    name: "gangway-compact-templates",
    transform: {
      filter: { id: /src\/(elements|styles)\/.+\.ts$/ },
      handler(code) {
        const text = new MagicString(code);
        new Visitor({
          TaggedTemplateExpression({ tag, quasi }) {
            const compact = tag.type === "Identifier" && tag.name === "css" ? compactSheet : compactMarkup;
            for (const { start, end } of quasi.quasis) {
              const before = code.slice(start, end);
              if (before.includes("\n")) text.update(start, end, compact(before));
            }
          },
        }).visit(parseSync("template.js", code).program);
        return editedCode(text);
      },
    },
  };
}
