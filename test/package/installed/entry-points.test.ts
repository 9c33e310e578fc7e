/** The packed files as the registry would hand them out: their entry points, their types, and the packages that they bring. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { describe, expect, inject, it } from "vitest";
import { manifestOf, type PackageName } from "../support/package-manifest.js";
import { runCommand } from "../support/run-command.js";

const LOCALES = readdirSync(new URL("../../../src/locales/", import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => `./locales/${name}`);

/** The entry points with code, and those with data. */
const ENTRY_POINTS: Record<PackageName, { code: string[]; data: string[] }> = {
  "gangway-onboarding": {
    code: [".", "./define", "./flow", "./react", "./verifime-widget", ...LOCALES],
    data: ["./custom-elements.json", "./html-custom-data.json", "./package.json", "./dist/browser/*"],
  },
  "gangway-server": {
    code: [".", "./client", "./node", "./provider-suite", "./sandbox"],
    data: ["./package.json"],
  },
};
const PACKAGES = Object.keys(ENTRY_POINTS) as PackageName[];

/** As `npm ls --json` prints it. */
interface Dependencies {
  [name: string]: { version?: string; dependencies?: Dependencies };
}

const packed = inject("packed");

const node = (name: PackageName, script: string) =>
  runCommand(packed[name].alone, process.execPath, "--input-type=module", "--eval", script);

/** Returns the names of all packages that a package brings into a project. */
async function installedWith(name: PackageName): Promise<string[]> {
  const tree = JSON.parse(await runCommand(packed[name].alone, "npm", "ls", "--all", "--json"));
  const found = new Set<string>();
  const walk = (dependencies: Dependencies = {}) => {
    for (const [name, { version, dependencies: inner }] of Object.entries(dependencies)) {
      // An optional peer that isn't there is listed without a version.
      if (version) found.add(name);
      walk(inner);
    }
  };
  walk(tree.dependencies[name].dependencies);
  return [...found].toSorted();
}

describe.each(PACKAGES)("the entry points of %s", (name) => {
  it("are exactly these", () => {
    const { code, data } = ENTRY_POINTS[name];
    expect(Object.keys(manifestOf(name).exports).toSorted()).toEqual([...code, ...data].toSorted());
  });

  it("are what publint expects of a package", async () => {
    const { messages, pkg } = await publint({
      pkgDir: join(packed[name].alone, "node_modules", name),
      pack: false,
      strict: true,
    });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it("have the types that their code has", async () => {
    const data = new Uint8Array(readFileSync(packed[name].tarball));
    const analysis = await checkPackage(createPackageFromTarballData(data));
    if (!analysis.types) throw new Error("no types in the package");
    // ES modules only: old resolution finds no subpaths, and `require` gets what Node gives it.
    const problems = analysis.problems.filter(
      (problem) =>
        problem.kind !== "CJSResolvesToESM" &&
        !("resolutionKind" in problem && problem.resolutionKind === "node10") &&
        !("entrypoint" in problem && ENTRY_POINTS[name].data.includes(problem.entrypoint)),
    );
    expect(problems).toEqual([]);
  });

  // React is an optional peer, and isn't installed here.
  it.each(ENTRY_POINTS[name].code.filter((entry) => entry !== "./react"))(
    "%s imports in Node",
    async (entry) => {
      const script = `console.log(Object.keys(await import("${name}${entry.slice(1)}")).length)`;
      const names = Number(await node(name, script));
      if (entry === "./define") expect(names).toBe(0);
      else expect(names).toBeGreaterThan(0);
    },
  );
});

describe("gangway-server, installed alone", () => {
  it("brings neither the widget nor any browser package", async () => {
    const found = await installedWith("gangway-server");
    expect(found.filter((name) => /^(gangway-|lit|@lit|react)/.test(name))).toEqual([]);
    expect(found).toEqual(expect.arrayContaining(Object.keys(manifestOf("gangway-server").dependencies)));
  });
});

describe("gangway-onboarding, installed alone", () => {
  it("brings three packages with what they need, and no server", async () => {
    expect(await installedWith("gangway-onboarding")).toEqual([
      "@lit-labs/ssr-dom-shim",
      "@lit/reactive-element",
      "@lit/task",
      "@types/trusted-types",
      "lean-qr",
      "libphonenumber-js",
      "lit",
      "lit-element",
      "lit-html",
    ]);
  });

  it("starts nothing when its entry points are imported", async () => {
    const entries = ENTRY_POINTS["gangway-onboarding"].code.filter((entry) => entry !== "./react");
    const printed = await node(
      "gangway-onboarding",
      `const before = process._getActiveHandles().length;
      for (const entry of ${JSON.stringify(entries)}) await import("gangway-onboarding" + entry.slice(1));
      console.log(process._getActiveHandles().length - before);`,
    );
    expect(printed.trim()).toBe("0");
  });

  it("registers nothing by importing the classes, and the tag by ./define, twice too", async () => {
    const printed = await node(
      "gangway-onboarding",
      `
      const { defineGangway } = await import("gangway-onboarding");
      const before = customElements.get("gangway-onboarding");
      await import("gangway-onboarding/define");
      defineGangway();
      console.log(before === undefined, customElements.get("gangway-onboarding").name);`,
    );
    expect(printed.trim()).toBe("true GangwayOnboarding");
  });

  it("hands out the manifest", async () => {
    const printed = await node(
      "gangway-onboarding",
      `
      const { default: manifest } = await import("gangway-onboarding/custom-elements.json", { with: { type: "json" } });
      console.log(manifest.modules.flatMap(({ declarations }) => declarations).find(({ tagName }) => tagName).tagName);`,
    );
    expect(printed.trim()).toBe("gangway-onboarding");
  });
});
