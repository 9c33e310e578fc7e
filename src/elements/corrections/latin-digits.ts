/**
 * Writes the decimal digits of all scripts as 0 to 9: Arabic-Indic, Persian, Devanagari, full-width and others. Unicode has
 * the ten digits of a script in a row, from zero to nine (Unicode Standard, 4.6 "Numeric Value").
 */
export function latinDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const point = digit.codePointAt(0) ?? 0;
    let first = point;
    while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
    // Rows can follow one another, as those of the mathematical digits do.
    return String((point - first) % 10);
  });
}
