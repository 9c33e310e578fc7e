import { findLanguage } from "../../contract/languages.js";
import type { LocaleRegistry } from "../../locales/register-locale.js";

/** The most languages in a menu, and the longest tag (RFC 5646, section 4.4.1). */
const MOST_LANGUAGES = 50;
const LONGEST_TAG = 35;

/**
 * Reads the attribute `languages`: tags (BCP 47) with spaces between them. Those that have a dictionary, each once and in canonical
 * form, are offered. The others are named, for developers.
 */
export function offeredLanguages(attribute: string): { offered: string[]; unknown: string[] } {
  const offered = new Set<string>();
  const unknown: string[] = [];
  const tags = attribute.split(/\s+/).filter(Boolean);
  for (const [at, tag] of tags.entries()) {
    const canonical = at < MOST_LANGUAGES && tag.length <= LONGEST_TAG ? canonicalOf(tag) : null;
    if (canonical && hasDictionary(canonical)) offered.add(canonical);
    else unknown.push(tag.slice(0, LONGEST_TAG));
  }
  return { offered: [...offered], unknown: unknown.slice(0, MOST_LANGUAGES) };
}

function canonicalOf(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

/** Tells whether the package or the page has a dictionary for a language. */
function hasDictionary(tag: string): boolean {
  if (findLanguage(tag)) return true;
  const parts = tag.toLowerCase().split("-");
  const registry: LocaleRegistry | undefined = globalThis.gangwayLocales;
  return parts.some((_, at) => registry?.has(parts.slice(0, at + 1).join("-")));
}
