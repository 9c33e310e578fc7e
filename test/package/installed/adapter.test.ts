/** A partner's adapter, in a fresh project with the packed file: it compiles, passes the suite, and works. */
import { cpSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type PackedPackage, packPackage, run } from "../support/installed-package.js";

const ADAPTER = fileURLToPath(new URL("projects/adapter", import.meta.url));
const TSC = fileURLToPath(new URL("../../../node_modules/typescript/bin/tsc", import.meta.url));

let packed: PackedPackage;
let project: string;

beforeAll(async () => {
  packed = await packPackage("gangway-server");
  project = await packed.install("adapter", "zod", "libsql", "@types/node@20");
  cpSync(ADAPTER, project, { recursive: true });
  await run(project, process.execPath, TSC, "-p", ".");
});
afterAll(() => packed?.remove());

it.each(["contract", "visit"])("passes its own %s tests", async (name) => {
  const said = await run(project, process.execPath, "--test", "--test-reporter=tap", `out/${name}.test.js`);
  expect(said).toMatch(/^# fail 0$/m);
  expect(Number(/^# pass (\d+)$/m.exec(said)?.[1])).toBeGreaterThan(2);
});
