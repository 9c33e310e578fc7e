import type { Dictionary } from "./dictionary.js";
import type { LaterTerms, MainTerms } from "./terms.js";

/** The main file of a language. */
interface LanguageFile {
  terms: MainTerms;
  loadLaterTerms(): Promise<{ terms: LaterTerms }>;
}

/** The languages besides English by BCP 47 language, each loaded when a widget needs it. `zh` is written in simplified characters. */
const LOADERS: Record<string, () => Promise<LanguageFile>> = {
  ar: () => import("./ar/terms.js"),
  de: () => import("./de/terms.js"),
  es: () => import("./es/terms.js"),
  fr: () => import("./fr/terms.js"),
  he: () => import("./he/terms.js"),
  hi: () => import("./hi/terms.js"),
  it: () => import("./it/terms.js"),
  ja: () => import("./ja/terms.js"),
  ko: () => import("./ko/terms.js"),
  nl: () => import("./nl/terms.js"),
  pl: () => import("./pl/terms.js"),
  pt: () => import("./pt/terms.js"),
  sv: () => import("./sv/terms.js"),
  tr: () => import("./tr/terms.js"),
  uk: () => import("./uk/terms.js"),
  vi: () => import("./vi/terms.js"),
  zh: () => import("./zh-hans/terms.js"),
};

/**
 * Loads the dictionary for a language: `pt-BR`, else `pt`. Returns null where there is none: the words are then English.
 * Rejects where it can't be loaded as a whole; the next call tries again.
 * @param withLaterTerms also loads the terms that few customers need.
 */
export async function loadTerms(locale: string, withLaterTerms = false): Promise<Dictionary | null> {
  const { language } = new Intl.Locale(locale);
  // Words in another script than the usual one of the language, as for `zh-TW`, help nobody. Chromium takes 4 ms for the first
  // `maximize()`, and of these languages, Chinese alone is written as the region does.
  const isUsual = !/^zh|-\w{4}\b/i.test(locale) || scriptOf(locale) === scriptOf(language);
  const file = await (isUsual ? LOADERS[language] : null)?.();
  const later = withLaterTerms ? await file?.loadLaterTerms() : null;
  const builtIn = file ? { terms: { ...file.terms, ...later?.terms } } : null;
  const registry = globalThis.gangwayLocales;
  if (!registry) return builtIn;
  return (await import("./registered-terms.js")).loadRegisteredTerms(registry, locale, builtIn);
}

function scriptOf(locale: string): string | undefined {
  return new Intl.Locale(locale).maximize().script;
}
