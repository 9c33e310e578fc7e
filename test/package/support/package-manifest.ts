/** The packages' manifests, as they are in the repository. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const PACKAGES = fileURLToPath(new URL("../../../build/packages/", import.meta.url));

export type PackageName = "gangway-onboarding" | "gangway-server";

export interface PackageManifest {
  exports: Record<string, string | { [condition: string]: unknown; default?: string }>;
  dependencies: Record<string, string>;
  peerDependencies?: Record<string, string>;
  repository: Record<string, string>;
  unpkg?: string;
  jsdelivr?: string;
}

export function manifestOf(name: PackageName): PackageManifest {
  return JSON.parse(readFileSync(`${PACKAGES}${name}/package.json`, "utf8"));
}
