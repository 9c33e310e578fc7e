import type { Terms } from "./terms.js";

/** The languages besides English, each loaded when a widget needs it. */
const LOADERS: Record<string, () => Promise<Terms>> = {
  de: async () => (await import("./de.js")).terms,
};

/** Loads the dictionary for a language: `pt-BR`, else `pt`. Returns null where there is none: the words are then English. */
export async function loadTerms(locale: string): Promise<Terms | null> {
  const tag = locale.toLowerCase();
  const load = LOADERS[tag] ?? LOADERS[tag.split("-")[0] ?? ""];
  return load ? load() : null;
}

/** Returns the direction in which a language is written. */
export function directionOf(locale: string): "ltr" | "rtl" {
  return /^(ar|ckb|dv|fa|he|iw|ps|sd|syr|ug|ur|yi)\b/i.test(locale) ? "rtl" : "ltr";
}
