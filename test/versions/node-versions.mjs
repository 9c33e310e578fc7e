// The versions of Node.js that the server's packages support, and their programs, which npm's package `node` brings.
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** The oldest that `engines` allows, and the newest of each later line. */
export const NODE_VERSIONS = ["20.19", "22", "24", "26"];

const FOLDER = fileURLToPath(new URL("../../node_modules/.cache/node-versions/", import.meta.url));

/**
 * Installs a version where it isn't yet.
 * @returns {Promise<string | null>} the folder of the program, to be put first into PATH; null where it can't be installed
 */
export async function provideNode(version) {
  const folder = join(FOLDER, version);
  const programs = join(folder, "node_modules/node/bin");
  if (existsSync(join(programs, "node"))) return programs;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), "{}");
  const args = ["install", "--no-audit", "--no-fund", "--no-save", "--loglevel", "error", `node@${version}`];
  await promisify(execFile)("npm", args, { cwd: folder, timeout: 300_000 }).catch(() => {});
  return existsSync(join(programs, "node")) ? programs : null;
}
