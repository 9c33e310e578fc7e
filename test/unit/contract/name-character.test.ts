import { expect, it } from "vitest";
import { findNameFault } from "../../../src/contract/name-character.js";

it.each([
  "Jane",
  "JANE",
  "O'Brien",
  "O’Brien",
  "Jean-Luc",
  "Martin Luther King, Jr.",
  "Gal·la",
  "Нина",
  "Μαρία",
  "محمد",
  "علی‌رضا",
  "अनुष्का",
  "ณัฐพล",
  "王小明",
  "マリア・ガルシア",
  "Suresh a/l Raman",
  "Zoë",
  "Ng\u0303",
  "  Jane  ",
  "",
])("takes the name %s", (name) => {
  expect(findNameFault(name)).toBeUndefined();
});

it.each([
  ["🎉", "🎉"],
  ["Jane 🇩🇪", "🇩🇪"],
  ["J4ne", "4"],
  ["Jane٣", "٣"],
  ["Jane_Doe", "_"],
  ["<b>", "<"],
  ["Jane\u0000", "\u0000"],
  ["$", "$"],
  ["Jane!", "!"],
])("finds in %s the character %s", (name, character) => {
  expect(findNameFault(name)).toBe(character);
});
