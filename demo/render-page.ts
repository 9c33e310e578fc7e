/** Fills the demo's pages: `{{name}}` becomes a value, or the part that is called so. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { html } from "hono/html";
import { renderBar } from "./bar.js";
import { type DemoPage, findPage } from "./pages.js";
import type { VisitorChoice } from "./visitor-choice.js";

/** The folder of the pages, their parts, styles and scripts. */
export const SITE = fileURLToPath(new URL("../site/", import.meta.url));

export interface PageOptions {
  /** File in `demo/site`, without its ending. */
  file: string;
  path: string;
  choice: VisitorChoice;
  values: Record<string, string>;
}

export function renderPage({ file, path, choice, values }: PageOptions): string {
  // A page that is shown only inside another one has neither bar nor explanation.
  const page = findPage(path);
  const known: Record<string, string> = {
    title: page?.title ?? "Open an account",
    bar: page ? renderBar(path, choice) : "",
    about: page ? renderAbout(page) : "",
    locale: choice.locale ?? "",
    ...values,
  };
  const fill = (name: string): string =>
    readFileSync(`${SITE}${name}.html`, "utf8").replace(
      /\{\{(\w+)\}\}/g,
      (_, key: string) => known[key] ?? fill(`parts/${key}`).trim(),
    );
  return fill(file);
}

/** The page's sentence and its lines of code, below what it shows. */
function renderAbout({ title, shows, code }: DemoPage): string {
  return String(html`<section class="about" lang="en" dir="ltr" aria-labelledby="about">
      <div>
        <h2 id="about">About this page: ${title}</h2>
        <p>${shows}</p>
      </div>
      ${code ? html`<pre><code>${code}</code></pre>` : ""}
    </section>`);
}
