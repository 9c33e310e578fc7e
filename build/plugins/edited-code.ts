import type MagicString from "magic-string";

/** The result of a transform: the edited code with its source map. */
export const editedCode = (text: MagicString) => ({
  code: text.toString(),
  map: text.generateMap({ hires: "boundary" }),
});
