/**
 * Fills `build/packages/NAME`, which npm packs as they are. Each gets the files of `dist` that its entry points reach, the
 * scripts, its bundled command, and the documents of every package.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { listComponents } from "./list-components.js";
import { inRepository } from "./repository.js";

const PACKAGES = inRepository("build/packages");
const DOCUMENTS = [
  ...["README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"],
  ...["docs", "demo/visit.png"],
];
/** The list of the packages that a package brings. */
const COMPONENTS = "components.cdx.json";
/** The script builds: one package hands them out, the other serves them. */
const SCRIPTS = "dist/browser";
const COMMAND = "dist/command";

/** The files of an entry point, by condition. */
type EntryPoint = string | { [condition: string]: EntryPoint };

interface Manifest {
  exports: Record<string, EntryPoint>;
  files: string[];
}

function readManifest(name: string): Manifest {
  return JSON.parse(readFileSync(join(PACKAGES, name, "package.json"), "utf8")) as Manifest;
}

function filesOf(entry: EntryPoint): string[] {
  return typeof entry === "string" ? [entry] : Object.values(entry).flatMap(filesOf);
}

/** Returns the files that a package's entry points name, as paths from its folder. */
function entryFilesOf(name: string): string[] {
  const files = Object.values(readManifest(name).exports).flatMap(filesOf);
  // The folder of the scripts is copied as a whole.
  return files.filter((file) => !file.startsWith(`./${SCRIPTS}/`));
}

/** Returns what a compiled file, or a declaration, imports from the same package. `folder` is the file's own. */
function importsOf(file: string, folder: string): string[] {
  const specifiers = readFileSync(file, "utf8").matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"(\.[^"]+)"/g);
  return [...specifiers].map(([, specifier = ""]) => join(folder, specifier));
}

/** Returns compiled files and all that they import: code, its declarations, and the maps of the code. */
function withImports(entries: readonly string[]): Set<string> {
  const found = new Set<string>();
  const add = (path: string): void => {
    if (found.has(path)) return;
    found.add(path);
    if (!/\.(js|d\.ts)$/.test(path)) return;
    // A map of declarations leads to sources, which the package doesn't have. One of code contains them.
    if (path.endsWith(".js")) found.add(`${path}.map`);
    for (const imported of importsOf(inRepository(path), dirname(path))) {
      add(imported);
      add(imported.replace(/\.js$/, ".d.ts"));
    }
  };
  for (const entry of entries) add(join(entry));
  found.delete("package.json");
  return found;
}

/**
 * Writes a folder for each entry point that the package's `files` name. Tools that don't read `exports` need it: Parcel
 * in its default settings, and TypeScript's `node10`.
 */
function writeEntryFolders(name: string): void {
  const { exports, files } = readManifest(name);
  for (const [entry, point] of Object.entries(exports)) {
    const [folder = ""] = entry.slice(2).split("/");
    if (!files.includes(folder)) continue;
    const target = join(PACKAGES, name, entry);
    const [types = "", main = ""] = filesOf(point);
    const toRoot = relative(target, join(PACKAGES, name));
    mkdirSync(target, { recursive: true });
    const manifest = { type: "module", types: join(toRoot, types), main: join(toRoot, main) };
    writeFileSync(join(target, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  }
}

function removeMapAddress(declarations: string): void {
  const text = readFileSync(declarations, "utf8");
  writeFileSync(declarations, text.replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n"));
}

/** The settings of the documentation's site are in a hidden folder. */
function isVisible(path: string): boolean {
  return !basename(path).startsWith(".");
}

/** Fills the folder of each package anew. */
export function assemblePackages(): void {
  for (const name of readdirSync(PACKAGES)) {
    const folder = join(PACKAGES, name);
    rmSync(join(folder, "dist"), { recursive: true, force: true });
    for (const path of withImports(entryFilesOf(name))) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      cpSync(inRepository(path), join(folder, path));
      if (path.endsWith(".d.ts")) removeMapAddress(join(folder, path));
    }
    for (const built of existsSync(join(folder, "bin")) ? [SCRIPTS, COMMAND] : [SCRIPTS]) {
      cpSync(inRepository(built), join(folder, built), { recursive: true });
    }
    for (const document of DOCUMENTS) {
      rmSync(join(folder, document), { recursive: true, force: true });
      cpSync(inRepository(document), join(folder, document), { recursive: true, filter: isVisible });
    }
    writeEntryFolders(name);
    writeFileSync(join(folder, COMPONENTS), `${JSON.stringify(listComponents(name), null, 2)}\n`);
  }
}
