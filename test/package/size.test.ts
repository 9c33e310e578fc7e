/** Exact sizes of the script builds, failing both ways: a change of size is a decision, not an accident. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build, type Rolldown } from "vite";
import { describe, expect, it } from "vitest";

const FOLDER = fileURLToPath(new URL("../../dist/browser/", import.meta.url));
const scripts = readdirSync(FOLDER).filter((name) => name.endsWith(".js"));
const bytesOf = (name: string) => readFileSync(FOLDER + name);
/** As brotli sends it, at its highest level. */
const sizeOf = (name: string) => brotliCompressSync(bytesOf(name)).length;
/** Without the hash of its content. */
const plainName = (name: string) => name.replace(/-[\w-]{8}\.js$/, ".js");
const fileOf = (plain: string) => scripts.find((name) => plainName(name) === plain) ?? plain;

/** A module and all that it imports before it runs. What it imports later on is not in it. */
function withImports(plain: string, found = new Set<string>()): Set<string> {
  const name = fileOf(plain);
  if (found.has(name)) return found;
  found.add(name);
  const statically = /(?:^|[;}\n])(?:import|export)(?:[^;()]*?from)?\s*["'`]\.\/([^"'`]+)["'`]/g;
  for (const [, imported] of bytesOf(name).toString().matchAll(statically))
    withImports(imported ?? "", found);
  return found;
}

/** The sum over files, and the names behind it. */
function total(...plain: string[]): { bytes: number; of: string[] } {
  const names = new Set(plain.flatMap((name) => [...withImports(name)]));
  const bytes = [...names].reduce((sum, name) => sum + sizeOf(name), 0);
  return { bytes, of: [...names].map(plainName).toSorted() };
}

/** What a change of the code is allowed to change: update it together with the code, and say why in the commit. */
const SIZES: Record<string, number> = {
  "de.js": 1799,
  "first.js": 13691,
  "gangway.iife.js": 27250,
  "gangway.js": 830,
  "later.js": 12071,
  "verifa.js": 390,
  "veriff.js": 317,
  "verifime-widget.esm.js": 746,
  "verifime-widget.js": 746,
  "vx.js": 230,
  "watch-frame.js": 591,
};

describe("sizes in bytes, brotli", () => {
  it("are these, file by file", () => {
    console.table(
      Object.fromEntries(
        scripts.map((name) => {
          const bytes = bytesOf(name);
          return [
            plainName(name),
            { minified: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: sizeOf(name) },
          ];
        }),
      ),
    );
    const now = Object.fromEntries(scripts.map((name) => [plainName(name), sizeOf(name)]));
    expect(now).toEqual(SIZES);
  });

  it.each(["gangway.js", "verifime-widget.js", "verifime-widget.esm.js"])(
    "stay within 1,100 for what loads the rest: %s",
    (name) => {
      const { bytes, of } = total(name);
      expect(of).toEqual([name]);
      expect(bytes).toBeLessThanOrEqual(1100);
    },
  );

  it("stay within 1,800 for a further language", () => {
    const { bytes, of } = total("de.js");
    expect(of.filter((name) => name !== "de.js")).toEqual([]);
    expect(bytes).toBeLessThanOrEqual(1800);
  });

  it("stay within 14,600 until the first step is interactive, Lit included", () => {
    const { bytes, of } = total("gangway.js", "first.js");
    console.log(`first step: ${bytes} bytes in ${of.join(", ")}`);
    expect(bytes).toBeLessThanOrEqual(14_600);
  });

  it("stay within 26,600 for the whole flow with the QR code and one language", () => {
    // The aim is 22,000. Lit, its task controller and the QR encoder alone take 8,100, the English texts 2,000.
    const { bytes, of } = total("gangway.js", "first.js", "later.js");
    console.log(`whole flow: ${bytes} bytes in ${of.join(", ")}`);
    expect(bytes).toBeLessThanOrEqual(26_600);
  });
});

/** What a page's own bundler makes of a door: what is there at once, and what is loaded later on. */
const DOORS: Record<string, { atOnce: number; later: number }> = {
  "gangway-onboarding": { atOnce: 15715, later: 16057 },
  define: { atOnce: 15528, later: 16127 },
  flow: { atOnce: 6138, later: 2401 },
  react: { atOnce: 15945, later: 16127 },
};

describe("sizes of the doors in bytes, brotli, bundled with what they need", () => {
  it.each(Object.keys(DOORS))("%s", async (door) => {
    const built = await build({
      configFile: false,
      logLevel: "silent",
      // Not `development`, whatever the test's own environment is called.
      resolve: { conditions: ["module", "browser", "production"] },
      build: {
        write: false,
        target: "es2022",
        rolldownOptions: {
          input: fileURLToPath(new URL(`../../dist/entry/browser/${door}.js`, import.meta.url)),
          external: ["react"],
          preserveEntrySignatures: "strict",
          output: { minify: true, comments: false },
        },
      },
    });
    const { output } = [built].flat()[0] as Rolldown.RolldownOutput;
    const chunks = new Map(
      output.filter((file) => file.type === "chunk").map((chunk) => [chunk.fileName, chunk]),
    );
    const first = new Set<string>();
    const follow = (name: string): void => {
      const chunk = chunks.get(name);
      if (!chunk || first.has(name)) return;
      first.add(name);
      for (const imported of chunk.imports) follow(imported);
    };
    for (const chunk of chunks.values()) if (chunk.isEntry) follow(chunk.fileName);
    const sum = (ofFirst: boolean) =>
      [...chunks.values()]
        .filter(({ fileName }) => first.has(fileName) === ofFirst)
        .reduce((bytes, { code }) => bytes + brotliCompressSync(code).length, 0);
    const now = { atOnce: sum(true), later: sum(false) };
    console.log(`gangway-onboarding/${door}: ${now.atOnce} bytes at once, ${now.later} later`);
    expect(now).toEqual(DOORS[door]);
  });
});
