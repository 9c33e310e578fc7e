import { expect, test, vi } from "vitest";
import { jsonLog } from "../../../src/node/json-log.js";
import { standardError } from "../../../src/node/standard-error.js";

test("writes lines from a level up, each one JSON object", () => {
  const write = vi.spyOn(standardError, "write").mockImplementation(() => {});
  const log = jsonLog("warn");
  log("info", "request", { status: 200 });
  log("warn", "config_warning", { path: "mail", fault: 'says "no"\n' });
  log("error", "internal_error", {});
  const lines = write.mock.calls.map(([line]) => line);
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { level: "warn", time: expect.any(String), path: "mail", fault: 'says "no"\n', event: "config_warning" },
    { level: "error", time: expect.any(String), event: "internal_error" },
  ]);
  expect(lines.every((line) => line.indexOf("\n") === line.length - 1)).toBe(true);
});

test("refuses a level that it doesn't know", () => {
  expect(() => jsonLog("loud")).toThrow("LOG_LEVEL");
});
