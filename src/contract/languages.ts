/** The languages of the package: of the widget, the mails, the text messages, the hosted page and the sandbox's capture pages. */

/** BCP 47 */
export const LANGUAGES = [
  "en",
  "de",
  "fr",
  "es",
  "it",
  "pt",
  "nl",
  "pl",
  "sv",
  "tr",
  "uk",
  "ar",
  "he",
  "hi",
  "zh-Hans",
  "ja",
  "ko",
  "vi",
] as const;
export type Language = (typeof LANGUAGES)[number];

const withScript = (locale: string): string => {
  const { language, script } = new Intl.Locale(locale).maximize();
  return `${language}-${script}`;
};

const BY_SCRIPT: ReadonlyMap<string, Language> = new Map(LANGUAGES.map((tag) => [withScript(tag), tag]));

/**
 * Finds the language of the package that serves a locale: `pt` for `pt-BR`, `zh-Hans` for `zh-CN`. Returns null where
 * there is none, as for `zh-TW`, which is written in another script, and for anything that is no locale.
 */
export function findLanguage(locale: string): Language | null {
  try {
    return BY_SCRIPT.get(withScript(locale)) ?? null;
  } catch {
    return null;
  }
}

/** Returns the language of the package for a locale, or else English. @param locale BCP 47; null where it is not known. */
export function languageFor(locale: string | null): Language {
  return (locale === null ? null : findLanguage(locale)) ?? "en";
}

/**
 * Picks from a browser's locales, the preferred one first. Browsers add `zh` to `zh-TW` by themselves: such a locale
 * doesn't count. Returns null where there is no language for any of them.
 */
export function acceptedLocale(locales: readonly string[]): string | null {
  const isAdded = (locale: string, index: number) =>
    locales.slice(0, index).some((earlier) => earlier.startsWith(`${locale}-`));
  return locales.find((locale, index) => findLanguage(locale) !== null && !isAdded(locale, index)) ?? null;
}

/** Returns the direction in which a language is written. */
export function writingDirection(language: Language): "ltr" | "rtl" {
  return language === "ar" || language === "he" ? "rtl" : "ltr";
}
