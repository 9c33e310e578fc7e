import type { CorrectionsTerms } from "../terms.js";

/** English, for mistakes in the details, and for what customers type in another way than the plain one. */
export const correctionsTerms: CorrectionsTerms = {
  errorSummary: (count) => (count === 1 ? "Please check one thing" : `Please check ${count}\u00a0things`),
  missing: (label) => `Enter your ${label.toLowerCase()}`,
  invalidEmail: "Enter an email address like name@example.com",
  invalidDate: "Enter a real date of birth",
  invalidPhone: "Enter a phone number with its country code, like +61\u00a0491\u00a0570\u00a0156",
  impossiblePhone: "Check your phone number: it has too few or too many digits",
  didYouMean: (text) => `Did you mean ${text}?`,
  nameCharacter: (label, character) =>
    `Please write your ${label.toLowerCase()} with letters only: “${character}” can’t be part of it`,
  dateIncomplete: (labels) => `The date isn’t complete. Please add: ${labels.toLowerCase()}`,
  monthRange: "Enter the month as a number from 1 to 12, or by its name",
  yearDigits: "Enter all four digits of the year",
  daysOfMonth: (month, days) => `${month} has ${days}\u00a0days`,
  todayDate: "This is today’s date. Enter your date of birth",
  futureDate: "This date is in the future",
  tooOld: (year) => `Enter a year from ${year} on`,
  tooYoung: (age) => `You must be at least ${age}\u00a0${age === 1 ? "year" : "years"} old`,
};
