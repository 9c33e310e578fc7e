/** A mail and the widget ask for the same thing in the same words. */
import { expect, test } from "vitest";
import { LANGUAGES } from "../../../src/contract/languages.js";
import { terms as english } from "../../../src/locales/en/complete-terms.js";
import { loadTerms } from "../../../src/locales/load-terms.js";
import { wordsFor } from "../../../src/proxy/words/words-for.js";

/** The mails in English have straight apostrophes. */
const plain = (text: string | undefined) => text?.replaceAll("’", "'");

test.each(LANGUAGES)("the reasons for a resubmission are the widget's in %s", async (tag) => {
  const terms = (await loadTerms(tag, true))?.terms ?? english;
  const { reasons } = wordsFor(tag).actionMail;
  const shown = Object.keys(reasons).map((reason) =>
    plain(terms.actionText?.(reason as keyof typeof reasons)),
  );
  expect(shown).toEqual(Object.values(reasons).map(plain));
});
