import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DateOrder, findWholeDate, readBoxes } from "../../../src/elements/corrections/read-date.js";

const DMY: DateOrder = ["day", "month", "year"];
const MDY: DateOrder = ["month", "day", "year"];
const YMD: DateOrder = ["year", "month", "day"];

/** Returns the order of a language's own dates, as the form has it. */
function orderOf(language: string): DateOrder {
  const parts = new Intl.DateTimeFormat(language, { calendar: "gregory" }).formatToParts();
  return parts.flatMap(({ type }) => (type === "day" || type === "month" || type === "year" ? type : []));
}

function read(text: string, order = DMY, language = "en"): string | null {
  const date = findWholeDate(text, order, language);
  return date && [date.year, date.month, date.day].map((part) => part.padStart(2, "0")).join("-");
}

describe("a whole date in one box", () => {
  it.each([
    "15/01/1990",
    "15/1/1990",
    "15.1.1990",
    "15. 1. 1990",
    "15-01-1990",
    "15 01 1990",
    " 15/01/1990 ",
    "1990-01-15",
    "1990-1-15",
    "1990/01/15",
    "1990-01-15T08:30:00Z",
    "1990-01-15 08:30",
    "15 January 1990",
    "15th of January, 1990",
    "Monday, 15 January 1990",
    "Jan 15 1990",
    "January 15th, 1990",
    "15-Jan-1990",
    "15 JAN 1990",
    "15 janu 1990",
    "1990 January 15",
    "15011990",
    "19900115",
    "01/15/1990",
    "١٥/٠١/١٩٩٠",
    "۱۵/۰۱/۱۹۹۰",
    "१५/०१/१९९०",
    "１５／０１／１９９０",
    "\u200e15/01/1990\u200f",
    "1990年1月15日",
    "1990년 1월 15일",
  ])("is read from %s", (text) => {
    expect(read(text)).toBe("1990-01-15");
  });

  it.each([
    ["de", "15. Januar 1990"],
    ["de", "15. JANUAR 1990"],
    ["de", "15 jan 1990"],
    ["de-AT", "15. Jänner 1990"],
    ["de", "15 January 1990"],
    ["fr", "lundi 15 janvier 1990"],
    ["fr", "15 janv. 1990"],
    ["es", "15 de enero de 1990"],
    ["pt-BR", "15 de janeiro de 1990"],
    ["it", "15 gennaio 1990"],
    ["nl", "15 januari 1990"],
    ["pl", "15 stycznia 1990"],
    ["pl", "15 styczeń 1990"],
    ["ru", "15 января 1990 г."],
    ["ru", "15 январь 1990"],
    ["uk", "15 січня 1990"],
    ["tr", "15 Ocak 1990"],
    ["he", "15 בינואר 1990"],
    ["tr", "15 OCAK 1990"],
    ["el", "15 Ιανουαρίου 1990"],
    ["el", "15 ιανουαριου 1990"],
    ["ar-EG", "١٥ يناير ١٩٩٠"],
    ["fa", "۱۵ ژانویه ۱۹۹۰"],
    ["hi", "१५ जनवरी १९९०"],
    ["th", "15 มกราคม 1990"],
    ["vi", "15 tháng 1, 1990"],
    ["vi", "ngày 15 tháng 1 năm 1990"],
    ["vi", "15 tháng Một năm 1990"],
    ["vi-VN", "15 THÁNG GIÊNG 1990"],
    ["ar", "15 يناير 1990"],
    ["ar", "١٥ كانون الثاني ١٩٩٠"],
    ["ar", "15 جانفي 1990"],
    ["ar-SA", "15 يناير 1990"],
    ["fa", "۱۵/۰۱/۱۹۹۰"],
    ["hi", "१५-०१-१९९०"],
    ["ja", "１９９０年１月１５日"],
    ["zh-Hans", "1990年1月15日"],
    ["ko", "1990년 1월 15일"],
    ["sv", "15 januari 1990"],
    ["fi", "15. tammikuuta 1990"],
    ["hu", "1990. január 15."],
    ["cs", "15. ledna 1990"],
  ])("is read in %s from %s", (language, text) => {
    expect(read(text, orderOf(language), language)).toBe("1990-01-15");
  });

  it("reads an ambiguous one by the order of the language", () => {
    expect(read("01/02/1990", DMY)).toBe("1990-02-01");
    expect(read("01/02/1990", MDY)).toBe("1990-01-02");
    expect(read("01021990", DMY)).toBe("1990-02-01");
    expect(read("01021990", MDY)).toBe("1990-01-02");
    expect(read("1990/01/02", MDY)).toBe("1990-01-02");
    expect(read("01/02/1990", YMD)).toBe("1990-02-01");
  });

  it("leaves a year of two digits as it is", () => {
    expect(read("15/01/90")).toBe("90-01-15");
    expect(read("15 Jan 90")).toBe("90-01-15");
    expect(read("Jan 15 '90")).toBe("90-01-15");
    expect(read("90/01/15", YMD)).toBe("90-01-15");
    expect(read("150190")).toBe("90-01-15");
    expect(read("011590", MDY)).toBe("90-01-15");
  });

  it.each([
    "",
    "15",
    "1990",
    "March",
    "15/01",
    "15 January",
    "12345",
    "155/01/1990",
    "1/2/3/4",
    "99999999",
    "0415 555 671",
  ])("is not found in %j", (text) => {
    expect(read(text)).toBeNull();
  });

  it.each([
    "en-US",
    "en-GB",
    "de",
    "fr",
    "es",
    "pl",
    "ru",
    "tr",
    "ar-EG",
    "hi",
    "ja",
    "ko",
    "zh",
    "vi",
    "sv",
    "fi",
  ])("is read in every style of %s", (language) => {
    const day = fc.date({ min: new Date("1900-01-01"), max: new Date("2026-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.constantFrom("full", "long", "medium", "short"), (date, style) => {
        const text = new Intl.DateTimeFormat(language, {
          calendar: "gregory",
          timeZone: "UTC",
          ...(style === "short"
            ? { day: "2-digit", month: "2-digit", year: "numeric" }
            : { dateStyle: style as "full" }),
        }).format(date);
        expect([text, read(text, orderOf(language), language)]).toEqual([
          text,
          date.toISOString().slice(0, 10),
        ]);
      }),
      { numRuns: 60 },
    );
  });
});

describe("the three boxes", () => {
  it.each([
    [{ day: "15", month: "1", year: "1990" }, "en"],
    [{ day: "15th", month: "January", year: "1990" }, "en"],
    [{ day: " 15. ", month: "Jan.", year: "1990" }, "en"],
    [{ day: "١٥", month: "١", year: "١٩٩٠" }, "ar"],
    [{ day: "15", month: "januar", year: "1990" }, "de"],
    [{ day: "15", month: "January", year: "1990" }, "de"],
    [{ day: "15日", month: "1月", year: "1990年" }, "ja"],
    [{ day: "１５", month: "１", year: "１９９０" }, "ja"],
    [{ day: "१५", month: "जनवरी", year: "१९९०" }, "hi"],
    [{ day: "۱۵", month: "ژانویه", year: "۱۹۹۰" }, "fa"],
    [{ day: "15", month: "一月", year: "1990" }, "zh-Hans"],
    [{ day: "15", month: "Tháng Một", year: "1990" }, "vi"],
    [{ day: "15", month: "tháng 1", year: "1990" }, "vi"],
    [{ day: "15", month: "كانون الثاني", year: "1990" }, "ar"],
    [{ day: "15", month: "січня", year: "1990" }, "uk"],
  ])("are read from %o", (texts, language) => {
    expect(readBoxes(texts, language)).toEqual({ day: "15", month: "1", year: "1990" });
  });

  it("keep what can't be read", () => {
    const texts = { day: "x", month: "Foo", year: "19 90" };
    expect(readBoxes(texts, "en")).toEqual(texts);
  });

  it.each([
    ["tháng Tư", "4"],
    ["tháng Năm", "5"],
    ["tháng Mười", "10"],
    ["Tháng mười một", "11"],
    ["tháng Mười Hai", "12"],
    ["tháng Chạp", "12"],
  ])("know the Vietnamese month %s", (month, number) => {
    expect(readBoxes({ day: "1", month, year: "1990" }, "vi").month).toBe(number);
  });
});
