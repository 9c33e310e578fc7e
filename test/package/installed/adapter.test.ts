/** A partner's adapter, in a fresh project with the packed file: it compiles, passes the suite, and works. */
import { cpSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, it } from "vitest";
import { installWith } from "../support/installed-package.js";
import { runCommand } from "../support/run-command.js";

const ADAPTER = fileURLToPath(new URL("projects/adapter", import.meta.url));
const TSC = fileURLToPath(new URL("../../../node_modules/typescript/bin/tsc", import.meta.url));

let project: string;

beforeAll(async () => {
  project = await installWith("gangway-server", "zod", "libsql", "@types/node@20");
  cpSync(ADAPTER, project, { recursive: true });
  await runCommand(project, process.execPath, TSC, "-p", ".");
});

it.each(["contract", "visit"])("passes its own %s tests", async (name) => {
  const said = await runCommand(
    project,
    process.execPath,
    "--test",
    "--test-reporter=tap",
    `out/${name}.test.js`,
  );
  expect(said).toMatch(/^# fail 0$/m);
  expect(Number(/^# pass (\d+)$/m.exec(said)?.[1])).toBeGreaterThan(2);
});
