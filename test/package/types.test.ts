/**
 * The types that a partner gets: `test/types` is compiled against the built packages, through their entry points, under their
 * own names. A `valid` file compiles; each line of an `invalid` file fails with the code that is noted above it.
 */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { ensurePackages } from "./support/ensure-packages.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const TYPES = `${ROOT}test/types/`;
const PROJECTS = readdirSync(TYPES);
const RESOLUTIONS = [
  ["bundler", "preserve"],
  ["nodenext", "nodenext"],
] as const;

/** An error: file, line (from 1), and the compiler's code. */
type Fault = `${string}:${number} TS${number}`;

const filesOf = (project: string) =>
  readdirSync(TYPES + project)
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({
      name: `${project}/${name}`,
      lines: readFileSync(`${TYPES}${project}/${name}`, "utf8").split("\n"),
    }));

function compile(project: string, moduleResolution: string, module: string): Fault[] {
  const tsc = `${ROOT}node_modules/typescript/bin/tsc`;
  const resolution = ["--module", module, "--moduleResolution", moduleResolution];
  // Several checkers at once would each check what all files share.
  const options = [...resolution, "--pretty", "false", "--checkers", "1"];
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsc, "-p", TYPES + project, ...options], {
    cwd: TYPES,
    encoding: "utf8",
  });
  // An error without a file, such as one of the configuration, matches no expected fault.
  const errors = stdout.split("\n").filter((line) => line.includes("error TS"));
  if ((status === 0) !== (errors.length === 0))
    throw new Error(`tsc ended with ${status}: ${stdout}${stderr}`);
  return errors.map((line) => line.replace(/^(.+?)\((\d+),\d+\): error (TS\d+): .*$/, "$1:$2 $3") as Fault);
}

const noted = (project: string): Fault[] =>
  filesOf(project).flatMap(({ name, lines }) =>
    lines.flatMap((line, at): Fault[] => {
      const code = /^\/\/ TS(\d+): ./.exec(line)?.[1];
      return code ? [`${name}:${at + 2} TS${Number(code)}`] : [];
    }),
  );

beforeAll(ensurePackages);

describe.each(PROJECTS)("%s", (project) => {
  it.each(RESOLUTIONS)("under moduleResolution %s", (resolution, module) => {
    expect(compile(project, resolution, module).toSorted()).toEqual(noted(project).toSorted());
  });
});

it("every statement of an invalid file is one that is expected to fail", () => {
  const invalid = PROJECTS.flatMap(filesOf).filter(({ name }) => name.includes("invalid."));
  expect(invalid.map(({ name }) => name)).toEqual([
    "browser/invalid.ts",
    "browser/react-invalid.tsx",
    "server/invalid.ts",
  ]);
  for (const { name, lines } of invalid) {
    // The imports and the declarations that the lines use come before.
    const header = lines.findLastIndex((line) => line.startsWith("declare "));
    const statements = lines.map((line, at) => ({ line, at })).filter(({ line }) => /^[\w(]/.test(line));
    const unexpected = statements.filter(({ at }) => at > header && !lines[at - 1]?.startsWith("// TS"));
    expect(unexpected.map(({ line }) => `${name}: ${line}`)).toEqual([]);
    expect(statements.length).toBeGreaterThan(10);
  }
});
