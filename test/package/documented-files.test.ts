/** The pages for people who change Gangway name files that exist. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

it.each(["docs/architecture.md", "CONTRIBUTING.md", "README.md"])("%s", (page) => {
  const text = readFileSync(ROOT + page, "utf8");
  const files = [...text.matchAll(/`([\w./-]+\/[\w.-]+\.(?:ts|md|json))`/g)].map(([, file = ""]) => file);
  const links = [...text.matchAll(/\]\(([\w./-]+\.(?:md|png))(?:#[\w-]+)?\)/g)].map(([, file = ""]) => file);
  const folder = page.includes("/") ? "docs/" : "";
  const missing = [
    // The provider of the guide's example is not there.
    ...files
      .filter((file) => !/acme|^gangway-/.test(file))
      .filter((file) => !existsSync(`${ROOT}src/${file}`) && !existsSync(ROOT + file)),
    ...links.filter((link) => !existsSync(ROOT + folder + link)),
  ];
  expect(missing).toEqual([]);
});
