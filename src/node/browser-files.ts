/** Serves the script builds of the widget from the package. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import { parseAccept } from "hono/utils/accept";

const TYPES: Record<string, string> = {
  ".js": "text/javascript; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
};

type Bytes = Uint8Array<ArrayBuffer>;

interface Coding {
  name: string;
  compress(body: Bytes): Promise<Uint8Array>;
}

/** Content codings, the better one first, both at their highest level. */
const CODINGS: readonly Coding[] = [
  { name: "br", compress: (body) => promisify(brotliCompress)(body) },
  { name: "gzip", compress: (body) => promisify(gzip)(body, { level: 9 }) },
];

/** Chunks have a hash of all their sources in their name, so their content never changes. */
const HASHED = /-[\w-]{8}\.js(\.map)?$/;

interface BrowserFile {
  body: Bytes;
  type: string;
  etag: string;
  cache: string;
  /** Names the source map of a script (ECMA-426, "Linking through HTTP headers"), which has no comment for it. */
  sourceMap: { SourceMap: string } | null;
  /** The compressed bodies, each made for the first request that accepts it. */
  compressed: Map<Coding, Promise<Bytes>>;
}

/** Returns the best coding that an `Accept-Encoding` header accepts (RFC 9110 §12.5.3), or null where it accepts none. */
function codingFor(header: string): Coding | null {
  const accepted = parseAccept(header.toLowerCase());
  const weightOf = (coding: string) => accepted.find(({ type }) => type === coding)?.q;
  return CODINGS.find(({ name }) => (weightOf(name) ?? weightOf("*") ?? 0) > 0) ?? null;
}

/**
 * Creates a handler for the script builds: `/gangway.js` and the chunks that it loads. Scripts are read once at the start,
 * their maps when a developer's browser first asks, and each file is compressed once. Any origin may load them: they are public, and Subresource Integrity needs CORS.
 * @returns null where the request is for another path or method.
 */
export function browserFiles(folder: string): (request: Request) => Promise<Response | null> {
  const files = new Map<string, BrowserFile>();
  const maps = new Set<string>();
  for (const name of existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : []) {
    // The manifest is for whoever takes a script by `require`.
    if (!(extname(name) in TYPES) || name === "package.json") continue;
    const path = `/${name.replaceAll("\\", "/")}`;
    if (extname(name) === ".map") maps.add(path);
    else files.set(path, readFile(folder, path));
  }

  function find(path: string): BrowserFile | undefined {
    // Maps are larger than all the rest.
    if (maps.delete(path)) files.set(path, readFile(folder, path));
    return files.get(path);
  }

  return async (request) => {
    if (request.method !== "GET" && request.method !== "HEAD") return null;
    const file = find(new URL(request.url).pathname);
    if (!file) return null;
    const coding = codingFor(request.headers.get("accept-encoding") ?? "");
    // Each form of a file has a tag of its own (RFC 9110 §8.8.3).
    const etag = `"${file.etag}${coding ? `-${coding.name}` : ""}"`;
    const headers = {
      "content-type": file.type,
      "cache-control": file.cache,
      etag,
      vary: "accept-encoding",
      "access-control-allow-origin": "*",
      "cross-origin-resource-policy": "cross-origin",
      "x-content-type-options": "nosniff",
      ...file.sourceMap,
    };
    if (request.headers.get("if-none-match")?.includes(etag))
      return new Response(null, { status: 304, headers });
    const body = coding ? await compressed(file, coding) : file.body;
    return new Response(request.method === "HEAD" ? null : body, {
      headers: {
        ...headers,
        ...(coding && { "content-encoding": coding.name }),
        "content-length": String(body.length),
      },
    });
  };
}

function readFile(folder: string, path: string): BrowserFile {
  const body = new Uint8Array(readFileSync(join(folder, path)));
  return {
    body,
    type: TYPES[extname(path)] ?? "",
    etag: createHash("sha256").update(body).digest("base64url").slice(0, 22),
    cache: HASHED.test(path)
      ? "public, max-age=31536000, immutable"
      : "public, max-age=300, stale-while-revalidate=3600",
    sourceMap: existsSync(join(folder, `${path}.map`)) ? { SourceMap: `${basename(path)}.map` } : null,
    compressed: new Map(),
  };
}

function compressed(file: BrowserFile, coding: Coding): Promise<Bytes> {
  let body = file.compressed.get(coding);
  if (!body) {
    body = coding.compress(file.body).then((bytes) => new Uint8Array(bytes));
    file.compressed.set(coding, body);
  }
  return body;
}
