/** The documentation as a site: `npm run build:docs` writes it to `dist/docs`. */
import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import type { MarkdownRenderer } from "vitepress";
import { defineConfig } from "vitepress";
import { listDeadLinks } from "../../build/docs/check-links.js";
import { headingSlug } from "../../build/docs/heading-slug.js";
import { PAGE_GROUPS } from "../../build/docs/page-groups.js";
import { siteLink, sitePath } from "../../build/docs/site-path.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PAGES = PAGE_GROUPS.flatMap(({ pages }) => pages);

const otherFolders = readdirSync(ROOT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "docs")
  .map(({ name }) => name);

const forgotten = readdirSync(`${ROOT}docs`)
  .map((file) => `docs/${file}`)
  .filter((file) => file.endsWith(".md") && !PAGES.includes(file));
if (forgotten.length > 0) throw new Error(`Add ${forgotten.join(", ")} to build/docs/page-groups.ts.`);

/** Returns a page's heading as HTML. */
function titleOf(page: string): string {
  const [, heading = page] = readFileSync(ROOT + page, "utf8").match(/^# (.+)$/m) ?? [];
  return heading.replaceAll("`", "").replaceAll("<", "&lt;");
}

/** Turns links between files of the repository into links between pages of the site. */
function rewriteLinks(markdown: MarkdownRenderer): void {
  markdown.core.ruler.push("repository-links", ({ tokens, env }) => {
    const page = posix.relative(ROOT, env.realPath ?? env.path);
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const link = token.type === "link_open" && siteLink(token.attrGet("href") ?? "", page);
      if (link) token.attrSet("href", link);
    }
  });
}

export default defineConfig({
  title: "Gangway",
  description: "An embeddable identity-onboarding widget, and its proxy.",
  lang: "en-GB",
  base: "/docs/",
  head: [["link", { rel: "icon", href: "data:," }]],
  srcDir: ROOT,
  outDir: `${ROOT}dist/docs`,
  cacheDir: `${ROOT}node_modules/.cache/docs`,
  srcExclude: otherFolders.map((folder) => `${folder}/**`),
  rewrites: Object.fromEntries(PAGES.map((page) => [page, sitePath(page)])),
  // The transition is held back by a style that the policy of a site may forbid.
  appearance: { disableTransition: false },
  // Inline it would be a script for every page's policy to name.
  metaChunk: true,
  markdown: {
    anchor: { slugify: headingSlug },
    config: rewriteLinks,
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
  },
  themeConfig: {
    search: { provider: "local" },
    outline: [2, 3],
    sidebar: PAGE_GROUPS.map(({ title, pages }) => ({
      text: title,
      items: pages.map((page) => ({
        text: page === "README.md" ? "Overview" : titleOf(page),
        link: `/${sitePath(page)}`,
      })),
    })),
  },
  vite: { configFile: false, logLevel: "warn" },
  buildEnd({ outDir, site }) {
    const dead = listDeadLinks(outDir, site.base);
    if (dead.length > 0) throw new Error(`These links lead nowhere:\n${dead.join("\n")}`);
  },
});
