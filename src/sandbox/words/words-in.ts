import type { Language } from "../../contract/languages.js";
import { words as ar } from "./ar.js";
import type { CaptureWords } from "./capture-words.js";
import { words as de } from "./de.js";
import { words as en } from "./en.js";
import { words as es } from "./es.js";
import { words as fr } from "./fr.js";
import { words as he } from "./he.js";
import { words as hi } from "./hi.js";
import { words as it } from "./it.js";
import { words as ja } from "./ja.js";
import { words as ko } from "./ko.js";
import { words as nl } from "./nl.js";
import { words as pl } from "./pl.js";
import { words as pt } from "./pt.js";
import { words as sv } from "./sv.js";
import { words as tr } from "./tr.js";
import { words as uk } from "./uk.js";
import { words as vi } from "./vi.js";
import { words as zhHans } from "./zh-Hans.js";

const WORDS: Readonly<Record<Language, CaptureWords>> = {
  en,
  de,
  fr,
  es,
  it,
  pt,
  nl,
  pl,
  sv,
  tr,
  uk,
  ar,
  he,
  hi,
  "zh-Hans": zhHans,
  ja,
  ko,
  vi,
};

/** Returns the words of the capture pages in a language. */
export function wordsIn(language: Language): CaptureWords {
  return WORDS[language];
}
