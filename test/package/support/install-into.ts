/** `npm install` into an empty folder, as a partner runs it. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "./run-command.js";

export async function installInto(project: string, ...packagesAndOptions: string[]): Promise<void> {
  mkdirSync(project, { recursive: true });
  writeFileSync(join(project, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const quietly = ["--no-audit", "--no-fund", "--prefer-offline", "--loglevel", "error"];
  await runCommand(project, "npm", "install", ...quietly, ...packagesAndOptions);
}
