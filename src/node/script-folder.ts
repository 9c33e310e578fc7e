/** Finds the folder of the script builds: in this package, or where a bundle runs, in the package as it is installed. */
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const INSTALLED = "node_modules/gangway-server/dist/browser";
const SCRIPT = "gangway.js";

const MISSING = `The script builds of the widget (${SCRIPT} and its chunks) are missing, so that no page could load the widget.
A bundler has probably taken gangway-server out of its package. Do one of these:
- leave gangway-server out of the bundle (esbuild: external, webpack: externals, Next.js: serverExternalPackages),
- deploy ${INSTALLED} with the bundle, and name the folder: createGangway(config, { scripts: "path/to/browser" }),
- createGangway(config, { scripts: false }), if another server has the scripts.
In Gangway's own repository: npm run build:scripts.`;

/**
 * @param scripts as in the options of `createGangway`.
 * @returns null where another server has the scripts.
 * @throws Error where there are none.
 */
export function findScriptFolder(scripts?: string | false): string | null {
  if (scripts === false) return null;
  const found = candidates(scripts).find((folder) => existsSync(join(folder, SCRIPT)));
  if (found === undefined) throw new Error(MISSING);
  return found;
}

function candidates(scripts: string | undefined): string[] {
  if (scripts !== undefined) return [resolve(scripts)];
  // In a bundle, this is the bundle's address, or nothing at all. A `new URL(…, import.meta.url)` would be taken for a file
  // that the bundle needs.
  const here = import.meta.url as string | undefined;
  const own = here?.startsWith("file:") ? [dirname(fileURLToPath(here))] : [];
  const running = [process.argv[1] ?? "", resolve("package.json")].map((file) => dirname(resolve(file)));
  return [
    ...own.map((folder) => join(folder, "../browser")),
    ...[...running, ...own].flatMap(installedAbove),
  ];
}

/** Returns the places where Node would look for the package, from a folder upwards. */
function installedAbove(folder: string): string[] {
  const above = dirname(folder);
  return [join(folder, INSTALLED), ...(above === folder ? [] : installedAbove(above))];
}
