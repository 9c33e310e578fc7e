import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { playwright } from "@vitest/browser-playwright";
import MagicString from "magic-string";
import { type BuildEnvironmentOptions, type Plugin, parseSync, Visitor } from "vite";
import { defineConfig } from "vitest/config";
import { CHROMIUM_FLAGS, chromiumPath } from "./test/find-browser.mjs";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Writes `integrity.json`: the SHA-384 of every script, for the `integrity` attribute. */
function integrity(): Plugin {
  let folder = "";
  return {
    name: "gangway-integrity",
    configResolved({ build }) {
      folder = here(`${build.outDir}/`);
    },
    closeBundle() {
      const hashes = readdirSync(folder)
        .filter((name) => name.endsWith(".js"))
        .sort()
        .map((name) => {
          const hash = createHash("sha384").update(readFileSync(folder + name));
          return [name, `sha384-${hash.digest("base64")}`];
        });
      writeFileSync(`${folder}integrity.json`, `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`);
    },
  };
}

/** Writes `licences.txt`: what the packages in the scripts ask to be told along with them. */
function licences(): Plugin {
  return {
    name: "gangway-licences",
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
      const packages = new Set(
        chunks.flatMap(({ moduleIds }) =>
          moduleIds
            .map((id) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1])
            .filter((name) => name !== undefined),
        ),
      );
      if (packages.size === 0) return;
      const source = [...packages]
        .toSorted()
        .map((name) => `${name}\n\n${readFileSync(here(`node_modules/${name}/LICENSE`), "utf8").trim()}\n`)
        .join("\n\n");
      this.emitFile({ type: "asset", fileName: "licences.txt", source });
    },
  };
}

/** What a plugin gives back for code that it has changed. */
const edited = (text: MagicString) => ({
  code: text.toString(),
  map: text.generateMap({ hires: "boundary" }),
});

/** White space in a style sheet that says nothing. */
const compactSheet = (sheet: string): string =>
  sheet
    .replace(/\/\*.*?\*\//gs, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};,]) ?/g, "$1")
    .replace(/: /g, ":")
    .replace(/;}/g, "}")
    .trim();

/** Line breaks in markup, with their indentation: beside a tag they say nothing, elsewhere as much as a space. */
const compactMarkup = (markup: string): string =>
  markup
    .replace(/>\s*\n\s*(?=<|$)/g, ">")
    .replace(/^\s*\n\s*(?=<|$)/g, "")
    .replace(/\s*\n\s*/g, " ");

/** Takes out of templates the white space that the minifier leaves alone. */
function compactTemplates(): Plugin {
  return {
    name: "gangway-compact-templates",
    transform: {
      filter: { id: /src\/(elements|styles)\/.+\.ts$/ },
      handler(code) {
        const text = new MagicString(code);
        new Visitor({
          TaggedTemplateExpression({ tag, quasi }) {
            const compact = tag.type === "Identifier" && tag.name === "css" ? compactSheet : compactMarkup;
            for (const { start, end } of quasi.quasis) {
              const before = code.slice(start, end);
              if (before.includes("\n")) text.update(start, end, compact(before));
            }
          },
        }).visit(parseSync("template.js", code).program);
        return edited(text);
      },
    },
  };
}

/**
 * Puts the bundler's helper, a few words that give a chunk's modules their names, into the chunks themselves: as a file
 * of its own it would be one more round trip before the first step.
 */
function inlineRuntime(): Plugin {
  const HELPER = `(all) => {
    const names = {};
    for (const name in all) Object.defineProperty(names, name, { get: all[name], enumerable: true });
    return names;
  };`;
  return {
    name: "gangway-inline-runtime",
    renderChunk(code) {
      const found = /import \{ \w+ as (__exportAll) \} from "\.\/rolldown-runtime[^"]*";/.exec(code);
      if (!found) return null;
      const text = new MagicString(code);
      text.update(found.index, found.index + found[0].length, `const ${found[1]} = ${HELPER}`);
      return edited(text);
    },
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
      for (const { fileName, name } of chunks.filter((chunk) => chunk.name === "rolldown-runtime")) {
        if (chunks.some(({ code }) => code.includes(fileName)))
          this.error(`${name} could not be put in place.`);
        delete bundle[fileName];
        delete bundle[`${fileName}.map`];
      }
    },
  };
}

/**
 * Asks once more, under another fragment, for a script that could not be loaded: Firefox never asks again for an address
 * that failed. Not for the first script, since the others import from it by its own address.
 */
function askAgain(): Plugin {
  const HELPER = `const kept = {};
  const askAgain = (url) => kept[url] ??= import(url)
    .catch(() => import(url + "#" + Date.now()))
    .catch((error) => { delete kept[url]; throw error; });
  `;
  return {
    name: "gangway-ask-again",
    renderChunk(code, { name }) {
      if (name !== "first") return null;
      const text = new MagicString(code);
      for (const { 0: found, 1: url, index } of code.matchAll(/\bimport\(("[^"]+")\)/g)) {
        text.update(index, index + found.length, `askAgain(${url})`);
      }
      if (!text.hasChanged()) this.error(`${name} loads nothing on demand.`);
      text.prepend(HELPER);
      return edited(text);
    },
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        const other =
          file.type === "chunk" && file.imports.find((name) => !/^(first|rolldown-runtime)-/.test(name));
        if (other)
          this.error(`${file.fileName} imports ${other}, which may have come under another address.`);
      }
    },
  };
}

const ES_SCRIPTS: BuildEnvironmentOptions = {
  lib: { entry: { gangway: here("src/entry/browser/script.ts") }, formats: ["es"] },
  rolldownOptions: {
    // Nobody imports from the scripts: without exports of their own, chunks can be cut better.
    preserveEntrySignatures: false,
    output: {
      entryFileNames: "[name].js",
      chunkFileNames: "[name]-[hash].js",
      codeSplitting: {
        groups: [
          // One request until the first step is interactive, and one for what comes after it when all goes well.
          { name: "first", test: /elements\/gangway-onboarding\.ts$/, priority: 2 },
          { name: "later", test: /(elements\/later|flow\/visit|flow\/visit-calls)\.ts$/, priority: 1 },
          // What most customers never need.
          { name: "frame", test: /elements\/provider-frame\.ts$/ },
          { name: "trouble", test: /(elements\/trouble|flow\/problem)\.ts$/ },
        ],
      },
    },
  },
};

/**
 * The script builds, each by its mode: an ES module that loads the rest on demand; one classic file (`classic`); what
 * stands in for VerifiMe's widget (`drop-in`).
 */
const SCRIPTS: Record<string, BuildEnvironmentOptions> = {
  production: ES_SCRIPTS,
  classic: {
    emptyOutDir: false,
    lib: {
      entry: here("src/entry/browser/classic.ts"),
      formats: ["iife"],
      name: "Gangway",
      fileName: () => "gangway.iife.js",
    },
    rolldownOptions: { output: { codeSplitting: false } },
  },
  "drop-in": {
    emptyOutDir: false,
    lib: {
      entry: here("src/entry/browser/verifime-widget.ts"),
      formats: ["es", "iife"],
      name: "VerifimeWidget",
      fileName: (format) => `verifime-widget${format === "es" ? ".esm" : ""}.js`,
    },
    // The classic file asks for its address in its own way first.
    rolldownOptions: { checks: { emptyImportMeta: false } },
  },
};

function scriptBuild(mode: string): BuildEnvironmentOptions {
  const { rolldownOptions, ...build } = SCRIPTS[mode] ?? ES_SCRIPTS;
  return {
    outDir: "dist/browser",
    target: "es2022",
    sourcemap: true,
    // Vite leaves the white space in ES libraries for others to minify. These files go straight to browsers.
    minify: false,
    ...build,
    rolldownOptions: {
      ...rolldownOptions,
      output: { minify: true, comments: false, ...rolldownOptions?.output },
    },
  };
}

// @open-wc/testing asks Web Dev Server for this module; under Vite there is nothing to answer.
const WEB_DEV_SERVER_SOCKET = "/__web-dev-server__web-socket.js";
const executablePath = chromiumPath();

/** Tests of the records and the proxy that open no store: running them twice would say nothing new. */
const WITHOUT_A_DATABASE = ["merge-report", "seal", "client-address", "outbound", "verify-webhook"].map(
  (name) => `**/${name}.test.ts`,
);

export default defineConfig(({ mode }) => ({
  publicDir: false,
  plugins: [compactTemplates(), inlineRuntime(), askAgain(), licences(), integrity()],
  // A classic script knows where it came from by another name.
  define: mode === "classic" ? { "import.meta.url": "document.currentScript?.src" } : {},
  build: scriptBuild(mode),
  test: {
    projects: [
      {
        test: {
          name: "unit",
          environment: "node",
          include: ["test/{unit,suites}/**/*.test.ts", "test/package/*.test.ts"],
          exclude: ["**/*.postgres.test.ts"],
          provide: { database: "sqlite" },
        },
      },
      {
        // What takes the packed file, or a page on the script builds.
        test: {
          name: "package",
          environment: "node",
          include: ["test/package/*/*.test.ts"],
          testTimeout: 30_000,
          hookTimeout: 240_000,
          // They share one folder of installed packages.
          fileParallelism: false,
        },
      },
      {
        // What touches a database, once more on PostgreSQL.
        test: {
          name: "postgres",
          environment: "node",
          include: ["test/unit/{records,proxy}/**/*.test.ts", "test/unit/**/*.postgres.test.ts"],
          exclude: ["**/*.sqlite.test.ts", ...WITHOUT_A_DATABASE],
          globalSetup: ["test/databases/global-setup.ts"],
          provide: { database: "postgres" },
        },
      },
      {
        resolve: { alias: { [WEB_DEV_SERVER_SOCKET]: here("test/stubs/web-dev-server-socket.js") } },
        optimizeDeps: {
          include: ["@open-wc/testing", "lit", "lit/decorators.js", "@lit/task", "lean-qr"],
          rolldownOptions: { external: [WEB_DEV_SERVER_SOCKET] },
        },
        test: {
          name: "element",
          globals: true,
          include: ["test/element/**/*.test.ts"],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { args: CHROMIUM_FLAGS, ...(executablePath ? { executablePath } : {}) },
            }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
    ],
  },
}));
