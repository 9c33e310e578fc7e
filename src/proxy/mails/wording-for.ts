import { lookUp } from "../../contract/look-up.js";

/** The texts of a mail in each language that mails are written in. */
export interface Wordings<Wording> {
  en: Wording;
  de: Wording;
}

/** Returns the texts in the customer's language, or else in English. @param locale BCP 47; null where it is not known. */
export function wordingFor<Wording>(wordings: Wordings<Wording>, locale: string | null): Wording {
  return wordings[languageOf(wordings, locale)];
}

/** Returns the language of these texts. */
export function languageOf<Wording>(
  wordings: Wordings<Wording>,
  locale: string | null,
): keyof Wordings<Wording> {
  const language = locale?.toLowerCase().split("-")[0] ?? "en";
  return lookUp({ ...wordings }, language) === undefined ? "en" : (language as keyof Wordings<Wording>);
}
