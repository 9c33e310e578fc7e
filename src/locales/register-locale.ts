import type { TermsOverride } from "./terms.js";

/** A module with a dictionary, as `import()` gives it. */
type DictionaryModule = { terms: TermsOverride } | { default: TermsOverride };

/** A dictionary, or the function that loads it. A module has it as `terms` or as its default export. */
export type LocaleSource = TermsOverride | (() => Promise<TermsOverride | DictionaryModule>);

/** The registered languages by lower-case tag. The script builds and a page's bundle share them. */
export type LocaleRegistry = Map<string, LocaleSource>;

declare global {
  /** Set by the first registration. `load-terms.ts` reads it. */
  var gangwayLocales: LocaleRegistry | undefined;
}

/**
 * Adds a language, or replaces the words of one. Widgets on the page show it at once where it is theirs. A language counts
 * for its regions too (`cy` for `cy-GB`). A term that the dictionary lacks is taken from the language of fewer subtags,
 * then from English; the console names it.
 * @param tag BCP 47
 * @throws RangeError for a tag that is none
 */
export function registerLocale(tag: string, source: LocaleSource): void {
  globalThis.gangwayLocales ??= new Map();
  for (const name of Intl.getCanonicalLocales(tag)) globalThis.gangwayLocales.set(name.toLowerCase(), source);
  globalThis.document?.dispatchEvent(new Event("gangway-locales"));
}
