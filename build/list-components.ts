/**
 * The list of what a package brings with it, as a CycloneDX 1.6 document (cyclonedx.org/docs/1.6/json). It is read from
 * `package-lock.json` alone. `npm sbom` leaves out a dependency that the repository's tests use too.
 */
import { readFileSync } from "node:fs";
import { inRepository } from "./repository.js";

interface LockedPackage {
  version?: string;
  license?: string;
  integrity?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

type LockedPackages = Record<string, LockedPackage>;

/** The widget: both packages carry its script builds, with what is bundled into them. */
const WIDGET = "gangway-onboarding";

/** @param name a package of this repository. */
export function listComponents(name: string): object {
  const lock = readFileSync(inRepository("package-lock.json"), "utf8");
  const packages = (JSON.parse(lock) as { packages: LockedPackages }).packages;
  const found = new Set<string>();
  for (const own of new Set([name, WIDGET])) addDependencies(packages, `build/packages/${own}`, found);
  const version = packages[`build/packages/${name}`]?.version;
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: { component: { type: "library", name, version, purl: purlOf(name, version) } },
    components: [...found].sort().map((path) => componentOf(path, packages[path] ?? {})),
  };
}

function addDependencies(packages: LockedPackages, path: string, found: Set<string>): void {
  const { dependencies, optionalDependencies } = packages[path] ?? {};
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    const installed = findInstalled(packages, path, name);
    if (installed === undefined || found.has(installed)) continue;
    found.add(installed);
    addDependencies(packages, installed, found);
  }
}

/** Finds a dependency as Node does: in the package's own folder, then in each folder above. */
function findInstalled(packages: LockedPackages, from: string, name: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(folder.lastIndexOf("/"), 0))) {
    const path = `${folder}${folder && "/"}node_modules/${name}`;
    if (path in packages) return path;
    if (folder === "") return undefined;
  }
}

function componentOf(path: string, { version, license, integrity }: LockedPackage) {
  const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
  const purl = purlOf(name, version);
  const [algorithm, hash = ""] = integrity?.split("-", 2) ?? [];
  return {
    type: "library",
    "bom-ref": purl,
    name,
    version,
    purl,
    ...(license ? { licenses: [{ expression: license }] } : {}),
    ...(algorithm === "sha512"
      ? { hashes: [{ alg: "SHA-512", content: Buffer.from(hash, "base64").toString("hex") }] }
      : {}),
  };
}

/** Builds a package URL (github.com/package-url/purl-spec). */
function purlOf(name: string, version = ""): string {
  return `pkg:npm/${name.replace("@", "%40")}@${version}`;
}
