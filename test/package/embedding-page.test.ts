/** Every snippet with a file's name above it is part, word for word, of a page or a server that another test runs. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Lines without their indentation: a snippet stands further left than in its file. */
const lines = (text: string): string =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .join("\n");

const snippetsOf = (page: string) =>
  [...page.matchAll(/<!-- (\S+) -->\n\n```\w+\n(.*?)\n```/gs)].map(([, file = "", code = ""]) => ({
    file,
    code,
  }));

describe.each([
  { name: "docs/embedding.md", unnamed: 0 },
  // The installation, and an address that only one platform has.
  { name: "docs/mounting.md", unnamed: 2 },
])("$name", ({ name, unnamed }) => {
  const page = readFileSync(ROOT + name, "utf8");
  const snippets = snippetsOf(page);

  it("names the file of every snippet", () => {
    expect(snippets.length).toBeGreaterThan(6);
    expect(snippets).toHaveLength((page.match(/^```\w+$/gm)?.length ?? 0) - unnamed);
  });

  it.each(snippets)("quotes $file", ({ file, code }) => {
    expect(lines(readFileSync(ROOT + file, "utf8"))).toContain(lines(code));
  });
});
