/** The script builds in `dist/browser`. The tests have a configuration of their own: `vitest.config.ts`. */
import { defineConfig } from "vite";
import { compactTemplates } from "./build/plugins/compact-templates.js";
import { compileEarly } from "./build/plugins/compile-early.js";
import { flatExports } from "./build/plugins/flat-exports.js";
import { importBesideScript } from "./build/plugins/import-beside-script.js";
import { integrity } from "./build/plugins/integrity.js";
import { languageLoaders } from "./build/plugins/language-loaders.js";
import { leanLit } from "./build/plugins/lean-lit.js";
import { minifyAgain } from "./build/plugins/minify-again.js";
import { retryImports } from "./build/plugins/retry-imports.js";
import { scriptForRequire } from "./build/plugins/script-for-require.js";
import { shareNames } from "./build/plugins/share-names.js";
import { shortProperties } from "./build/plugins/short-properties.js";
import { scriptBuild } from "./build/scripts.js";

export default defineConfig(({ mode }) => ({
  publicDir: false,
  plugins: [
    leanLit(),
    compactTemplates(),
    flatExports(),
    shortProperties(),
    retryImports(),
    languageLoaders(),
    importBesideScript(),
    scriptForRequire(),
    minifyAgain(),
    shareNames(),
    compileEarly(),
    integrity(),
  ],
  // A classic script reads its own address from the document.
  define: mode === "classic" ? { "import.meta.url": "document.currentScript?.src" } : {},
  build: scriptBuild(mode),
}));
