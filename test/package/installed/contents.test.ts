/** Everything that the packed files name is in them. */
import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { manifestOf, type PackageName } from "../support/package-manifest.js";

const PACKAGES: readonly PackageName[] = ["gangway-onboarding", "gangway-server"];

describe.each(PACKAGES)("%s", (name) => {
  const root = join(inject("packed")[name].alone, "node_modules", name);
  const files = readdirSync(root, { recursive: true, encoding: "utf8" });
  const ending = (pattern: RegExp) => files.filter((file) => pattern.test(file));
  const read = (file: string) => readFileSync(join(root, file), "utf8");

  it("carries its documents, licences and list of components", () => {
    expect(files).toEqual(
      expect.arrayContaining([
        ...["README.md", "LICENSE", "CHANGELOG.md", "docs/operation.md", "docs/deploy/Dockerfile"],
        ...["components.cdx.json", "dist/browser/licences.txt"],
      ]),
    );
    if (name === "gangway-server") expect(files).toContain("dist/command/licences.txt");
    const { repository } = manifestOf(name);
    expect(repository).toMatchObject({ type: "git", directory: `build/packages/${name}` });
  });

  it("has no link that leads nowhere in its documents", () => {
    const dead = ending(/\.md$/).flatMap((file) =>
      [...read(file).matchAll(/\]\(([^)\s:#]+)(?:#[^)]*)?\)/g)]
        .map(([, link = ""]) => link)
        .filter((link) => !existsSync(join(root, dirname(file), link)))
        .map((link) => `${file}: ${link}`),
    );
    expect(dead).toEqual([]);
  });

  it("has no file of the repository in its types that it doesn't carry", () => {
    const dead = ending(/\.d\.ts$/).flatMap((file) =>
      [...read(file).matchAll(/`((?:docs|src|test|build)\/[\w./-]+\.\w+)`/g)]
        .map(([, path = ""]) => path)
        .filter((path) => !existsSync(join(root, path)))
        .map((path) => `${file}: ${path}`),
    );
    expect(dead).toEqual([]);
  });

  it("has maps with the sources in them", () => {
    const maps = ending(/\.map$/);
    expect(maps.length).toBeGreaterThan(10);
    const empty = maps.filter((file) => {
      const { sources, sourcesContent = [] } = JSON.parse(read(file));
      return sources.length !== sourcesContent.length;
    });
    expect(empty).toEqual([]);
    const addresses = ending(/\.(js|d\.ts)$/).flatMap((file) =>
      [...read(file).matchAll(/^\/\/# sourceMappingURL=(.+)$/gm)].map(([, map = ""]) =>
        join(dirname(file), map),
      ),
    );
    expect(addresses.filter((file) => !files.includes(file))).toEqual([]);
  });
});

it("names the script builds for CDNs, and hands them out by their paths", () => {
  const manifest = manifestOf("gangway-onboarding");
  const { unpkg, jsdelivr } = manifest;
  expect([unpkg, jsdelivr]).toEqual(["./dist/browser/gangway.js", "./dist/browser/gangway.js"]);
  const root = join(inject("packed")["gangway-onboarding"].alone, "node_modules/gangway-onboarding");
  const from = join(root, "../../page.js");
  for (const file of ["gangway.js", "gangway.iife.js", "verifime-widget.js", "integrity.json"]) {
    const resolved = createRequire(from).resolve(`gangway-onboarding/dist/browser/${file}`);
    expect(resolved).toBe(realpathSync(join(root, "dist/browser", file)));
  }
});
