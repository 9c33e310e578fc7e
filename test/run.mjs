// `npm test`: builds, checks, runs every test, and prints the sum over all runners as its last line.
// It finds or installs a browser first. Arguments select runners by name: `npm test unit journey`.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { failureText } from "./failure-text.mjs";
import { provideChromium, provideOthers } from "./find-browser.mjs";
import { provideServers } from "./find-server.mjs";
import { runProgram } from "./run-program.mjs";
import { NODE_VERSIONS, provideNode } from "./versions/node-versions.mjs";
import { runServerTests, SHORT_TESTS } from "./versions/run-server-tests.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const SUM_REPORTER = fileURLToPath(new URL("sum-reporter.mjs", import.meta.url));
const results = mkdtempSync(join(tmpdir(), "gangway-test-"));
const chosen = process.argv.slice(2);
const wanted = (name) => chosen.length === 0 || chosen.includes(name);
const startedAt = Date.now();

/** Runs one of the project's tools. One alone prints while it runs. @returns true if it succeeded */
async function run(title, command, args, env = {}) {
  const alone = chosen.length === 1;
  console.log(`\n── ${title}${alone ? "" : ": started"}`);
  const succeeded = await runProgram("npx", ["--no-install", command, ...args], {
    env: { ...env, GANGWAY_PACKAGES_BUILT: "1" },
    ...(!alone && { title }),
  });
  console.log(`\n── ${title}: ended, ${Math.round((Date.now() - startedAt) / 1000)} s after the run began`);
  return succeeded;
}

/** The build's parts that need only the compiled code, at the same time: the site is half of the work. */
async function build() {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const [types, ...parts] = scripts.build.split(" && ");
  const site = "npm run build:docs";
  const others = parts.filter((part) => part !== site).join(" && ");
  // Several checkers at once would each check what all files of a project share.
  const compiler = ["--no-install", ...types.split(" "), "--checkers", "1"];
  if (!(await runProgram("npx", compiler, { title: types }))) return false;
  const ended = await Promise.all([
    runProgram("sh", ["-c", others], { title: "build" }),
    runProgram("npm", ["run", "--silent", "build:docs"], { title: "build:docs" }),
    runProgram("npx", ["--no-install", "biome", "check", "."], { title: "format and lint" }),
  ]);
  return ended.every(Boolean);
}

/**
 * Reads the counts from a runner's report, and what failed.
 * A runner without a report has failed as a whole, and so has one that ends badly with every test passed.
 */
function readReport(runner, file, succeeded, read) {
  try {
    const sum = read(JSON.parse(readFileSync(join(results, file), "utf8")));
    if (succeeded || sum.failed.length > 0) return sum;
    return { ...sum, failed: [`${runner}: ended with an error outside its tests`] };
  } catch {
    return { passed: 0, failed: [`${runner}: left no report`] };
  }
}

const vitest = async (...projects) => {
  const [project] = projects;
  const file = `${project}.json`;
  const ok = await run(
    `${project} tests`,
    "vitest",
    [
      "run",
      ...projects.flatMap((each) => ["--project", each]),
      "--reporter=default",
      `--reporter=${SUM_REPORTER}`,
    ],
    { GANGWAY_TEST_SUM: join(results, file) },
  );
  return readReport(project, file, ok, (sum) => sum);
};

/** The failed tests of a suite. One that passed at its second run counts as failed. */
const failuresOfSuite = ({ suites = [], specs = [] }) => [
  ...specs.flatMap(({ file, title, tests }) =>
    tests
      .filter(({ status }) => status === "unexpected" || status === "flaky")
      .map(({ results }) => {
        const error = results.find((each) => each.error)?.error;
        const stack = error?.location ? [error.location] : [];
        return failureText(`test/journey/${file}: ${title}`, error?.message, stack);
      }),
  ),
  ...suites.flatMap(failuresOfSuite),
];

const journeys = async () => {
  const ok = await run("journeys", "playwright", ["test", "--config", "test/journey/playwright.config.ts"], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: join(results, "journey.json"),
  });
  return readReport("journeys", "journey.json", ok, (report) => ({
    passed: report.stats.expected,
    failed: [...report.errors.map(({ message }) => `journeys: ${message}`), ...failuresOfSuite(report)],
  }));
};

const OTHER_VERSIONS = NODE_VERSIONS.filter(
  (version) => version.split(".")[0] !== process.versions.node.split(".")[0],
);

/** The most delicate tests of the server on each other version of Node.js. They wait for most of the time. */
const otherVersions = async () => {
  const sums = await Promise.all(
    OTHER_VERSIONS.map(async (version) => {
      const programs = await provideNode(version);
      const title = `node ${version}`;
      if (!programs) {
        console.log(`\n── ${title}: none; its tests are left out of this run`);
        return { passed: 0, failed: [] };
      }
      const file = `node-${version}.json`;
      const args = ["--reporter=dot", `--reporter=${SUM_REPORTER}`];
      const env = { GANGWAY_TEST_SUM: join(results, file) };
      const ok = await runServerTests(programs, SHORT_TESTS, args, { env, title });
      return readReport(title, file, ok, ({ passed, failed }) => ({
        passed,
        failed: failed.map((text) => `${title}: ${text}`),
      }));
    }),
  );
  return {
    passed: sums.reduce((sum, each) => sum + each.passed, 0),
    failed: sums.flatMap(({ failed }) => failed),
  };
};

/** In the order in which they start: the longest first, and beside one that waits a lot one that computes a lot. */
const RUNNERS = {
  journey: journeys,
  unit: () => vitest("unit"),
  package: () => vitest("package", "installed"),
  postgres: () => vitest("postgres"),
  element: () => vitest("element"),
  versions: otherVersions,
};

/** Two runners at once: while one waits for a browser, a database or a timer, the other has the processor. */
const AT_ONCE = 2;

async function runAll() {
  const waiting = Object.entries(RUNNERS).filter(([name]) => wanted(name));
  const sums = [];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) sums.push(await next[1]());
    }),
  );
  return sums;
}

const unknown = chosen.filter((name) => !Object.hasOwn(RUNNERS, name));
if (unknown.length > 0) {
  console.error(`No runner is called ${unknown.join(", ")}. There are: ${Object.keys(RUNNERS).join(", ")}.`);
  process.exit(2);
}

console.log(`browser: ${provideChromium()}`);
if (wanted("package")) console.log(provideOthers().join("\n"));
// What is downloaded is there when the build has ended.
const [built, servers] = await Promise.all([
  build(),
  wanted("unit") ? provideServers() : [],
  ...(wanted("versions") ? OTHER_VERSIONS.map(provideNode) : []),
]);
if (servers.length > 0) console.log(servers.join("\n"));
const sums = built ? await runAll() : [{ passed: 0, failed: ["build, format and lint"] }];
rmSync(results, { recursive: true, force: true });

const passed = sums.reduce((sum, each) => sum + each.passed, 0);
const failed = sums.flatMap((each) => each.failed);
if (failed.length > 0)
  console.log(`\nFailed:\n${failed.map((text) => `  ${text.replaceAll("\n", "\n  ")}`).join("\n")}`);
console.log(`\n${passed} passed, ${failed.length} failed`);
process.exit(failed.length === 0 && passed > 0 ? 0 : 1);
