/** The script builds over HTTP: compressed as the browser accepts it, with an ETag per content coding. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, expect, it } from "vitest";
import { browserFiles } from "../../../src/node/browser-files.js";

const SCRIPT = `${"const harbour = 'bank';\n".repeat(200)}`;
const folder = mkdtempSync(join(tmpdir(), "gangway-files-"));
writeFileSync(join(folder, "gangway.js"), SCRIPT);
writeFileSync(join(folder, "gangway.js.map"), "{}");
writeFileSync(join(folder, "integrity.json"), "{}");
writeFileSync(join(folder, "secret.env"), "KEY=1");
const serve = browserFiles(folder);
afterAll(() => rmSync(folder, { recursive: true }));

async function get(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Response> {
  const answer = await serve(new Request(`https://proxy.example${path}`, { method, headers }));
  if (!answer) throw new Error(`nothing at ${path}`);
  return answer;
}

it.each([
  ["br, gzip", "br"],
  ["gzip, deflate, br, zstd", "br"],
  ["GZIP;q=0.5", "gzip"],
  ["br;q=0, *", "gzip"],
  ["br; q=0, gzip; q=0", null],
  ["identity", null],
  ["", null],
])("answers `Accept-Encoding: %s` with %s", async (accept, coding) => {
  const answer = await get("/gangway.js", { "accept-encoding": accept });
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(answer.headers.get("content-encoding")).toBe(coding);
  expect(answer.headers.get("vary")).toBe("accept-encoding");
  expect(answer.headers.get("content-length")).toBe(String(bytes.length));
  const plain = coding === "br" ? brotliDecompressSync(bytes) : coding === "gzip" ? gunzipSync(bytes) : bytes;
  expect(plain.toString()).toBe(SCRIPT);
  if (coding) expect(bytes.length).toBeLessThan(SCRIPT.length / 10);
});

it("answers 304 only for the same content coding", async () => {
  const tag = async (accept: string) =>
    (await get("/gangway.js", { "accept-encoding": accept })).headers.get("etag") ?? "";
  const tags = await Promise.all(["br", "gzip", ""].map(tag));
  expect(new Set(tags).size).toBe(3);
  const again = (accept: string, known: string) =>
    get("/gangway.js", { "accept-encoding": accept, "if-none-match": known });
  expect((await again("br", tags[0] ?? "")).status).toBe(304);
  expect((await again("gzip", tags[0] ?? "")).status).toBe(200);
});

it("tells the length in the answer to HEAD", async () => {
  const headers = { "accept-encoding": "br" };
  const [head, whole] = [await get("/gangway.js", headers, "HEAD"), await get("/gangway.js", headers)];
  expect(await head.text()).toBe("");
  expect(head.headers.get("content-length")).toBe(whole.headers.get("content-length"));
});

it("names the source map of a script, and none for a file without one", async () => {
  expect((await get("/gangway.js")).headers.get("sourcemap")).toBe("gangway.js.map");
  expect(await (await get("/gangway.js.map")).text()).toBe("{}");
  for (const path of ["/gangway.js.map", "/integrity.json"])
    expect((await get(path)).headers.get("sourcemap")).toBeNull();
});

it("serves the scripts and their files, and nothing else", async () => {
  for (const path of ["/secret.env", "/nothing.js", "/../gangway.js/"]) {
    expect(await serve(new Request(`https://proxy.example${path}`))).toBeNull();
  }
  expect(await serve(new Request("https://proxy.example/gangway.js", { method: "POST" }))).toBeNull();
});
