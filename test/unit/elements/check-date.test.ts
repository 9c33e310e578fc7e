import { expect, it } from "vitest";
import { checkDate } from "../../../src/elements/corrections/check-date.js";
import { dateLimits } from "../../../src/elements/steps/date-limits.js";
import { terms } from "../../../src/locales/en/complete-terms.js";

/** In the time zone of the machine. */
const NOW = new Date(2026, 10, 22, 0, 30);
const ORDER = ["day", "month", "year"] as const;

function check(written: string, minimumAge?: number, language = "en") {
  const [day = "", month = "", year = ""] = written.split("/");
  const date = checkDate(
    { day, month, year },
    { ...dateLimits(minimumAge, NOW), minimumAge, locale: language, language },
    ORDER,
  );
  if (typeof date === "string") return date;
  const { parts, years = [] } = date;
  return [date.text(terms), parts.join(" "), ...years];
}

it.each([
  ["15/1/1990", "1990-01-15"],
  ["29/2/2000", "2000-02-29"],
  ["1/1/1900", "1900-01-01"],
  ["21/11/2026", "2026-11-21"],
])("takes %s", (written, date) => {
  expect(check(written)).toBe(date);
});

it.each([
  ["28/2/1990/", "", ["1990-02-28"]],
  ["29/2/1990", "February 1990 has 28\u00a0days", "day"],
  ["31/2/1990", "February 1990 has 28\u00a0days", "day"],
  ["30/2/2000", "February 2000 has 29\u00a0days", "day"],
  ["31/4/1990", "April 1990 has 30\u00a0days", "day"],
  ["0/4/1990", "April 1990 has 30\u00a0days", "day"],
  ["1/13/1990", terms.monthRange, "month"],
  ["1/0/1990", terms.monthRange, "month"],
  ["1/x/1990", terms.invalidDate, "month"],
  ["1//", "The date isn’t complete. Please add: month and year", "month year"],
  ["/1/1990", "The date isn’t complete. Please add: day", "day"],
  ["1/1/2999", "This date is in the future", "year"],
  ["1/12/2026", "This date is in the future", "month"],
  ["23/11/2026", "This date is in the future", "day"],
  ["22/11/2026", terms.todayDate, "day month year"],
  ["31/12/1899", "Enter a year from 1900 on", "year"],
  ["1/1/0090", "Enter a year from 1900 on", "year"],
  ["1/1/190", terms.yearDigits, "year"],
  ["1/1/19900", terms.yearDigits, "year"],
] as const)("says of %s: %s", (written, text, parts) => {
  expect(check(written)).toEqual(Array.isArray(parts) ? parts[0] : [text, parts]);
});

it("asks back for a year of two digits, and offers only years that can be", () => {
  expect(check("15/1/90")).toEqual([terms.yearDigits, "year", 1990]);
  expect(check("15/1/10")).toEqual([terms.yearDigits, "year", 1910, 2010]);
  expect(check("15/1/10", 18)).toEqual([terms.yearDigits, "year", 1910]);
  expect(check("29/2/04")).toEqual([terms.yearDigits, "year", 1904, 2004]);
  expect(check("29/2/00")).toEqual([terms.yearDigits, "year", 2000]);
});

it("knows the organisation's minimum age", () => {
  expect(check("22/11/2008", 18)).toBe("2008-11-22");
  expect(check("23/11/2008", 18)).toEqual(["You must be at least 18\u00a0years old", "year"]);
  expect(check("22/11/2026", 18)).toEqual(["You must be at least 18\u00a0years old", "year"]);
});

it("offers the year of a Thai date in ours", () => {
  expect(check("15/1/2533", 18, "th")).toEqual([terms.futureDate, "year", 1990]);
  expect(check("15/1/2533", 18, "en")).toEqual([terms.futureDate, "year"]);
});
