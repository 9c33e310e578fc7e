/** Holds `docs/config.md` against the schema of the configuration. */
import { readFileSync } from "node:fs";
import stripJsonComments from "strip-json-comments";
import { expect, it } from "vitest";
import { parseConfig } from "../../../src/proxy/parse-config.js";
import { listConfigMembers } from "./support/config-members.js";

const page = readFileSync(new URL("../../../docs/config.md", import.meta.url), "utf8");

/** The rows of all tables: section, member, type and default of each, and the columns for people. */
const rows = page.split(/^## /m).flatMap((section) => {
  const [title = ""] = section.split("\n");
  return section
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => {
      const [, member = "", type = "", fallback = "", meaning = "", example = ""] = line
        .split(/ ?(?<!\\)\| ?/)
        .map((cell) => cell.replaceAll("\\|", "|").trim());
      return { row: [title, member, type, fallback].join(" | "), member, meaning, example };
    });
});

it("lists every member with its type and its default", () => {
  expect(rows.map(({ row }) => row)).toEqual(
    listConfigMembers().map((each) => `${each.section} | \`${each.path}\` | ${each.type} | ${each.default}`),
  );
});

it("says the meaning of every member, and shows an example of those that aren't objects", () => {
  expect(rows.filter(({ meaning }) => meaning === "")).toEqual([]);
  const objects = listConfigMembers().flatMap(({ path, type }) =>
    /\bobject$/.test(type) ? [`\`${path}\``] : [],
  );
  expect(rows.filter(({ example, member }) => example === "" && !objects.includes(member))).toEqual([]);
  for (const { example } of rows.filter((each) => each.example !== "")) {
    expect(() => JSON.parse(example.replaceAll("`", ""))).not.toThrow();
  }
});

it("starts with a configuration that is accepted", () => {
  const [, example = ""] = page.match(/```json\n(.*?)```/s) ?? [];
  const environment = {
    GANGWAY_KEY: "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
    SMTP_URL: "smtp://localhost:25",
    HARBOUR_API_KEY: "harbour-api-key-1",
    VERIFF_URL: "https://stationapi.veriff.com",
    VERIFF_KEY: "key",
    VERIFF_SECRET: "secret",
    HARBOUR_WEBHOOK_SECRET: "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
  };
  expect(() => parseConfig(JSON.parse(stripJsonComments(example)), environment)).not.toThrow();
});
