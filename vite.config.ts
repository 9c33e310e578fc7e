import { fileURLToPath } from "node:url";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { CHROMIUM_FLAGS, chromiumPath } from "./test/find-browser.mjs";

const WEB_DEV_SERVER_SOCKET = "/__web-dev-server__web-socket.js";
const executablePath = chromiumPath();

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          environment: "node",
          include: ["test/unit/**/*.test.ts", "test/suites/**/*.test.ts"],
        },
      },
      {
        resolve: {
          alias: {
            [WEB_DEV_SERVER_SOCKET]: fileURLToPath(
              new URL("./test/stubs/web-dev-server-socket.js", import.meta.url),
            ),
          },
        },
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
});
