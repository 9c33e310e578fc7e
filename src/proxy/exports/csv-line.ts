/** CSV by RFC 4180. Spreadsheets run fields that begin like a formula: such a field gets an apostrophe in front. */
import type { CsvValue } from "../../contract/export-schemas.js";

/** The beginnings of formulas (OWASP, "CSV Injection"), with the wide forms that some spreadsheets take for them. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
/** A comma, a quote and a line break end a field; spaces around it and other separators confuse readers. */
const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;

/** Returns a line with its end. */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(field).join(",")}\r\n`;
}

function field(value: CsvValue): string {
  // Numbers are ours: a negative one is no formula.
  if (typeof value !== "string") return value === null || value === undefined ? "" : String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
