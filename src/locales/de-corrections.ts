import type { CorrectionsTerms } from "./terms.js";

/** German, for mistakes in the details, and for what customers type in another way than the plain one. */
export const terms: CorrectionsTerms = {
  errorSummary: (count) => `Bitte prüfen Sie ${count === 1 ? "eine Angabe" : `${count} Angaben`}`,
  missing: (label) => `Bitte füllen Sie „${label}“ aus`,
  invalidEmail: "Geben Sie eine E-Mail-Adresse wie name@example.com ein",
  invalidDate: "Geben Sie ein gültiges Geburtsdatum ein",

  invalidPhone: "Geben Sie eine Telefonnummer mit Ländervorwahl ein, z. B. +49 151 23456789",
  impossiblePhone: "Diese Telefonnummer ist zu kurz oder zu lang",
  didYouMean: (text) => `Meinten Sie ${text}?`,
  nameCharacter: (label, character) =>
    `Bitte schreiben Sie „${label}“ nur mit Buchstaben: „${character}“ kommt in Namen nicht vor`,
  dateIncomplete: (labels) => `Das Datum ist nicht vollständig. Bitte ergänzen Sie: ${labels}`,
  monthRange: "Geben Sie den Monat als Zahl von 1 bis 12 oder als Namen ein",
  yearDigits: "Geben Sie das Jahr mit vier Ziffern ein",
  daysOfMonth: (month, days) => `Der ${month} hat ${days} Tage`,
  todayDate: "Das ist das heutige Datum. Geben Sie Ihr Geburtsdatum ein",
  futureDate: "Dieses Datum liegt in der Zukunft",
  tooOld: (year) => `Geben Sie ein Jahr ab ${year} ein`,
  tooYoung: (age) => `Sie müssen mindestens ${age} Jahre alt sein`,
};
