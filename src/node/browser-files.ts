import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

const TYPES: Record<string, string> = {
  ".js": "text/javascript; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
};

/** Chunks carry a hash of their content in their name: such a name never changes its content. */
const HASHED = /-[\w-]{8}\.js(\.map)?$/;

/** The folder of the script builds in the package. */
export const BROWSER_FOLDER = fileURLToPath(new URL("../browser/", import.meta.url));

/**
 * Answers requests for the script builds (`/gangway.js` and what it loads), read once at start.
 * Any origin may load them: they are public, and Subresource Integrity asks for CORS.
 */
export function browserFiles(folder: string = BROWSER_FOLDER): (request: Request) => Response | null {
  const files = new Map<
    string,
    { body: Uint8Array<ArrayBuffer>; etag: string; type: string; cache: string }
  >();
  for (const name of existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : []) {
    const type = TYPES[extname(name)];
    if (!type) continue;
    const body = new Uint8Array(readFileSync(join(folder, name)));
    files.set(`/${name.replaceAll("\\", "/")}`, {
      body,
      type,
      etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`,
      cache: HASHED.test(name)
        ? "public, max-age=31536000, immutable"
        : "public, max-age=300, must-revalidate",
    });
  }
  return (request) => {
    if (request.method !== "GET" && request.method !== "HEAD") return null;
    const file = files.get(new URL(request.url).pathname);
    if (!file) return null;
    const headers = {
      "content-type": file.type,
      "cache-control": file.cache,
      etag: file.etag,
      "access-control-allow-origin": "*",
      "cross-origin-resource-policy": "cross-origin",
      "x-content-type-options": "nosniff",
    };
    if (request.headers.get("if-none-match") === file.etag)
      return new Response(null, { status: 304, headers });
    return new Response(request.method === "HEAD" ? null : file.body, { headers });
  };
}
