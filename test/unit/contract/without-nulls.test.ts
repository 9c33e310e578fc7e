import { expect, test } from "vitest";
import { withoutNulls } from "../../../src/contract/without-nulls.js";

test("leaves out what is null, at any depth, and nothing else", () => {
  const given = {
    a: null,
    b: { c: null, d: { e: null, f: 0 } },
    g: [{ h: null, i: "" }],
    j: false,
    k: undefined,
  };
  expect(withoutNulls(given)).toStrictEqual({
    b: { d: { f: 0 } },
    g: [{ i: "" }],
    j: false,
    k: undefined,
  });
});

test.each([null, undefined, "text", 1, [null]])("leaves %j as it is", (value) => {
  expect(withoutNulls(value)).toEqual(value);
});
