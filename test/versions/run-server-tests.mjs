// Runs tests of the server on a version of Node.js.
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runProgram } from "../run-program.mjs";

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

/**
 * @param {string} programs the folder of the version's program
 * @param {readonly string[]} tests
 * @param {readonly string[]} [args] of Vitest
 * @param {{ env?: NodeJS.ProcessEnv, title?: string }} [options] of `runProgram()`
 * @returns {Promise<boolean>} true where all passed
 */
export function runServerTests(programs, tests, args = [], { env = {}, title } = {}) {
  const vitest = join(ROOT, "node_modules/vitest/vitest.mjs");
  // The tests start processes of their own, with the same program.
  const PATH = `${programs}${delimiter}${process.env.PATH}`;
  return runProgram(join(programs, "node"), [vitest, "run", "--project", "unit", ...args, ...tests], {
    env: { ...env, PATH },
    ...(title && { title }),
  });
}
