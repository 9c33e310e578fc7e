import { terms as english } from "./en.js";
import type { Terms } from "./terms.js";

/** The languages besides English, each loaded when a widget first needs it: `de: async () => (await import("./de.js")).terms`. */
const LOADERS: Record<string, () => Promise<Terms>> = {};

const RIGHT_TO_LEFT = /^(ar|arc|ckb|dv|fa|he|iw|ks|ku-arab|nqo|pa-arab|ps|sd|syr|ug|ur|uz-arab|yi)\b/i;

/** The dictionary that is there from the start. */
export const fallbackTerms: Terms = english;

/** Finds the dictionary for a language: `pt-BR`, else `pt`, else English. Returns null where it is not to be loaded. */
export function termsLoader(locale: string): (() => Promise<Terms>) | null {
  const [language = ""] = locale.split("-");
  return LOADERS[locale.toLowerCase()] ?? LOADERS[language.toLowerCase()] ?? null;
}

/** Tells which way a language is written. */
export function directionOf(locale: string): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.test(locale) ? "rtl" : "ltr";
}
