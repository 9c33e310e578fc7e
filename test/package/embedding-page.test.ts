/** Every snippet in `docs/embedding.md` is part, word for word, of a page that another test builds and opens. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const page = readFileSync(`${ROOT}docs/embedding.md`, "utf8");

/** Lines without their indentation: a snippet stands further left than in its file. */
const lines = (text: string): string =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .join("\n");

const snippets = [...page.matchAll(/<!-- (\S+) -->\n\n```\w+\n(.*?)\n```/gs)].map(
  ([, file = "", code = ""]) => ({
    file,
    code,
  }),
);

describe("docs/embedding.md", () => {
  it("names the file of every snippet", () => {
    expect(snippets.length).toBeGreaterThan(8);
    expect(snippets).toHaveLength(page.match(/^```\w+$/gm)?.length ?? 0);
  });

  it.each(snippets)("quotes $file", ({ file, code }) => {
    expect(lines(readFileSync(ROOT + file, "utf8"))).toContain(lines(code));
  });
});
