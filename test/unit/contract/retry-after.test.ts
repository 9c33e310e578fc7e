import { expect, it } from "vitest";
import { parseRetryAfter } from "../../../src/contract/retry-after.js";

const NOW = Date.UTC(1994, 10, 6, 8, 49, 7);

it.each([
  ["0", 0],
  ["120", 120],
  [" 5 ", 5],
  // The three forms of a date, RFC 9110 §5.6.7.
  ["Sun, 06 Nov 1994 08:49:37 GMT", 30],
  ["Sunday, 06-Nov-94 08:49:37 GMT", 30],
  ["Sun Nov  6 08:49:37 1994", 30],
  // Passed.
  ["Sun, 06 Nov 1994 08:00:00 GMT", 0],
  [null, undefined],
  ["", undefined],
  ["-5", undefined],
  ["1.5", undefined],
  ["1e3", undefined],
  // Longer than thirty years: no number of seconds that anyone means.
  ["9999999999", undefined],
  ["soon", undefined],
  ["5 apples", undefined],
  ["1994-11-06T08:49:37Z", undefined],
  ["Sunday", undefined],
  ["Sun, 99 Foo 1994", undefined],
])("%j is %j s", (header, seconds) => {
  expect(parseRetryAfter(header, NOW)).toBe(seconds);
});

it("rounds a part of a second up: never sooner than asked, and a whole number for a header of ours", () => {
  expect(parseRetryAfter("Sun, 06 Nov 1994 08:49:37 GMT", NOW - 1)).toBe(31);
});
