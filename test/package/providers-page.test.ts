/** `docs/providers.md` has a section of assumptions for each provider, and names files that exist. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { PROVIDER_IDS, PROVIDER_NAMES } from "../../src/contract/providers.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const page = readFileSync(`${ROOT}docs/providers.md`, "utf8");
const silent = page.slice(page.indexOf("## Where the documents are silent\n"));

/** The cells of a section's table, a row at a time, without its two rows of headings. */
function rowsOf(heading: string): string[][] {
  const [, section = ""] = silent.split(`### ${heading}\n`);
  const [table = ""] = section.split("\n#");
  const rows = table.split("\n").filter((line) => line.startsWith("|"));
  return rows.slice(2).map((row) =>
    row
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim()),
  );
}

describe.each(PROVIDER_IDS)("%s", (id) => {
  const rows = rowsOf(PROVIDER_NAMES[id]);

  it("has a section where the documents are silent", () => {
    expect(rows).not.toEqual([]);
  });

  it.each(rows)("%s", (...cells) => {
    expect(cells).toHaveLength(3);
    expect(cells).not.toContain("");
  });

  it("is linked to from the provider's own page", () => {
    const anchor = PROVIDER_NAMES[id].toLowerCase().replaceAll(" ", "-");
    expect(readFileSync(`${ROOT}docs/${id}.md`, "utf8")).toContain(`(providers.md#${anchor})`);
  });
});

it("names files that exist", () => {
  const files = [...page.matchAll(/`([\w./-]+\/[\w.-]+\.(?:ts|md|json))`/g)].map(([, file = ""]) => file);
  expect(files.filter((file) => !existsSync(`${ROOT}src/${file}`) && !existsSync(ROOT + file))).toEqual([]);
});
