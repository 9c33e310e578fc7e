/** Where a page of the documentation is in the site, and where a link between two Markdown files leads there. */
import { posix } from "node:path";

/** Pages at the top of the repository: their names are those that GitHub looks for. */
const TOP_PAGES: Readonly<Record<string, string>> = {
  "README.md": "index.md",
  "CONTRIBUTING.md": "contributing.md",
  "CHANGELOG.md": "changelog.md",
  "SECURITY.md": "vulnerabilities.md",
};

/** Returns a page's path in the site, with `.md`: that of `docs/element.md` is `element.md`. */
export function sitePath(page: string): string {
  return TOP_PAGES[page] ?? page.replace(/^docs\//, "");
}

/** Returns the link in the site for a relative link of a page; null where it isn't one between Markdown files. */
export function siteLink(href: string, page: string): string | null {
  const [, path, rest = ""] = href.match(/^([^:?#]+\.md)(#.*)?$/) ?? [];
  if (path === undefined) return null;
  return `/${sitePath(posix.join(posix.dirname(page), path))}${rest}`;
}
