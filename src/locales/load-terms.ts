import type { Dictionary } from "./dictionary.js";

/** The languages besides English, each loaded when a widget needs it. */
const LOADERS: Record<string, () => Promise<Dictionary>> = {
  de: () => import("./de.js"),
};

/** Loads the dictionary for a language: `pt-BR`, else `pt`. Returns null where there is none: the words are then English. */
export async function loadTerms(locale: string): Promise<Dictionary | null> {
  const tag = locale.toLowerCase();
  const load = LOADERS[tag] ?? LOADERS[tag.split("-")[0] ?? ""];
  const builtIn = load ? await load() : null;
  const registry = globalThis.gangwayLocales;
  if (!registry) return builtIn;
  return (await import("./registered-terms.js")).loadRegisteredTerms(registry, tag, builtIn);
}

/** Returns the direction in which a language is written. */
export function directionOf(locale: string): "ltr" | "rtl" {
  return /^(ar|ckb|dv|fa|he|iw|ps|sd|syr|ug|ur|yi)\b/i.test(locale) ? "rtl" : "ltr";
}
