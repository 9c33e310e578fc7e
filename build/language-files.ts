/** The names of the languages' files. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { inRepository } from "./repository.js";

/** Everything that decides about the content of these files. */
const SOURCES = ["src/locales", "build/plugins", "package-lock.json"];

/**
 * One hash for all languages. With one for each, the script that names them all would be larger by 150 bytes, which every
 * customer loads.
 */
const hash = hashOf(SOURCES);

/** Returns the name of the file that contains a module, `de` or `de-later` and a hash. Undefined for a module that is none. */
export function languageFile(module: string | null | undefined): string | undefined {
  const [, language, later = ""] = module?.match(/\/locales\/([\w-]+)\/(later-)?terms\.[jt]s$/) ?? [];
  return language && `${language}${later && "-later"}-${hash}.js`;
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
