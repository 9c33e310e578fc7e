// Runs tests of the server on a version of Node.js.
import { spawnSync } from "node:child_process";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const SERVER = [
  "client",
  "contract",
  "crypto",
  "node",
  "providers",
  "proxy",
  "records",
  "sandbox",
  "test-kit",
];

/** Everything that the server's packages are tested by, on SQLite. */
export const SERVER_TESTS = [...SERVER.map((folder) => `test/unit/${folder}`), "test/suites"];

/** What a version of Node.js is most likely to break: the HTTP server, streams, cryptography, the database driver, signals. */
export const SHORT_TESTS = [
  "test/unit/crypto",
  "test/unit/node/mail-sender.test.ts",
  "test/unit/node/stop.test.ts",
  "test/unit/node/webhook-transport.test.ts",
  "test/unit/proxy/reload.test.ts",
];

/** @returns {boolean} true where all passed */
export function runServerTests(programs, tests, ...options) {
  const vitest = join(ROOT, "node_modules/vitest/vitest.mjs");
  // The tests start processes of their own, with the same program.
  const env = { ...process.env, PATH: `${programs}${delimiter}${process.env.PATH}` };
  const args = [vitest, "run", "--project", "unit", ...options, ...tests];
  const { status } = spawnSync(join(programs, "node"), args, { cwd: ROOT, stdio: "inherit", env });
  return status === 0;
}
