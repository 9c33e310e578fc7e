/** The gallery of all states of the widget, and the pages that its frames show. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Context, Hono } from "hono";
import { SITE } from "./render-page.js";
import { choiceOf, LANGUAGES } from "./visitor-choice.js";

/** The compiled scripts of the demo's own tools. */
const BUILT = fileURLToPath(new URL("./", import.meta.url));

export interface GalleryPagesOptions {
  /** Answers with a page of the demo's navigation. */
  page: (context: Context, file: string, values: Record<string, string>) => Response | Promise<Response>;
}

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
];

export function createGalleryPages({ page }: GalleryPagesOptions): Hono {
  const app = new Hono();

  app.get("/gallery", (context) => {
    context.header("Content-Security-Policy", [...POLICY, "frame-ancestors 'none'"].join("; "));
    const languages = LANGUAGES.join(" ");
    return page(context, "gallery", { languages, language: choiceOf(context).locale ?? "en" });
  });

  // The frames of the gallery are of the same origin.
  app.get("/gallery/:name{state|provider}", (context) => {
    context.header("Content-Security-Policy", [...POLICY, "frame-ancestors 'self'"].join("; "));
    return context.html(readFileSync(`${SITE}gallery-${context.req.param("name")}.html`, "utf8"));
  });

  app.get("/themes/:file{[a-z-]+\\.css}", (context) =>
    context.body(readFileSync(`${SITE}themes/${context.req.param("file")}`), 200, {
      "content-type": "text/css; charset=utf-8",
    }),
  );

  app.get("/built/:path{(states|gallery|playground)/[a-z-]+\\.js}", (context) =>
    context.body(readFileSync(BUILT + context.req.param("path")), 200, {
      "content-type": "text/javascript; charset=utf-8",
    }),
  );

  return app;
}
