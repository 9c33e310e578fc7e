/** The steps of "Adding a provider" in CONTRIBUTING.md: the compiler names the registries, this file the rest. */
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { PROVIDER_IDS, PROVIDER_NAMES } from "../../src/contract/providers.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PROVIDERS = "src/contract/providers.ts";

/** Every file with a record over the providers' ids. The guide lists the same files, and the compiler names no other. */
const REGISTRIES = [
  "src/launch/frame-registry.ts",
  "src/providers/registry.ts",
  "src/sandbox/capture-style.ts",
  "src/sandbox/sandbox-providers.ts",
  "test/journey/providers.test.ts",
  "test/suites/four-providers.test.ts",
  "test/suites/invite-members.test.ts",
  "test/suites/provider-contract.test.ts",
  "test/unit/proxy/provider-bounds.test.ts",
  "test/unit/proxy/support/fake-providers.ts",
];

describe("a registry without the new provider", () => {
  const copy = mkdtempSync(join(tmpdir(), "gangway-new-provider-"));
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it("doesn't compile", () => {
    for (const path of ["src", "demo", "test", "tsconfig.json", "package.json"]) {
      cpSync(join(ROOT, path), join(copy, path), { recursive: true });
    }
    symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"));
    const before = readFileSync(join(copy, PROVIDERS), "utf8");
    const after = before.replace("PROVIDER_NAMES = {", '$& fifth: "Fifth",');
    expect(after).not.toBe(before);
    writeFileSync(join(copy, PROVIDERS), after);
    writeFileSync(
      join(copy, "tsconfig.new.json"),
      JSON.stringify({
        extends: "./tsconfig.json",
        compilerOptions: { composite: false, noEmit: true, lib: ["ES2023", "DOM"], types: ["node"] },
        include: ["src", "test"],
        exclude: ["test/types", "test/package/installed/projects"],
        references: [],
      }),
    );
    const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
    // Several checkers at once would each check what all files share.
    const options = ["-p", "tsconfig.new.json", "--pretty", "false", "--checkers", "1"];
    const { stdout } = spawnSync(process.execPath, [tsc, ...options], { cwd: copy, encoding: "utf8" });
    const missing = stdout
      .split("\n")
      .filter((line) => line.includes("Property 'fifth' is missing"))
      .map((line) => line.replace(/\(.*$/, ""));
    expect([...new Set(missing)].toSorted(), stdout).toEqual(REGISTRIES);
  });
});

describe("the guide", () => {
  const text = readFileSync(`${ROOT}CONTRIBUTING.md`, "utf8");

  it.each([PROVIDERS, ...REGISTRIES])("names %s", (path) => {
    expect(text).toContain(`\`${path}\``);
  });

  it("names no file that isn't there", () => {
    const paths = [...text.matchAll(/`((?:src|test|docs|build|demo)\/[^`]*)`/g)].map(([, path = ""]) => path);
    const others = paths.filter((path) => !/acme|\*/.test(path));
    expect(others.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});

describe.each(PROVIDER_IDS)("%s", (id) => {
  const readme = readFileSync(`${ROOT}README.md`, "utf8");
  const filesIn = (folder: string) => (existsSync(ROOT + folder) ? readdirSync(ROOT + folder) : []);

  it.each([
    ["a server half", `src/providers/${id}`, "provider.ts"],
    ["a simulation", `src/sandbox/${id}`, ".ts"],
    ["tests of its server half", `test/unit/providers/${id}`, ".test.ts"],
    ["tests of its simulation", `test/unit/sandbox/${id}`, ".test.ts"],
  ])("has %s in %s", (_, folder, ending) => {
    expect(filesIn(folder).filter((name) => name.endsWith(ending))).not.toEqual([]);
  });

  it(`has a page, docs/${id}.md, under its name`, () => {
    expect(readFileSync(`${ROOT}docs/${id}.md`, "utf8")).toContain(PROVIDER_NAMES[id]);
  });

  it("has a row in README.md's table of providers", () => {
    expect(readme).toMatch(new RegExp(`^\\| *\`${id}\` .*docs/${id}\\.md`, "m"));
  });
});
