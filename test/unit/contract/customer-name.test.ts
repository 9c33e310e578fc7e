import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { customerName } from "../../../src/contract/customer-name.js";

describe("a full name", () => {
  test.each([
    ["Jane Smith", "Jane", "Smith"],
    ["Jane Marie Smith", "Jane Marie", "Smith"],
    ["  Jane\tMarie   Smith ", "Jane Marie", "Smith"],
    ["山田　太郎", "山田", "太郎"],
    ["Smith, Jane Marie", "Jane Marie", "Smith"],
    ["van der Berg, Jan", "Jan", "van der Berg"],
    ["Sukarno", undefined, "Sukarno"],
    ["Smith,", undefined, "Smith"],
    [", Jane", undefined, "Jane"],
    ["Anne-Marie O’Neill", "Anne-Marie", "O’Neill"],
    [",", undefined, undefined],
    [" ", undefined, undefined],
  ])("%j is %j and %j", (fullName, firstName, familyName) => {
    expect(customerName({ fullName })).toEqual({ firstName, familyName });
  });

  test.each([
    [{ firstName: "Ann" }, { firstName: "Ann", familyName: undefined }],
    [{ familyName: "Lee" }, { firstName: undefined, familyName: "Lee" }],
    [
      { firstName: "Ann", familyName: "Lee" },
      { firstName: "Ann", familyName: "Lee" },
    ],
  ])("gives way to %j", (known, name) => {
    expect(customerName({ ...known, fullName: "Jane Smith" })).toEqual(name);
  });

  test("is split as docs/providers.md shows", () => {
    const page = readFileSync(new URL("../../../docs/providers.md", import.meta.url), "utf8");
    const [, section = ""] = page.split("### Full names\n");
    const rows =
      section
        .split("\n#")[0]
        ?.split("\n")
        .filter((line) => line.startsWith("|")) ?? [];
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows.slice(2)) {
      const [fullName, given, family] = row
        .slice(1, -1)
        .split("|")
        .map((cell) => cell.trim());
      const { firstName = "–", familyName = "–" } = customerName({ fullName });
      expect([fullName, firstName, familyName]).toEqual([fullName, given, family]);
    }
  });
});
