/**
 * The weight of what each kind of user installs: the packed file, the packages and their bytes. A server needs the same
 * packages for SQLite and for PostgreSQL. A budget is a little above what was measured: registries and platforms differ
 * in the versions and in the SQLite library that they hand out.
 */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, it } from "vitest";
import type { PackageName } from "../support/package-manifest.js";

interface Weight {
  /** Of the packed file, in kB. */
  packed: number;
  packages: number;
  /** Of all installed files, in MB. */
  installed: number;
}

const BUDGETS: Record<PackageName, Weight> = {
  "gangway-onboarding": { packed: 2000, packages: 11, installed: 20 },
  "gangway-server": { packed: 3400, packages: 37, installed: 48 },
};

function weightOf(name: PackageName): Weight {
  const { tarball, alone } = inject("packed")[name];
  const root = join(alone, "node_modules");
  const files = readdirSync(root, { recursive: true, encoding: "utf8" });
  // A folder of a package: `name`, `@scope/name`, or one of them within another package's `node_modules`.
  const packages = files.filter((file) =>
    /(?:^|node_modules\/)(?:@[^/]+\/)?[^@./][^/]*\/package\.json$/.test(file),
  );
  const bytes = files.map((file) => statSync(join(root, file))).filter((stat) => stat.isFile());
  return {
    packed: statSync(tarball).size / 1000,
    packages: packages.length,
    installed: bytes.reduce((sum, { size }) => sum + size, 0) / 1e6,
  };
}

it.each(Object.entries(BUDGETS) as [PackageName, Weight][])("%s stays within its budget", (name, budget) => {
  const weight = weightOf(name);
  console.log(name, weight);
  expect(weight.packed).toBeLessThanOrEqual(budget.packed);
  expect(weight.packages).toBeLessThanOrEqual(budget.packages);
  expect(weight.installed).toBeLessThanOrEqual(budget.installed);
});
