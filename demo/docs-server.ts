/** The documentation's site, as `npm run build:docs` writes it, under a policy that lets in nothing from elsewhere. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { Hono } from "hono";

const FOLDER = fileURLToPath(new URL("../../dist/docs/", import.meta.url));
const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
};

export function createDocsServer(): Hono {
  const app = new Hono();
  app.get("/docs", (context) => context.redirect("/docs/"));
  app.get("/docs/:path{[@\\w./-]*}", (context) => {
    const path = context.req.param("path") || "index.html";
    const type = TYPES[extname(path)];
    const found = type !== undefined && !path.includes("..") && existsSync(FOLDER + path);
    const file = FOLDER + (found ? path : "404.html");
    if (!existsSync(file)) return context.text("Run `npm run build:docs` first.", 404);
    const body = readFileSync(file);
    return context.body(body, found ? 200 : 404, {
      "content-type": (found && type) || "text/html; charset=utf-8",
      "content-security-policy": policyFor(extname(file) === ".html" ? body.toString() : ""),
    });
  });
  return app;
}

/** VitePress puts two short scripts into each page, which choose the colours before the first paint: their hashes allow them. */
function policyFor(html: string): string {
  const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>(.*?)<\/script>/gs)].map(
    ([, script = ""]) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`,
  );
  return [
    "default-src 'none'",
    `script-src ${["'self'", ...inline].join(" ")}`,
    "style-src 'self'",
    // The colours of code.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
