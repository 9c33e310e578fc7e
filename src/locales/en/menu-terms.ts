import type { MenuTerms } from "../terms.js";

/** English, for the language menu. */
export const menuTerms: MenuTerms = {
  languageLabel: "Language",
};
