import { expect, it } from "vitest";
import { isOldEnough } from "../../../src/contract/minimum-age.js";

it.each([
  ["2008-11-21", "2026-11-21", 18, true],
  ["2008-11-22", "2026-11-21", 18, false],
  ["2008-12-01", "2026-11-21", 18, false],
  ["2008-02-29", "2026-02-28", 18, false],
  ["2008-02-29", "2026-03-01", 18, true],
  ["2008-02-29", "2028-02-28", 20, false],
  ["2008-02-29", "2028-02-29", 20, true],
  ["2006-02-28", "2024-02-29", 18, true],
  ["2006-03-01", "2024-02-29", 18, false],
  ["1906-11-21", "2026-11-21", 120, true],
  ["1999-12-31", "2000-01-01", 0, true],
])("somebody born on %s is, on %s, at least %s years old: %s", (born, today, years, expected) => {
  expect(isOldEnough(born, today, years)).toBe(expected);
});
