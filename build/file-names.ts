/** The names of the scripts that are loaded on demand. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { inRepository } from "./repository.js";

/** Everything that decides about the content of these files. */
const SOURCES = [
  ...["contract", "elements", "entry/browser", "flow", "launch", "locales", "styles"].map(
    (name) => `src/${name}`,
  ),
  "build/plugins",
  "build/scripts.ts",
  "vite.config.ts",
  "package-lock.json",
];

/**
 * One hash for all files. With one for each, the scripts that name them would be larger by 150 bytes until the first step, and
 * by 60 after it, which every customer loads. Each chunk names the first one, so a change of that changes all of them anyway.
 */
const hash = hashOf(SOURCES);

/** Returns the file name of a chunk. */
export const chunkFile = (name: string): string => `${name}-${hash}.js`;

/** Returns the name of the file that contains a module of a language: `de` or `de-later` and a hash. Undefined for others. */
export function languageFile(module: string | null | undefined): string | undefined {
  const [, language, later = ""] = module?.match(/\/locales\/([\w-]+)\/(later-)?terms\.[jt]s$/) ?? [];
  return language && chunkFile(`${language}${later && "-later"}`);
}

function hashOf(paths: readonly string[]): string {
  const digest = createHash("sha256");
  for (const path of paths.flatMap(filesIn)) digest.update(readFileSync(inRepository(path)));
  return digest.digest("hex").slice(0, 8);
}

function filesIn(path: string): string[] {
  if (!statSync(inRepository(path)).isDirectory()) return [path];
  return readdirSync(inRepository(path), { recursive: true, encoding: "utf8" })
    .map((name) => `${path}/${name}`)
    .filter((file) => statSync(inRepository(file)).isFile())
    .toSorted();
}
