/** The links of the documentation's site: `npm run build:docs` fails on one that leads nowhere. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { listDeadLinks } from "../../build/docs/check-links.js";
import { headingSlug } from "../../build/docs/heading-slug.js";
import { siteLink } from "../../build/docs/site-path.js";

const folder = mkdtempSync(join(tmpdir(), "gangway-docs-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const link = (href: string) => `<a class="x" href="${href}">text</a>`;

it("finds links to pages and to headings that aren't there", () => {
  writeFileSync(
    join(folder, "index.html"),
    `<h2 id="size">Size</h2>${link("#size")}${link("/docs/element.html#slots")}`,
  );
  writeFileSync(
    join(folder, "element.html"),
    [
      link("./index.html"),
      link("/docs/"),
      link("https://example.com/x"),
      link("#none"),
      link("./gone.html"),
      link("/index.html"),
    ].join(),
  );
  expect(listDeadLinks(folder, "/docs/")).toEqual([
    "element.html: #none",
    "element.html: ./gone.html",
    "element.html: /index.html",
    "index.html: /docs/element.html#slots",
  ]);
});

describe("a link between two files of the repository", () => {
  it.each([
    ["README.md", "docs/element.md#slots", "/element.md#slots"],
    ["docs/element.md", "../README.md", "/index.md"],
    ["docs/element.md", "security.md#who", "/security.md#who"],
    ["README.md", "SECURITY.md", "/vulnerabilities.md"],
    ["docs/element.md", "https://example.com/a.md", null],
    ["docs/element.md", "#slots", null],
  ])("from %s to %s", (page, href, expected) => {
    expect(siteLink(href, page)).toBe(expected);
  });
});

it("gives headings the anchors that GitHub gives them", () => {
  expect(headingSlug("In place of VerifiMe's own widget")).toBe("in-place-of-verifimes-own-widget");
  expect(headingSlug("`GET /v1/x` & more")).toBe("get-v1x--more");
});
