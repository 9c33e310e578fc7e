// `npm test`: builds, checks, runs every test, and prints the sum over all runners as its last line.
// It finds or installs a browser first. Arguments select runners by name: `npm test unit journey`.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { provideChromium, provideOthers } from "./find-browser.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const results = mkdtempSync(join(tmpdir(), "gangway-test-"));
const chosen = process.argv.slice(2);
const wanted = (name) => chosen.length === 0 || chosen.includes(name);

/** Runs one of the project's tools. @returns true if it succeeded */
function run(title, command, args, env = {}) {
  console.log(`\n── ${title}`);
  const [program, before] = command === "npm" ? ["npm", []] : ["npx", ["--no-install", command]];
  const { status } = spawnSync(program, [...before, ...args], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  return status === 0;
}

/** Reads the counts from a runner's report. A runner without a report has failed as a whole. */
function count(file, read) {
  try {
    return read(JSON.parse(readFileSync(join(results, file), "utf8")));
  } catch {
    return { passed: 0, failed: 1 };
  }
}

const vitest = (project) => {
  const file = `${project}.json`;
  const ok = run(`${project} tests`, "vitest", [
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${join(results, file)}`,
  ]);
  const sum = count(file, (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests }));
  return ok || sum.failed > 0 ? sum : { ...sum, failed: 1 };
};

const journeys = () => {
  const ok = run("journeys", "playwright", ["test", "--config", "test/journey/playwright.config.ts"], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: join(results, "journey.json"),
  });
  const sum = count("journey.json", ({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
  }));
  return ok || sum.failed > 0 ? sum : { ...sum, failed: 1 };
};

const RUNNERS = {
  unit: () => vitest("unit"),
  postgres: () => vitest("postgres"),
  element: () => vitest("element"),
  package: () => vitest("package"),
  journey: journeys,
};

const unknown = chosen.filter((name) => !Object.hasOwn(RUNNERS, name));
if (unknown.length > 0) {
  console.error(`No runner is called ${unknown.join(", ")}. There are: ${Object.keys(RUNNERS).join(", ")}.`);
  process.exit(2);
}

console.log(`browser: ${provideChromium()}`);
if (wanted("package")) console.log(provideOthers().join("\n"));
const built =
  run("build", "npm", ["run", "--silent", "build"]) && run("format and lint", "biome", ["check", "."]);

const sums = built
  ? Object.entries(RUNNERS)
      .filter(([name]) => wanted(name))
      .map(([, runner]) => runner())
  : [{ passed: 0, failed: 1 }];
rmSync(results, { recursive: true, force: true });

const passed = sums.reduce((sum, each) => sum + each.passed, 0);
const failed = sums.reduce((sum, each) => sum + each.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
