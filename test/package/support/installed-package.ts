/** The packed packages, installed into fresh folders as a partner would install them. */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { assemblePackages } from "../../../build/assemble-packages.js";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** The environment of tools that tests run: plain text, and no telemetry. */
export const QUIET = { ...process.env, NO_COLOR: "1", NEXT_TELEMETRY_DISABLED: "1" };

/** Runs a command and returns its standard output. @throws Error with all of its output, when it fails */
export function run(cwd: string, command: string, ...args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: QUIET });
    let output = "";
    let standardOutput = "";
    child.stdout.on("data", (data) => {
      standardOutput += data;
      output += data;
    });
    child.stderr.on("data", (data) => {
      output += data;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve(standardOutput);
      else reject(new Error(`${command} ${args.join(" ")} failed:\n${output}`));
    });
  });
}

export type PackageName = "gangway-onboarding" | "gangway-server";

export interface PackedPackage {
  tarball: string;
  /** Makes a folder with an empty package.json, and installs the package and any others into it. */
  install(name: string, ...others: string[]): Promise<string>;
  remove(): void;
}

/** Reads a package's manifest as it is in the repository. */
export function manifestOf(name: PackageName): PackageManifest {
  return JSON.parse(readFileSync(join(ROOT, "build/packages", name, "package.json"), "utf8"));
}

export interface PackageManifest {
  exports: Record<string, string | { [condition: string]: unknown; default?: string }>;
  dependencies: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/** Packs a built package. */
export async function packPackage(name: PackageName): Promise<PackedPackage> {
  assemblePackages();
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  const options = ["--loglevel", "error", "--pack-destination", folder];
  const printed = await run(ROOT, "npm", "pack", "--workspace", name, ...options);
  const tarball = join(folder, printed.trim().split("\n").at(-1) ?? "");
  return {
    tarball,
    async install(name, ...others) {
      const project = join(folder, name);
      mkdirSync(project);
      writeFileSync(join(project, "package.json"), JSON.stringify({ private: true, type: "module" }));
      const quietly = ["--no-audit", "--no-fund", "--prefer-offline", "--loglevel", "error"];
      await run(project, "npm", "install", ...quietly, tarball, ...others);
      return project;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
