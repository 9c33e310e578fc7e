import type { Theme } from "../../src/elements/first/check-settings.js";

/** The looks of the gallery: the default one in light and dark. */
export const LOOKS = ["light", "dark"] as const;

/** Gives the page a look. @returns the widget's `theme` for it */
export function applyLook(look: string): Theme {
  const theme = look === "dark" ? "dark" : "light";
  document.documentElement.classList.add(`look-${theme}`);
  return theme;
}
