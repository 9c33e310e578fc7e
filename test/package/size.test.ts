/** Exact sizes of the script builds, failing both ways: a change of size is a decision, not an accident. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build, type Rolldown } from "vite";
import { describe, expect, it } from "vitest";

const FOLDER = fileURLToPath(new URL("../../dist/browser/", import.meta.url));
const scripts = readdirSync(FOLDER).filter((name) => name.endsWith(".js"));
const bytesOf = (name: string) => readFileSync(FOLDER + name);
const compressed = new Map<string, number>();
/** As brotli sends it, at its highest level. */
function sizeOf(name: string): number {
  const size = compressed.get(name) ?? brotliCompressSync(bytesOf(name)).length;
  compressed.set(name, size);
  return size;
}
/** Without the hash of its content. */
const plainName = (name: string) => name.replace(/-[\w-]{8}\.js$/, ".js");
const fileOf = (plain: string) => scripts.find((name) => plainName(name) === plain) ?? plain;

/** Returns a module and everything that it imports before it runs, without its dynamic imports. */
function withImports(plain: string, found = new Set<string>()): Set<string> {
  const name = fileOf(plain);
  if (found.has(name)) return found;
  found.add(name);
  const statically = /(?:^|[;}\n])(?:import|export)(?:[^;()]*?from)?\s*["'`]\.\/([^"'`]+)["'`]/g;
  for (const [, imported] of bytesOf(name).toString().matchAll(statically))
    withImports(imported ?? "", found);
  return found;
}

interface Sizes {
  gzip: number;
  brotli: number;
}

/** Returns the sums over files and everything that they import before they run, and the names of these files. */
function total(...plain: string[]): Sizes & { of: string[] } {
  const names = [...new Set(plain.flatMap((name) => [...withImports(name)]))];
  return {
    gzip: names.reduce((sum, name) => sum + gzipSync(bytesOf(name), { level: 9 }).length, 0),
    brotli: names.reduce((sum, name) => sum + sizeOf(name), 0),
    of: names.map(plainName).toSorted(),
  };
}

/** Returns the sizes of one file alone, for files that load after the first step. */
const alone = (name = ""): Sizes => ({
  gzip: gzipSync(bytesOf(fileOf(name)), { level: 9 }).length,
  brotli: sizeOf(fileOf(name)),
});

/** The languages besides English, each with a file for when all goes well, and one for the rest. */
const LANGUAGES = readdirSync(new URL("../../src/locales", import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "en")
  .map(({ name }) => name);

const FIRST_STEP = ["gangway.js", "first.js"];
/** From the first step to the last, when all goes well. */
const WHOLE_FLOW = [...FIRST_STEP, "steps.js"];
const README = readFileSync(fileURLToPath(new URL("../../README.md", import.meta.url)), "utf8");

/** The exact sizes. Update them together with the code, and give the reason in the commit. */
const SIZES: Record<string, number> = {
  "de.js": 2094,
  "first.js": 14235,
  "frame.js": 4196,
  "gangway.iife.js": 50005,
  "gangway.js": 1495,
  "steps.js": 14176,
  "failure.js": 3956,
  "verifime-widget.esm.js": 924,
  "verifime-widget.js": 988,
  "action.js": 1413,
  "registered-terms.js": 618,
  "resume.js": 1325,
  "help.js": 2742,
  "corrections.js": 5314,
  "token.js": 338,
  "phone.js": 22984,
  "de-later.js": 2591,
  "ar.js": 2057,
  "ar-later.js": 2744,
  "he.js": 2002,
  "he-later.js": 2508,
  "hi.js": 2115,
  "hi-later.js": 2666,
  "ja.js": 2071,
  "ja-later.js": 2551,
  "ko.js": 1946,
  "ko-later.js": 2475,
  "tr.js": 2013,
  "tr-later.js": 2559,
  "uk.js": 2324,
  "uk-later.js": 3034,
  "vi.js": 2064,
  "vi-later.js": 2672,
  "zh-hans.js": 1744,
  "zh-hans-later.js": 2251,
  "qr.js": 2009,
  "es.js": 1980,
  "es-later.js": 2568,
  "fr.js": 2140,
  "fr-later.js": 2733,
  "it.js": 1996,
  "it-later.js": 2549,
  "nl.js": 2009,
  "nl-later.js": 2581,
  "pl.js": 2156,
  "pl-later.js": 2837,
  "pt.js": 1951,
  "pt-later.js": 2513,
  "sv.js": 1961,
  "sv-later.js": 2492,
  "dialog.js": 598,
  "languages.js": 1065,
  "code.js": 1863,
  "ways.js": 2719,
};

describe("sizes in bytes, brotli", () => {
  it("are exactly these, file by file", () => {
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
    "stay within 1,600 for what loads the rest: %s",
    (name) => {
      const { brotli, of } = total(name);
      expect(of).toEqual([name]);
      expect(brotli).toBeLessThanOrEqual(1600);
    },
  );

  it.each(LANGUAGES.flatMap((tag) => [tag, `${tag}-later`]))(
    "stay within 3,500 for a further language: %s",
    (name) => {
      const { brotli, of } = total(`${name}.js`);
      expect(of).toEqual([`${name}.js`]);
      expect(brotli).toBeLessThanOrEqual(3500);
    },
  );

  it("stay within 16,000 until the first step is interactive, Lit included", () => {
    const { brotli, of } = total(...FIRST_STEP);
    console.log(`first step: ${brotli} bytes in ${of.join(", ")}`);
    expect(brotli).toBeLessThanOrEqual(16_000);
  });

  it("stay within 29,950 for the whole flow with the QR code and one language", () => {
    // Lit alone takes 3,600, the English words 1,100.
    const { brotli, of } = total(...WHOLE_FLOW);
    console.log(`whole flow: ${brotli} bytes in ${of.join(", ")}`);
    expect(of).toEqual(["first.js", "gangway.js", "steps.js"]);
    expect(brotli).toBeLessThanOrEqual(29_950);
  });

  it.each([
    ["`gangway.js`, which", ["gangway.js"]],
    ["everything until the first step is interactive", FIRST_STEP],
    ["the whole flow", WHOLE_FLOW],
    ["where something goes wrong", ["failure.js"]],
    ["another one is sent", ["code.js"]],
    ["what opens it", ["ways.js"]],
    ["its frame", ["frame.js"]],
    ["draws it in the page", ["qr.js"]],
    ["typed or pasted in another form", ["corrections.js"]],
    ["a phone number was typed", ["phone.js"]],
    ["gets help", ["help.js"]],
    ["asks for more", ["action.js"]],
    ["leads back to the step", ["resume.js"]],
    ["`verifime-widget.js`", ["verifime-widget.js"]],
    ["`gangway.iife.js`", ["gangway.iife.js"]],
  ])("agree with README.md: %s", (row, files) => {
    const loaded = files.includes("gangway.js") ? total(...files) : alone(...files);
    const cells = [loaded.gzip, loaded.brotli].map((bytes) => bytes.toLocaleString("en"));
    expect(README.split("\n").find((line) => line.startsWith("| ") && line.includes(row))).toContain(
      `| ${cells.join(" | ")} |`,
    );
  });
});

/** The sizes of a page's own bundle of an entry point: what is loaded at once, and what is loaded on demand. */
const ENTRY_POINTS: Record<string, { atOnce: number; later: number }> = {
  "gangway-onboarding": { atOnce: 20_799, later: 147_927 },
  define: { atOnce: 20_422, later: 147_995 },
  flow: { atOnce: 5_308, later: 7_921 },
  react: { atOnce: 20_846, later: 147_995 },
};

describe("sizes of the entry points in bytes, brotli, bundled with what they need", () => {
  it.each(Object.keys(ENTRY_POINTS))("%s", async (entry) => {
    const built = await build({
      configFile: false,
      logLevel: "silent",
      // Without this, the test's own environment would select `development`.
      resolve: { conditions: ["module", "browser", "production"] },
      build: {
        write: false,
        target: "es2022",
        rolldownOptions: {
          input: fileURLToPath(new URL(`../../dist/entry/browser/${entry}.js`, import.meta.url)),
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
    console.log(`gangway-onboarding/${entry}: ${now.atOnce} bytes at once, ${now.later} later`);
    expect(now).toEqual(ENTRY_POINTS[entry]);
  });
});
