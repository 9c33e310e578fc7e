import { expect, test } from "vitest";
import { constantTimeEqual } from "../../../src/crypto/constant-time-equal.js";

test.each([
  ["abc", "abc", true],
  ["abc", "abd", false],
  ["ab", "abc", false],
  ["abcd", "abc", false],
  ["", "", true],
  ["", "a", false],
  ["a", "", false],
])("constantTimeEqual(%j, %j) is %j", (a, b, equal) => {
  expect(constantTimeEqual(a, b)).toBe(equal);
});
