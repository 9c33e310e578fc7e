/** The check of a built site's links, anchors included. VitePress itself checks only that a link's page exists. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** Lists the links that lead nowhere, each with its page. @param base path of the site's first page, such as `/docs/` */
export function listDeadLinks(folder: string, base: string): string[] {
  const pages = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".html"),
  );
  const anchors = new Map(pages.map((page) => [page, anchorsOf(read(folder, page))]));
  return pages.flatMap((page) =>
    hrefsOf(read(folder, page))
      .filter((href) => !leadsSomewhere(href, page))
      .map((href) => `${page}: ${href}`),
  );

  function leadsSomewhere(href: string, page: string): boolean {
    if (/^[a-z]+:/.test(href)) return true;
    const [path = "", anchor] = href.split("#");
    const target = path === "" ? page : fileOf(path, page);
    if (target === null || !existsSync(join(folder, target))) return false;
    if (anchor === undefined || anchor === "") return true;
    return anchors.get(target)?.has(decodeURIComponent(anchor)) ?? false;
  }

  function fileOf(path: string, page: string): string | null {
    if (path.startsWith("/") && !path.startsWith(base)) return null;
    const file = path.startsWith("/") ? path.slice(base.length) : join(dirname(page), path);
    return file === "" || file.endsWith("/") ? `${file}index.html` : relative(".", file);
  }
}

function read(folder: string, page: string): string {
  return readFileSync(join(folder, page), "utf8");
}

function anchorsOf(html: string): Set<string> {
  return new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id = ""]) => id));
}

function hrefsOf(html: string): string[] {
  return [...html.matchAll(/<a\s[^>]*href="([^"]+)"/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&"));
}
