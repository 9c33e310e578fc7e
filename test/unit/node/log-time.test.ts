import { expect, test } from "vitest";
import { logTime } from "../../../src/node/log-time.js";

test("times are written as dates are", () => {
  const start = Date.parse("2026-12-31T23:59:58.994Z");
  // Forward over a second, a minute and a year, and back as a clock that is set.
  for (const ms of [0, 5, 6, 7, 99, 1005, 1006, 1999, 3000, 2, -5000]) {
    const now = start + ms;
    expect(logTime(now)).toBe(new Date(now).toISOString());
  }
});
