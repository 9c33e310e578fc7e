// Finds a Chromium for the tests. The order is: GANGWAY_CHROMIUM, Playwright's own, one installed on the system,
// `playwright install`, and on Debian as root `apt-get install`. It prints its choice in one line. Firefox and WebKit
// run a few more tests, where they are installed or Debian's packages can be.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium, firefox } from "playwright";

const ON_THE_SYSTEM = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Without these flags, a browser in a container or on a closed network fails or stalls. */
export const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
];

/** @returns {string | null} the executable's path, or null while none is installed */
export function chromiumPath() {
  const named = process.env.GANGWAY_CHROMIUM;
  if (named) return named;
  return [chromium.executablePath(), ...ON_THE_SYSTEM].find((path) => path && existsSync(path)) ?? null;
}

const isDebianRoot = () => process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
const aptInstall = (...packages) => [
  ["apt-get", "update"],
  ["apt-get", "install", "-y", "--no-install-recommends", ...packages],
];

/** @returns {string | null} the executable's path: the one named by GANGWAY_FIREFOX, Playwright's own, or Debian's */
export function firefoxPath() {
  const known = [process.env.GANGWAY_FIREFOX, firefox.executablePath(), "/usr/bin/firefox-esr"];
  return known.find((path) => path && existsSync(path)) ?? null;
}

/** @returns {{ driver: string; browser: string; display: string } | null} WebKitGTK, spoken to over WebDriver */
export function webkitPaths() {
  const machine = { x64: "x86_64", arm64: "aarch64" }[process.arch];
  const paths = {
    driver: "/usr/bin/WebKitWebDriver",
    browser: `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`,
    display: "/usr/bin/Xvfb",
  };
  return Object.values(paths).every((path) => existsSync(path)) ? paths : null;
}

/**
 * Finds Firefox and WebKit, or installs Debian's packages. Returns a line about each.
 * @returns {string[]}
 */
export function provideOthers() {
  const missing = [
    ...(firefoxPath() ? [] : ["firefox-esr"]),
    ...(webkitPaths() ? [] : ["webkit2gtk-driver", "xvfb"]),
  ];
  if (missing.length > 0 && isDebianRoot()) {
    for (const [command, ...rest] of aptInstall(...missing)) {
      spawnSync(command, rest, { stdio: "ignore", timeout: 120_000 });
    }
  }
  const found = { firefox: firefoxPath(), webkit: webkitPaths()?.driver };
  return Object.entries(found).map(
    ([name, path]) => `${name}: ${path ?? "none; its tests are left out of this run"}`,
  );
}

/** Finds a Chromium or installs one. Without any, it prints the command to run, and exits. */
export function provideChromium() {
  const found = chromiumPath();
  if (found) return found;
  const root = fileURLToPath(new URL("..", import.meta.url));
  const tries = [["npx", "playwright", "install", "chromium"]];
  if (isDebianRoot()) tries.push(...aptInstall("chromium"));
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

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log([`browser: ${provideChromium()}`, ...provideOthers()].join("\n"));
}
