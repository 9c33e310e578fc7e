import { defineConfig } from "playwright/test";
import { CHROMIUM_FLAGS, chromiumPath } from "../find-browser.mjs";

const executablePath = chromiumPath();

export default defineConfig({
  testDir: ".",
  globalSetup: "./global-setup.ts",
  outputDir: "../../test-results",
  snapshotPathTemplate: "{testDir}/screenshots/{arg}{ext}",
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // Limits for a busy machine: no test depends on them.
  timeout: 120_000,
  expect: { timeout: 30_000, toMatchAriaSnapshot: { pathTemplate: "{testDir}/trees/{arg}{ext}" } },
  reporter: [
    ["list"],
    ["json", { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? "../../test-results/journey.json" }],
  ],
  use: {
    browserName: "chromium",
    viewport: { width: 1280, height: 900 },
    contextOptions: { reducedMotion: "reduce" },
    // Recording takes a fifth of the processor's time. For a failed journey: `npm run test:journey -- --trace on NAME`.
    trace: "off",
    launchOptions: { args: CHROMIUM_FLAGS, ...(executablePath ? { executablePath } : {}) },
  },
});
