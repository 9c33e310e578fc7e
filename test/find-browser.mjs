// Finds a Chromium for the tests, in this order: the one named by GANGWAY_CHROMIUM, Playwright's own, one installed on
// the system, `playwright install`, and on Debian as root `apt-get install`. Says in one line what it chose.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright";

const ON_THE_SYSTEM = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Flags without which a browser in a container, or on a closed network, fails or stalls. */
export const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
];

/** @returns {string | null} the executable's path, or null when none is there yet */
export function chromiumPath() {
  const named = process.env.GANGWAY_CHROMIUM;
  if (named) return named;
  return [chromium.executablePath(), ...ON_THE_SYSTEM].find((path) => path && existsSync(path)) ?? null;
}

/** Finds a browser, or installs one. */
export function provideChromium() {
  const found = chromiumPath();
  if (found) return found;
  const root = fileURLToPath(new URL("..", import.meta.url));
  const tries = [["npx", "playwright", "install", "chromium"]];
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    tries.push(["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]);
  }
  for (const [command, ...rest] of tries) {
    spawnSync(command, rest, { cwd: root, stdio: "ignore", timeout: 300_000 });
    const installed = chromiumPath();
    if (installed) return installed;
  }
  console.error(
    "No Chromium found, and none could be installed. Run: npx playwright install --with-deps chromium",
  );
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(`browser: ${provideChromium()}`);
