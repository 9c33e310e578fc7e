/** The test projects, each run by `npm run test:NAME`. The journeys have `test/journey/playwright.config.ts`. */
import { fileURLToPath } from "node:url";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { CHROMIUM_FLAGS, chromiumPath } from "./test/find-browser.mjs";

/** `@open-wc/testing` imports this module from Web Dev Server. Under Vite an empty one stands in for it. */
const WEB_DEV_SERVER_SOCKET = "/__web-dev-server__web-socket.js";
const socketStub = fileURLToPath(new URL("test/stubs/web-dev-server-socket.js", import.meta.url));
const executablePath = chromiumPath();

/** Tests of the records and the proxy that open no store: on PostgreSQL they would only repeat themselves. */
const WITHOUT_A_DATABASE = ["merge-report", "client-address", "outbound", "verify-webhook"].map(
  (name) => `**/${name}.test.ts`,
);

/** Enough for a machine that runs other things besides. No test depends on them. */
const testTimeout = 120_000;
const hookTimeout = 240_000;
const waits = { poll: { timeout: 45_000 } };
/** Most tests wait for servers and processes. With the other runner beside them, three at once keep two cores busy. */
const maxWorkers = 3;
/** Several browsers and package managers at once: a fourth makes the others wait for too long. */
const maxPackages = 3;
/** The tests in a browser wait for little. */
const maxPages = 2;
/**
 * The files of a worker share its modules: loading them anew for each file took more than half of all time. So no module
 * outside the test files may register hooks or keep the state of a file, and what a test replaces is put back.
 */
const SHARED_MODULES = { isolate: false, restoreMocks: true, unstubGlobals: true, unstubEnvs: true };

export default defineConfig({
  publicDir: false,
  test: {
    projects: [
      {
        test: {
          name: "unit",
          maxWorkers,
          ...SHARED_MODULES,
          environment: "node",
          testTimeout,
          hookTimeout,
          expect: waits,
          include: ["test/{unit,suites,chaos}/**/*.test.ts", "test/package/*.test.ts"],
          exclude: ["**/*.postgres.test.ts"],
          provide: { database: "sqlite" },
        },
      },
      {
        // Tests of pages with the script builds.
        test: {
          name: "package",
          maxWorkers: maxPackages,
          ...SHARED_MODULES,
          environment: "node",
          include: ["test/package/scripts/*.test.ts"],
          testTimeout,
          expect: waits,
          hookTimeout,
        },
      },
      {
        // Tests on the packed files, in projects that have installed them.
        test: {
          name: "installed",
          maxWorkers: maxPackages,
          environment: "node",
          include: ["test/package/installed/*.test.ts"],
          globalSetup: ["test/package/support/pack-packages.ts"],
          testTimeout,
          expect: waits,
          hookTimeout,
        },
      },
      {
        // The packed files beside old and new versions of other packages: `npm run versions`.
        test: {
          name: "versions",
          environment: "node",
          include: ["test/versions/*.test.ts"],
          globalSetup: ["test/package/support/pack-packages.ts"],
          testTimeout,
        },
      },
      {
        // Fresh projects of larger frameworks: `npm run frameworks`. Their tools take minutes to install.
        test: {
          name: "frameworks",
          environment: "node",
          include: ["test/frameworks/*.test.ts"],
          globalSetup: ["test/package/support/pack-packages.ts"],
          testTimeout: 240_000,
          expect: waits,
          hookTimeout,
        },
      },
      {
        // Every test that touches a database, once more on PostgreSQL.
        test: {
          name: "postgres",
          maxWorkers,
          ...SHARED_MODULES,
          environment: "node",
          testTimeout,
          hookTimeout,
          expect: waits,
          setupFiles: ["test/databases/close-pools.ts"],
          include: [
            "test/unit/{records,proxy}/**/*.test.ts",
            "test/unit/**/*.postgres.test.ts",
            "test/chaos/*.test.ts",
          ],
          exclude: ["**/*.sqlite.test.ts", ...WITHOUT_A_DATABASE],
          globalSetup: ["test/databases/global-setup.ts"],
          provide: { database: "postgres" },
        },
      },
      {
        resolve: { alias: { [WEB_DEV_SERVER_SOCKET]: socketStub } },
        optimizeDeps: {
          include: [
            "@open-wc/testing",
            "axe-core",
            "lit",
            "@lit/task",
            "lean-qr",
            "libphonenumber-js/min/es6",
          ],
          rolldownOptions: { external: [WEB_DEV_SERVER_SOCKET] },
        },
        test: {
          name: "element",
          maxWorkers: maxPages,
          globals: true,
          testTimeout,
          expect: waits,
          include: ["test/element/**/*.test.ts"],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              // Only the tests of motion wait for it.
              contextOptions: { reducedMotion: "reduce" },
              launchOptions: { args: CHROMIUM_FLAGS, ...(executablePath ? { executablePath } : {}) },
            }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
    ],
  },
});
