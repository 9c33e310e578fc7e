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
  { name: "docs/embedding.md", unnamed: 0, least: 7 },
  // The installation.
  { name: "docs/frameworks.md", unnamed: 1, least: 18 },
  // The installation.
  { name: "docs/flow.md", unnamed: 1, least: 5 },
  // The code of others, the element's tag, and a configuration.
  { name: "docs/migrate-verifime.md", unnamed: 3, least: 1 },
  { name: "docs/migrate-veriff.md", unnamed: 3, least: 1 },
  // The installation, an address that only one platform has, and a setting of Next.js for another way to deploy.
  { name: "docs/mounting.md", unnamed: 3, least: 7 },
])("$name", ({ name, unnamed, least }) => {
  const page = readFileSync(ROOT + name, "utf8");
  const snippets = snippetsOf(page);

  it("names the file of every snippet", () => {
    expect(snippets.length).toBeGreaterThanOrEqual(least);
    expect(snippets).toHaveLength((page.match(/^```\w+$/gm)?.length ?? 0) - unnamed);
  });

  it.each(snippets)("quotes $file", ({ file, code }) => {
    expect(lines(readFileSync(ROOT + file, "utf8"))).toContain(lines(code));
  });
});
