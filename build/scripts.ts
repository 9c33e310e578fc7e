/** The script builds, for pages without a bundler. Each is one run of `vite build`, named by its mode. */
import { fileURLToPath } from "node:url";
import type { BuildEnvironmentOptions } from "vite";
import { chunkFile, languageFile } from "./file-names.js";
import { SCRIPT_FOLDER } from "./plugins/import-beside-script.js";
import { RETRY_IMPORT } from "./plugins/retry-imports.js";

const entry = (name: string) => fileURLToPath(new URL(`../src/entry/browser/${name}.ts`, import.meta.url));

/** An ES module that loads the rest on demand. */
const esModule: BuildEnvironmentOptions = {
  // The first run, so it empties the folder. The other scripts contain no packages beyond these.
  emptyOutDir: true,
  license: { fileName: "licences.txt" },
  lib: { entry: { gangway: entry("script") }, formats: ["es"] },
  rolldownOptions: {
    // Pages import `registerLocale` from `gangway.js`. Nobody imports from its chunks.
    preserveEntrySignatures: "allow-extension",
    output: {
      entryFileNames: "[name].js",
      chunkFileNames: ({ facadeModuleId, name }) => languageFile(facadeModuleId) ?? chunkFile(name),
      codeSplitting: {
        groups: [
          // The folders of src/elements, each with what it imports. A module that two later chunks share comes first.
          { name: "first", test: /elements\/first\//, priority: 2 },
          { name: "steps", test: /(elements\/steps\/|flow\/visit\/)/, priority: 1 },
          { name: "failure", test: /(elements\/failure\/|flow\/failure\/)/ },
          { name: "resume", test: /flow\/resume\// },
          { name: "token", test: /flow\/token\// },
          { name: "code", test: /elements\/code\// },
          { name: "action", test: /elements\/action\// },
          { name: "dialog", test: /elements\/dialog\// },
          { name: "languages", test: /elements\/languages\// },
          { name: "help", test: /elements\/help\// },
          { name: "corrections", test: /elements\/corrections\// },
          { name: "phone", test: /(elements\/phone\/|libphonenumber-js)/ },
          { name: "qr", test: /(elements\/qr\/|lean-qr)/ },
          { name: "ways", test: /elements\/ways\// },
          { name: "frame", test: /elements\/frame\// },
        ],
      },
    },
  },
};

const OUT_DIR = "dist/browser";

/** Returns the name of the file beside the classic script that contains a module. Undefined for a part of the script itself. */
function besideClassic(module: string): string | undefined {
  return /\/phone-chunk\.[jt]s$/.test(module) ? chunkFile("phone") : languageFile(module);
}

/** One classic file. The languages, and what reads phone numbers, are left to the modules of the first run, which stand beside it. */
const classic = (): BuildEnvironmentOptions => ({
  lib: {
    entry: entry("classic"),
    formats: ["iife"],
    name: "Gangway",
    fileName: () => "gangway.iife.js",
  },
  rolldownOptions: {
    external: (id) => !!besideClassic(id),
    output: {
      intro: SCRIPT_FOLDER + RETRY_IMPORT,
      codeSplitting: false,
      paths: (id) => `./${besideClassic(id)}`,
    },
  },
});

/** The replacement for VerifiMe's own widget. The classic script is a function under `require` too, as theirs is. */
const dropIn: BuildEnvironmentOptions = {
  lib: {
    entry: entry("verifime-widget"),
    formats: ["es", "umd"],
    name: "VerifimeWidget",
    fileName: (format) => `verifime-widget${format === "es" ? ".esm" : ""}.js`,
  },
  // The classic file asks for its address in its own way first.
  rolldownOptions: { checks: { emptyImportMeta: false } },
};

const SCRIPTS: Record<string, () => BuildEnvironmentOptions> = {
  production: () => esModule,
  classic,
  "drop-in": () => dropIn,
};

/** Returns the build options for a mode. @throws Error for a mode that is none of the script builds */
export function scriptBuild(mode: string): BuildEnvironmentOptions {
  const script = SCRIPTS[mode]?.();
  if (!script) throw new Error(`No script build is called ${mode}.`);
  const { rolldownOptions, ...build } = script;
  return {
    outDir: OUT_DIR,
    emptyOutDir: false,
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
