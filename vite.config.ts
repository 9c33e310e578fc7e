import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { playwright } from "@vitest/browser-playwright";
import type { BuildEnvironmentOptions, Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { CHROMIUM_FLAGS, chromiumPath } from "./test/find-browser.mjs";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const BROWSER_FOLDER = here("dist/browser/");

/** Writes `integrity.json`: the SHA-384 of every script, for the `integrity` attribute. */
function integrity(): Plugin {
  return {
    name: "gangway-integrity",
    closeBundle() {
      const hashes = readdirSync(BROWSER_FOLDER)
        .filter((name) => name.endsWith(".js"))
        .sort()
        .map((name) => {
          const hash = createHash("sha384").update(readFileSync(BROWSER_FOLDER + name));
          return [name, `sha384-${hash.digest("base64")}`];
        });
      writeFileSync(
        `${BROWSER_FOLDER}integrity.json`,
        `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`,
      );
    },
  };
}

/** The script builds: an ES module whose later steps load on demand, and one classic file (`--mode classic`). */
function scriptBuild(classic: boolean): BuildEnvironmentOptions {
  return {
    outDir: BROWSER_FOLDER,
    emptyOutDir: !classic,
    target: "es2022",
    sourcemap: true,
    // Vite leaves the white space in ES libraries for others to minify. These files go straight to browsers.
    minify: false,
    lib: { entry: { gangway: here("src/entry/browser/script.ts") }, formats: ["es"] },
    rolldownOptions: {
      output: {
        minify: true,
        ...(classic
          ? { format: "iife", entryFileNames: "[name].iife.js", codeSplitting: false }
          : { format: "es", entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" }),
      },
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
  plugins: [integrity()],
  // A classic script knows where it came from by another name.
  define: mode === "classic" ? { "import.meta.url": "document.currentScript.src" } : {},
  build: scriptBuild(mode === "classic"),
  test: {
    projects: [
      {
        test: {
          name: "unit",
          environment: "node",
          include: ["test/{unit,suites,package}/**/*.test.ts"],
          exclude: ["**/*.postgres.test.ts"],
          provide: { database: "sqlite" },
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
