/** The packed packages in projects of partners. For the tests of the project `installed` in vitest.config.ts only. */
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";
import { installInto } from "./install-into.js";
import type { PackageName } from "./package-manifest.js";

/** Makes a folder inside the project with nothing but the package: what a test writes there disturbs no other. */
export function folderBeside(name: PackageName): string {
  return mkdtempSync(join(inject("packed")[name].alone, "test-"));
}

/** Installs the package and others into a fresh project, and returns its folder. It is removed after the run. */
export async function installWith(name: PackageName, ...others: string[]): Promise<string> {
  const { folder, [name]: packed } = inject("packed");
  const project = mkdtempSync(join(folder, "project-"));
  await installInto(project, packed.tarball, ...others);
  return project;
}
