/**
 * The import rules that `tsc -b` can't check: cycles, the packages that each folder may import, providers apart from each
 * other, chunks apart from each other. `docs/architecture.md` lists the rules.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { PROVIDER_IDS } from "../../src/contract/providers.js";
import { manifestOf, type PackageName } from "./support/package-manifest.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SRC = fileURLToPath(new URL("../../src", import.meta.url));

/** Packages that each folder may import; a trailing slash allows its subpaths. */
const PACKAGES: Record<string, readonly string[]> = {
  contract: ["zod"],
  flow: [],
  launch: [],
  styles: ["lit"],
  locales: [],
  elements: ["lit", "@lit/task", "lean-qr/", "libphonenumber-js/"],
  react: ["react"],
  crypto: [],
  providers: ["zod"],
  records: ["kysely"],
  proxy: ["hono", "hono/", "ipaddr.js", "jose", "lean-qr", "lean-qr/", "standardwebhooks", "zod"],
  sandbox: ["hono", "hono/", "zod", "postal-mime", "lean-qr", "lean-qr/", "jose"],
  node: [
    "node:",
    "hono",
    "hono/",
    "@hono/node-server",
    "@hono/node-server/",
    "kysely",
    "libsql",
    "pg",
    "nodemailer",
    "smtp-server",
    "strip-json-comments",
  ],
  "provider-suite": ["node:"],
  client: ["jose", "standardwebhooks", "zod"],
  "test-kit": ["zod"],
  entry: [],
};

interface Import {
  /** The importing file, relative to src. */
  file: string;
  /** The imported file, relative to src, or a package. */
  target: string;
  inside: boolean;
  /** Not loaded together with the importing file: a type, or code that is loaded on demand. */
  late: boolean;
}

function importsOf(file: string, root = SRC): Import[] {
  const text = readFileSync(join(root, file), "utf8");
  const found = text.matchAll(
    /(?:^|\n)(?:import|export)\s+(type\s)?[^;]*?from\s+"([^"]+)"|import\("([^"]+)"\)|\nimport\s+"([^"]+)"/g,
  );
  return [...found].map(([, type, from, dynamic, bare]) => {
    const specifier = from ?? dynamic ?? bare ?? "";
    const inside = specifier.startsWith(".");
    const target = inside
      ? relative(root, join(root, dirname(file), specifier)).replace(/\.js$/, ".ts")
      : specifier;
    return { file, target, inside, late: type !== undefined || dynamic !== undefined };
  });
}

const files = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
const imports = files.flatMap((file) => importsOf(file));
const folderOf = (file: string) => file.split("/")[0] ?? "";
const BROWSER = /^(contract|flow|launch|styles|locales|elements|react|entry\/browser)\//;
const SERVER =
  /^(client|test-kit|crypto|providers|provider-suite|records|proxy|sandbox|node|entry\/server)\//;

describe("folders", () => {
  it("are exactly these", () => {
    expect(new Set(files.map(folderOf))).toEqual(
      new Set(Object.keys(PACKAGES).filter((f) => files.some((file) => folderOf(file) === f))),
    );
  });

  it("import only the packages that are theirs", () => {
    const foreign = imports
      .filter(({ inside }) => !inside)
      .filter(({ file, target }) => {
        const allowed = PACKAGES[folderOf(file)] ?? [];
        return !allowed.some((name) => target === name || (/[/:]$/.test(name) && target.startsWith(name)));
      })
      .map(({ file, target }) => `${file} → ${target}`);
    expect(foreign).toEqual([]);
  });

  it("keep providers apart: none imports another", () => {
    const provider = new RegExp(`^(providers|sandbox|launch)/(${PROVIDER_IDS.join("|")})\\b`);
    const crossing = imports
      .filter(({ file, target, inside }) => {
        const from = provider.exec(file)?.[2];
        const to = provider.exec(target)?.[2];
        return inside && from && to && from !== to;
      })
      .map(({ file, target }) => `${file} → ${target}`);
    expect(crossing).toEqual([]);
  });

  it("keep the server out of the browser, even for a type", () => {
    const crossing = imports.filter(({ file, target }) => BROWSER.test(file) && SERVER.test(target));
    expect(crossing.map(({ file, target }) => `${file} → ${target}`)).toEqual([]);
  });

  it("of a chunk import nothing from chunks that load later", () => {
    /** The later chunks that a folder of src/elements may not reach by what it imports before it runs. */
    const later: Record<string, RegExp> = {
      loader: /^(flow|elements\/(first|steps|failure|frame|action))\//,
      first: /^(flow\/(visit|failure|resume|token)\/|elements\/(steps|code|ways|failure|frame|action)\/)/,
      steps: /^(flow\/(failure|resume|token)\/|elements\/(code|ways|failure|frame|action)\/)/,
      code: /^(flow\/(visit|failure|resume|token)|elements\/(steps|failure|frame|action))\//,
      ways: /^(flow|elements\/(steps|code|failure|frame|action))\//,
      failure: /^(flow\/(visit|resume|token)\/|elements\/(steps|frame|action)\/)/,
      frame: /^(flow|elements\/(steps|failure|action))\//,
      action: /^(flow\/(visit|resume|token)|elements\/(steps|failure|frame))\//,
    };
    const reached = (file: string, path: string[] = []): string[][] =>
      imports
        .filter((one) => one.file === file && one.inside && !one.late && !path.includes(one.target))
        .flatMap(({ target }) => [[...path, file, target], ...reached(target, [...path, file])]);
    const early = Object.entries(later).flatMap(([folder, tooLate]) => {
      const chunk = files.filter((file) => file.startsWith(`elements/${folder}/`));
      expect(chunk).not.toEqual([]);
      return chunk.flatMap((file) => reached(file)).filter((path) => tooLate.test(path.at(-1) ?? ""));
    });
    expect(early.map((path) => path.join(" → "))).toEqual([]);
  });

  it("have no import cycle, be it of types or of modules loaded on demand", () => {
    const targets = new Map<string, string[]>();
    for (const { file, target, inside } of imports) {
      if (inside) targets.set(file, [...(targets.get(file) ?? []), target]);
    }
    const cycles: string[] = [];
    const done = new Set<string>();
    const visit = (file: string, path: string[]): void => {
      const start = path.indexOf(file);
      if (start >= 0) cycles.push([...path.slice(start), file].join(" → "));
      if (start >= 0 || done.has(file)) return;
      for (const target of targets.get(file) ?? []) visit(target, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(cycles).toEqual([]);
  });

  const SIDES: Record<PackageName, (file: string) => boolean> = {
    // The contract's schemas are the server's: no entry point of the browser reaches them.
    "gangway-onboarding": (file) => BROWSER.test(file) && folderOf(file) !== "contract",
    "gangway-server": (file) => SERVER.test(file) || folderOf(file) === "contract",
  };
  it.each(Object.entries(SIDES))("import just the packages that %s depends on", (name, isOurs) => {
    const { dependencies, peerDependencies } = manifestOf(name as PackageName);
    const imported = imports
      .filter(({ file, target, inside }) => !inside && !target.startsWith("node:") && isOurs(file))
      .map(({ target }) => target.split("/", target.startsWith("@") ? 2 : 1).join("/"));
    expect([...new Set(imported)].toSorted()).toEqual(
      Object.keys({ ...dependencies, ...peerDependencies }).toSorted(),
    );
  });

  it("of the demo import the packages as a partner does, and nothing from src", () => {
    const demo = join(ROOT, "demo");
    const sources = readdirSync(demo).filter((name) => name.endsWith(".ts"));
    const outside = sources
      .flatMap((file) => importsOf(file, demo))
      .filter(({ target, inside }) => inside && target.startsWith(".."));
    expect(outside).toEqual([]);
  });

  it("of the demo's pages import only types from src, because a browser loads them as they are", () => {
    const demo = join(ROOT, "demo");
    const code = readdirSync(demo, { recursive: true, encoding: "utf8" })
      .filter((name) => /^(states|gallery|playground)\/.+\.ts$/.test(name))
      .flatMap((file) => importsOf(file, demo))
      .filter(({ target, inside, late }) => !late && (!inside || target.startsWith("..")));
    expect(code).toEqual([]);
  });
});
