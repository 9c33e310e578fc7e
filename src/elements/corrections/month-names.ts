/** The names of the months, as the browser knows them (`Intl.DateTimeFormat`). */
interface MonthName {
  /** 1 to 12. */
  month: number;
  name: string;
}

/** Arabic names of other regions than the language's own: of the Levant, Algeria and Morocco. */
const REGIONS: Record<string, readonly string[]> = { ar: ["ar-LB", "ar-DZ", "ar-MA"] };
/** The Vietnamese months in words, folded. `Intl` has them in numbers. */
const VIETNAMESE = "gieng mot hai ba tu nam sau bay tam chin muoi muoi-mot muoi-hai bon chap".split(" ");
const VIETNAMESE_MONTHS = [1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 4, 12];

/**
 * Finds the name of a month in a text, in the given language or in English: long or short, as it stands alone or beside a
 * day (`январь`, `января`), or its beginning of three letters or more where that can be one month only.
 * @param language BCP 47
 * @returns 1 to 12
 */
export function findMonth(text: string, language: string): number | undefined {
  const folded = fold(text);
  const regions = REGIONS[new Intl.Locale(language).language] ?? [];
  const languages = [language, ...regions, "en"].map(monthNames);
  for (const names of languages) {
    const [best] = names
      .map(({ month, name }) => ({ month, length: name.length, at: lastIndexOfWord(folded, name) }))
      .filter(({ at }) => at >= 0)
      // The longest, then the last: a short name may also be that of a weekday, which comes first.
      .sort((a, b) => b.length - a.length || b.at - a.at);
    if (best) return best.month;
  }
  for (const names of languages) {
    const months = (folded.match(/[\p{L}\p{M}]{3,}/gu) ?? []).flatMap((word) => {
      const found = new Set(names.filter(({ name }) => name.startsWith(word)).map(({ month }) => month));
      return found.size === 1 ? [...found] : [];
    });
    if (months.length === 1) return months[0];
  }
  return undefined;
}

function monthNames(language: string): MonthName[] {
  if (/^vi\b/i.test(language)) {
    return VIETNAMESE.map((word, at) => ({
      month: VIETNAMESE_MONTHS[at] ?? 0,
      name: `thang ${word.replace("-", " ")}`,
    }));
  }
  return (["long", "short"] as const).flatMap((month) => {
    const shared = { calendar: "gregory", timeZone: "UTC", month } as const;
    const alone = new Intl.DateTimeFormat(language, shared);
    const beside = new Intl.DateTimeFormat(language, { ...shared, day: "numeric", year: "numeric" });
    return Array.from({ length: 12 }, (_, index) => {
      const date = new Date(Date.UTC(2001, index, 15));
      const parts = beside.formatToParts(date);
      const at = parts.findIndex(({ type }) => type === "month");
      const part = parts[at]?.value ?? "";
      // Hebrew writes "in" as the first letter of the month.
      const prefix = /\p{L}+$/u.exec(parts[at - 1]?.value ?? "")?.[0] ?? "";
      return [alone.format(date), part, prefix + part].map((name) => ({
        month: index + 1,
        name: fold(name),
      }));
    })
      .flat()
      .filter(({ name }) => /^\P{N}*\p{L}\P{N}*$/u.test(name));
  });
}

/** Writes a text without what people leave out: upper case, accents and dots. */
function fold(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f.]/g, "")
    .replaceAll("ı", "i")
    .replace(/[’ʼ]/g, "'")
    .trim();
}

/** Returns the last place where a word stands by itself, or -1. */
function lastIndexOfWord(text: string, word: string): number {
  const isLetter = (at: number): boolean => /[\p{L}\p{M}]/u.test(text[at] ?? "");
  let at = text.lastIndexOf(word);
  while (at > 0 && (isLetter(at - 1) || isLetter(at + word.length))) at = text.lastIndexOf(word, at - 1);
  return at >= 0 && !isLetter(at - 1) && !isLetter(at + word.length) ? at : -1;
}
