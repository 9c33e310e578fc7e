/** The packed file as the registry would hand it out: its doors, its types, and what comes along with it. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PackedPackage, packPackage, run } from "../support/installed-package.js";

const manifest: { exports: object } = JSON.parse(
  readFileSync(new URL("../../../package.json", import.meta.url), "utf8"),
);
const BROWSER_DOORS = [".", "./define", "./flow", "./react"];
const SERVER_DOORS = ["./server", "./server/node", "./sandbox"];
const LOCALE_DOORS = Object.keys(manifest.exports).filter((door) => door.startsWith("./locales/"));
const DATA_DOORS = ["./custom-elements.json", "./html-custom-data.json", "./package.json"];
const named = (door: string) => `gangway-onboarding${door.slice(1)}`;

/** As `npm ls --json` tells it. */
interface Dependencies {
  [name: string]: { version?: string; dependencies?: Dependencies };
}

let packed: PackedPackage;
/** Nothing installed but the package. */
let project: string;

beforeAll(async () => {
  packed = await packPackage();
  project = await packed.install("browser-alone");
});
afterAll(() => packed.remove());

const node = (script: string) => run(project, process.execPath, "--input-type=module", "--eval", script);

describe("the doors", () => {
  it("are these, one by one", () => {
    expect(Object.keys(manifest.exports).toSorted()).toEqual(
      [...BROWSER_DOORS, ...SERVER_DOORS, ...LOCALE_DOORS, ...DATA_DOORS].toSorted(),
    );
  });

  it("include every language", () => {
    const folder = new URL("../../../src/locales/", import.meta.url);
    const languages = readdirSync(folder)
      .filter((name) => /^export const terms\b/m.test(readFileSync(new URL(name, folder), "utf8")))
      .map((name) => name.replace(".ts", ""));
    expect(LOCALE_DOORS.toSorted()).toEqual(languages.map((name) => `./locales/${name}`).toSorted());
  });

  it("are what publint expects of a package", async () => {
    const { messages, pkg } = await publint({
      pkgDir: join(project, "node_modules/gangway-onboarding"),
      pack: false,
      strict: true,
    });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it("have the types that their code has", async () => {
    const data = new Uint8Array(readFileSync(packed.tarball));
    const analysis = await checkPackage(createPackageFromTarballData(data));
    if (!analysis.types) throw new Error("no types in the package");
    // ES modules only: old resolution finds no subpaths, and `require` gets what Node gives it.
    const problems = analysis.problems.filter(
      (problem) =>
        problem.kind !== "CJSResolvesToESM" &&
        !("resolutionKind" in problem && problem.resolutionKind === "node10") &&
        !("entrypoint" in problem && DATA_DOORS.includes(problem.entrypoint)),
    );
    expect(problems).toEqual([]);
  });
});

describe("installed for the browser alone", () => {
  it("brings three packages with what they need, and no server", async () => {
    const tree = JSON.parse(await run(project, "npm", "ls", "--all", "--json"));
    const found = new Set<string>();
    const walk = (dependencies: Dependencies = {}) => {
      for (const [name, { version, dependencies: inner }] of Object.entries(dependencies)) {
        // An optional peer that isn't there is listed without a version.
        if (version) found.add(name);
        walk(inner);
      }
    };
    walk(tree.dependencies["gangway-onboarding"].dependencies);
    expect([...found].toSorted()).toEqual([
      "@lit-labs/ssr-dom-shim",
      "@lit/reactive-element",
      "@lit/task",
      "@types/trusted-types",
      "lean-qr",
      "lit",
      "lit-element",
      "lit-html",
    ]);
  });

  it.each([...BROWSER_DOORS.filter((door) => door !== "./react"), ...LOCALE_DOORS])(
    "%s imports in Node, with nothing said and nothing begun",
    async (door) => {
      const said = await node(`
        const before = process._getActiveHandles().length;
        const door = await import("${named(door)}");
        console.log(JSON.stringify({ names: Object.keys(door).length, handles: process._getActiveHandles().length - before }));`);
      const { names, handles } = JSON.parse(said);
      expect(handles).toBe(0);
      if (door === "./define") expect(names).toBe(0);
      else expect(names).toBeGreaterThan(0);
    },
  );

  it("registers nothing by importing the classes, and the tag by ./define, twice too", async () => {
    const said = await node(`
      const { defineGangway } = await import("gangway-onboarding");
      const before = customElements.get("gangway-onboarding");
      await import("gangway-onboarding/define");
      defineGangway();
      console.log(before === undefined, customElements.get("gangway-onboarding").name);`);
    expect(said.trim()).toBe("true GangwayOnboarding");
  });

  it("hands out the manifest", async () => {
    const said = await node(`
      const { default: manifest } = await import("gangway-onboarding/custom-elements.json", { with: { type: "json" } });
      console.log(manifest.modules.flatMap(({ declarations }) => declarations).find(({ tagName }) => tagName).tagName);`);
    expect(said.trim()).toBe("gangway-onboarding");
  });
});
