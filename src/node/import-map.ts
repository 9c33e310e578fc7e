/** Import maps (WHATWG HTML, section 8.1.5.4): finds the entries that the widget needs and a page's map lacks. */

/** A map's script as it stands in the page. */
export interface ImportMapScript {
  text: string;
}

export interface ExaminedImportMap {
  problems: string[];
  /** The addresses that the widget's modules are loaded from. */
  targets: URL[];
}

/** A package's modules import others by name only where they aren't bundled, which their addresses show. */
const NEEDED: readonly { file: RegExp; imports: readonly string[] }[] = [
  {
    file: /\/dist\/entry\/browser\/[\w-]+\.js$/,
    imports: ["lit", "@lit/task", "lean-qr/nano"],
  },
  {
    file: /\/lit(@[\w.-]+)?\/index\.js$/,
    imports: ["@lit/reactive-element", "lit-html", "lit-html/is-server.js", "lit-element/lit-element.js"],
  },
  { file: /\/task(@[\w.-]+)?\/index\.js$/, imports: ["@lit/reactive-element"] },
];

/** @param imported the names that modules in the page import. */
export function examineImportMaps(
  scripts: readonly ImportMapScript[],
  imported: readonly string[],
  page: URL,
): ExaminedImportMap {
  const wanted = imported.filter((name) => /^gangway-onboarding(\/|$)/.test(name));
  const entries = new Map<string, URL | null>();
  for (const { text } of scripts) {
    const read = readEntries(text, page);
    if (!read)
      return { problems: ["The page's import map is not valid JSON: browsers ignore it."], targets: [] };
    for (const [name, target] of read) entries.set(name, target);
  }
  const problems: string[] = [];
  const targets: URL[] = [];
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const target = resolveName(name, entries);
    if (!target) {
      problems.push(
        target === undefined
          ? `A script imports "${name}", which the page's import map doesn't have. Add an entry "${name}".`
          : `The import map's address for "${name}" is not valid: it must begin with https://, / or ./.`,
      );
      return;
    }
    targets.push(target);
    for (const { file, imports } of NEEDED) if (file.test(target.pathname)) imports.forEach(visit);
  };
  // Without a script that names it, a file of the page's own may import the widget.
  const mapped = [...entries.keys()].filter((name) => /^gangway-onboarding(\/.*[^/])?$/.test(name));
  for (const name of wanted.length > 0 ? wanted : mapped) visit(name);
  return { problems, targets };
}

/** Returns null where the text is no import map. An address that isn't valid is null. */
function readEntries(text: string, page: URL): Map<string, URL | null> | null {
  let imports: unknown;
  try {
    imports = (JSON.parse(text) as { imports?: unknown } | null)?.imports;
  } catch {
    return null;
  }
  if (typeof imports !== "object" || imports === null) return new Map();
  return new Map(Object.entries(imports).map(([name, address]) => [name, toAddress(address, page)]));
}

function toAddress(address: unknown, page: URL): URL | null {
  if (typeof address !== "string") return null;
  const isRelative = /^\.{0,2}\//.test(address);
  if (!isRelative) return URL.canParse(address) ? new URL(address) : null;
  return URL.canParse(address, page.href) ? new URL(address, page) : null;
}

/** Returns undefined where no entry fits. A longer prefix comes before a shorter one. */
function resolveName(name: string, entries: ReadonlyMap<string, URL | null>): URL | null | undefined {
  const exact = entries.get(name);
  if (exact !== undefined) return exact;
  const [prefix] = [...entries.keys()]
    .filter((key) => key.endsWith("/") && name.startsWith(key))
    .toSorted((a, b) => b.length - a.length);
  if (prefix === undefined) return undefined;
  const folder = entries.get(prefix);
  return folder ? new URL(name.slice(prefix.length), folder) : null;
}
