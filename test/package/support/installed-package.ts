/** The packed package, installed into fresh folders as a partner would install it. */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** Tools that are run say what there is to say, in plain text, and to nobody else. */
export const QUIET = { ...process.env, NO_COLOR: "1", NEXT_TELEMETRY_DISABLED: "1" };

/** Runs a command to its end. @throws Error with all that it said, when it fails. */
export function run(cwd: string, command: string, ...args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: QUIET });
    let said = "";
    let answer = "";
    child.stdout.on("data", (data) => {
      answer += data;
      said += data;
    });
    child.stderr.on("data", (data) => {
      said += data;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve(answer);
      else reject(new Error(`${command} ${args.join(" ")} failed:\n${said}`));
    });
  });
}

export interface PackedPackage {
  tarball: string;
  /** Makes a folder with an empty package.json and installs the package, and what else is named. */
  install(name: string, ...others: string[]): Promise<string>;
  remove(): void;
}

/** Packs what has been built. */
export async function packPackage(): Promise<PackedPackage> {
  const folder = mkdtempSync(join(tmpdir(), "gangway-package-"));
  const said = await run(
    ROOT,
    "npm",
    "pack",
    "--ignore-scripts",
    "--loglevel",
    "error",
    "--pack-destination",
    folder,
  );
  const tarball = join(folder, said.trim().split("\n").at(-1) ?? "");
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
