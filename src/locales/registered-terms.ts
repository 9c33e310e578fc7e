/** The languages that the page has registered. Loaded only where there are any. */
import type { Dictionary } from "./dictionary.js";
import type { LocaleRegistry, LocaleSource } from "./register-locale.js";
import { overrideTerms, type Terms, type TermsOverride } from "./terms.js";

/** The names of terms already reported, by dictionary. */
const reported = new WeakMap<LocaleSource, Set<string>>();

/**
 * Loads the dictionary of a language: each registered one of its tags, the most particular last, on top of the built-in
 * one. Null where there is none.
 */
export async function loadRegisteredTerms(
  registry: LocaleRegistry,
  locale: string,
  builtIn: Dictionary | null,
): Promise<Dictionary | null> {
  let terms: Partial<Terms> | null = null;
  const used: [tag: string, source: LocaleSource][] = [];
  for (const tag of tagsOf(locale)) {
    const source = registry.get(tag);
    const own = source && (await read(tag, source));
    if (!own) continue;
    terms = overrideTerms(terms ?? builtIn?.terms ?? { direction: directionOf(locale) }, own);
    used.push([tag, source]);
  }
  if (!terms) return builtIn;
  const found = terms;
  return {
    terms: found,
    reportMissing: (english) => {
      for (const [tag, source] of used.slice(-1)) report(tag, source, missingIn(found, english));
    },
  };
}

/** Returns the direction in which a language is written. */
function directionOf(locale: string): "ltr" | "rtl" {
  return /^(ar|ckb|dv|fa|he|iw|ps|sd|syr|ug|ur|yi)\b/i.test(locale) ? "rtl" : "ltr";
}

/** Returns a tag and the shorter ones that it falls back to, the shortest first: `zh`, `zh-hant`, `zh-hant-tw`. */
function tagsOf(locale: string): string[] {
  const parts = locale.toLowerCase().split("-");
  return parts.map((_, at) => parts.slice(0, at + 1).join("-"));
}

async function read(tag: string, source: LocaleSource): Promise<TermsOverride | null> {
  try {
    const loaded: object = typeof source === "function" ? await source() : source;
    const terms = "terms" in loaded ? loaded.terms : "default" in loaded ? loaded.default : loaded;
    if (typeof terms === "object" && terms) return terms;
    throw new TypeError("It is no object.");
  } catch (error) {
    warn(`The dictionary for "${tag}" could not be loaded.`, error);
    return null;
  }
}

/**
 * Returns the names of the terms that English has and a dictionary lacks, such as `continue` and `labels.email`. Deletes those
 * that are no function, or no text, where English has one: they would break the widget.
 */
function missingIn(terms: object, english: object, prefix = ""): string[] {
  const own = terms as Record<string, unknown>;
  return Object.entries(english).flatMap(([name, value]) => {
    const found = own[name];
    if (typeof value === "object") return missingIn((found as object) ?? {}, value, `${prefix}${name}.`);
    if (typeof found === typeof value) return [];
    delete own[name];
    return `${prefix}${name}`;
  });
}

function report(tag: string, source: LocaleSource, missing: string[]): void {
  const known = reported.get(source) ?? new Set();
  reported.set(source, known);
  const fresh = missing.filter((name) => !known.has(name));
  for (const name of fresh) known.add(name);
  if (fresh.length)
    warn(`The dictionary for "${tag}" lacks ${fresh.join(", ")}. These are in another language.`);
}

function warn(message: string, ...more: unknown[]): void {
  // biome-ignore lint/suspicious/noConsole: for the developers of the page
  console.warn(`gangway-onboarding: ${message}`, ...more);
}
