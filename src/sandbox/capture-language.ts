/**
 * The language of the capture pages. Veriff's documentation has `lang` in the session's link ("InContext SDK",
 * devdocs.veriff.com); the other providers' has nothing.
 *
 * Assumed: `lang` works in every provider's link and counts for the rest of the session, and without it the browser
 * decides.
 */
import type { Context } from "hono";
import { parseAccept } from "hono/utils/accept";
import { acceptedLocale, type Language, languageFor } from "../contract/languages.js";
import type { CaptureWords } from "./words/capture-words.js";
import { wordsIn } from "./words/words-in.js";

export interface CaptureLanguage {
  language: Language;
  words: CaptureWords;
}

/** @param session null for a link that belongs to none. */
export type ChooseLanguage = (context: Context, session: object | null) => CaptureLanguage;

/** Remembers what each session's link asked for. */
export function createChooseLanguage(): ChooseLanguage {
  const asked = new WeakMap<object, string>();
  return (context, session) => {
    const locale = context.req.query("lang");
    if (session && locale) asked.set(session, locale);
    return captureLanguage(context, locale || (session && asked.get(session)));
  };
}

/** @param locale BCP 47, as the link or the session asks for it. */
export function captureLanguage(context: Context, locale: string | null | undefined): CaptureLanguage {
  const accepted = parseAccept(context.req.header("accept-language") ?? "")
    .filter(({ q }) => q > 0)
    .map(({ type }) => type);
  const language = languageFor(locale || acceptedLocale(accepted));
  return { language, words: wordsIn(language) };
}
