// Finds nginx and Caddy for the tests of docs/deploy: named by GANGWAY_NGINX and GANGWAY_CADDY, installed on the system, or
// Debian's packages, unpacked into a folder of their own, so that no service starts. Where there are none, their tests are
// left out of the run, and a line says so.
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const UNPACKED = fileURLToPath(new URL("../node_modules/.servers/", import.meta.url));
const firstOf = (...paths) => paths.find((path) => path && existsSync(path)) ?? null;

/** @returns {string | null} */
export function nginxPath() {
  return firstOf(process.env.GANGWAY_NGINX, "/usr/sbin/nginx", join(UNPACKED, "usr/sbin/nginx"));
}

/** @returns {string | null} */
export function caddyPath() {
  return firstOf(process.env.GANGWAY_CADDY, "/usr/bin/caddy", join(UNPACKED, "usr/bin/caddy"));
}

/**
 * Finds both, or unpacks Debian's packages. Returns a line about each.
 * @returns {Promise<string[]>}
 */
export async function provideServers() {
  const missing = [...(nginxPath() ? [] : ["nginx"]), ...(caddyPath() ? [] : ["caddy"])];
  if (missing.length > 0 && existsSync("/usr/bin/apt-get")) {
    mkdirSync(UNPACKED, { recursive: true });
    const run = (command, ...args) =>
      promisify(execFile)(command, args, { cwd: UNPACKED, timeout: 120_000 }).catch(() => {});
    await run("apt-get", "update");
    await run("apt-get", "download", ...missing);
    for (const name of readdirSync(UNPACKED).filter((file) => file.endsWith(".deb"))) {
      await run("dpkg-deb", "--extract", name, ".");
    }
  }
  return Object.entries({ nginx: nginxPath(), caddy: caddyPath() }).map(
    ([name, path]) => `${name}: ${path ?? "none; its tests are left out of this run"}`,
  );
}
