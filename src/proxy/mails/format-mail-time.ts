/** Writes a time in a mail, in UTC because the customer's time zone isn't known. @param at in ms since the epoch. */
export function formatMailTime(at: number, language: string): string {
  const locale = language === "en" ? "en-GB" : language;
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });
  return `${format.format(at)} UTC`;
}
