// A failed test as `test/run.mjs` prints it: its title, and below it the beginning of the error's message and the line
// of the project that it came from.
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";

const root = fileURLToPath(new URL("..", import.meta.url));
const MESSAGE_LINES = 5;
const LINE_LENGTH = 300;

/**
 * @typedef {object} Place
 * @property {string} file absolute path
 * @property {number} line
 */

/**
 * @param {string} title with the file that the test is in
 * @param {string | undefined} message the error's, of any length and colour
 * @param {readonly Place[]} stack from the innermost call to the outermost
 * @param {string} [testFile] absolute path. Its own line says more than that of a function which many tests call.
 */
export function failureText(title, message, stack = [], testFile = "") {
  const lines = stripVTControlCharacters(message ?? "")
    .split("\n")
    .filter((line) => line.trim())
    .slice(0, MESSAGE_LINES)
    .map((line) => line.trimEnd().slice(0, LINE_LENGTH));
  const own = stack.filter(({ file }) => file.startsWith(root) && !file.includes("/node_modules/"));
  const place = own.find(({ file }) => file === testFile) ?? own[0];
  if (place) lines.push(`at ${relative(root, place.file)}:${place.line}`);
  return [title, ...lines.map((line) => `  ${line}`)].join("\n");
}
