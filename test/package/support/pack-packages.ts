/** Packs the built packages once for all tests of a run, and installs each into a project with nothing else in it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { ensurePackages } from "./ensure-packages.js";
import { installInto } from "./install-into.js";
import type { PackageName } from "./package-manifest.js";
import { runCommand } from "./run-command.js";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

export interface PackedPackage {
  tarball: string;
  /** A project with nothing else installed. The files of all tests share it: nothing in it may be changed. */
  alone: string;
}

declare module "vitest" {
  interface ProvidedContext {
    /** `folder` holds everything, and is removed after the run. */
    packed: Record<PackageName, PackedPackage> & { folder: string };
  }
}

async function pack(name: PackageName, folder: string): Promise<PackedPackage> {
  const options = ["--loglevel", "error", "--pack-destination", folder];
  const printed = await runCommand(ROOT, "npm", "pack", "--workspace", name, ...options);
  const tarball = join(folder, printed.trim().split("\n").at(-1) ?? "");
  const alone = join(folder, name);
  // The Dockerfile in docs/deploy relies on it: no package needs an install script.
  await installInto(alone, tarball, "--ignore-scripts");
  return { tarball, alone };
}

export default async function setup(project: TestProject): Promise<() => void> {
  ensurePackages();
  const folder = mkdtempSync(join(tmpdir(), "gangway-packed-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const [onboarding, server] = await Promise.all([
      pack("gangway-onboarding", folder),
      pack("gangway-server", folder),
    ]);
    project.provide("packed", { folder, "gangway-onboarding": onboarding, "gangway-server": server });
  } catch (error) {
    remove();
    throw error;
  }
  return remove;
}
