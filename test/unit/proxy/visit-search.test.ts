/** Lists of visits by date, email address and provider: what the partner's server filters by, alone and together. */
import { expect, test } from "vitest";
import { API_KEY, ORIGIN, openGangway, type TestGangway } from "./support/open-gangway.js";

const headers = { "x-api-key": API_KEY };
const HOUR = 60 * 60 * 1000;

/** Visits of three hours, oldest first: of two people, and one that only a page has started. */
async function openWithVisits(): Promise<{ gangway: TestGangway; refs: string[] }> {
  const gangway = await openGangway();
  const refs: string[] = [];
  for (const email of ["jane@example.com", "joe@example.com", "Jane@Example.com"]) {
    refs.push((await gangway.invite({ email, externalRef: email.toLowerCase() })).trackingReference ?? "");
    gangway.clock.now += HOUR;
  }
  return { gangway, refs };
}

async function listed(gangway: TestGangway, query: string): Promise<string[]> {
  const { json, status, text } = await gangway.call("GET", `/v1/visits?${query}`, { headers });
  expect(status, text).toBe(200);
  return json.data.map((visit: Record<string, string>) => visit.trackingReference);
}

async function found(gangway: TestGangway, body: object): Promise<string[]> {
  const { json, status, text } = await gangway.call("POST", "/v1/visits/search", { headers, body });
  expect(status, text).toBe(200);
  return json.data.map((visit: Record<string, string>) => visit.trackingReference);
}

test("by date: from a time on, and before another", async () => {
  const {
    gangway,
    refs: [at12, at13, at14],
  } = await openWithVisits();
  expect(await listed(gangway, "created_from=2026-11-20T13:00:00Z")).toEqual([at14, at13]);
  expect(await listed(gangway, "created_before=2026-11-20T13:00:00.000Z")).toEqual([at12]);
  expect(
    await listed(gangway, "created_from=2026-11-20T14:00:00%2B01:00&created_before=2026-11-20T14:00:00Z"),
  ).toEqual([at13]);
  expect(await listed(gangway, "created_from=2026-11-20&created_before=2026-11-21")).toEqual([
    at14,
    at13,
    at12,
  ]);
  expect(await listed(gangway, "created_before=2026-11-20")).toEqual([]);
  expect(await listed(gangway, "external_ref=jane@example.com&created_from=2026-11-20T12:00:01Z")).toEqual([
    at14,
  ]);
});

test.each(["yesterday", "2026-11-20T13:00:00", "2026-02-30", "1763640000"])("no date: %s", async (text) => {
  const gangway = await openGangway();
  const answer = await gangway.call("GET", `/v1/visits?created_from=${text}`, { headers });
  expect([answer.status, answer.json.validationResults[0].name]).toEqual([400, "created_from"]);
  expect(answer.json.validationResults[0].message).toContain("such as 2026-11-20");
});

test("by email address, in a body: it is in no URL and in no log", async () => {
  const {
    gangway,
    refs: [first, , third],
  } = await openWithVisits();
  expect(await found(gangway, { email: "JANE@example.com" })).toEqual([third, first]);
  expect(await found(gangway, { email: "jane@example.com", createdBefore: "2026-11-20T13:00:00Z" })).toEqual([
    first,
  ]);
  expect(await found(gangway, { email: "nobody@example.com" })).toEqual([]);
  expect(await found(gangway, { email: "jane@example.com", outcome: "approved" })).toEqual([]);
  expect(await found(gangway, { email: "jane@example.com", externalRef: "joe@example.com" })).toEqual([]);
  const inUrl = await gangway.call("GET", "/v1/visits?email=jane@example.com", { headers });
  expect(inUrl.status).toBe(400);
});

test("an address that a page has named is found once it is proved", async () => {
  const gangway = await openGangway();
  const { json } = await gangway.call("POST", "/v1/user/invite", {
    headers: { origin: ORIGIN },
    body: { email: "jane@example.com", code: "HARBOUR" },
  });
  expect(await found(gangway, { email: "jane@example.com" })).toEqual([]);
  const tracking = `/v1/user/signup/tracking/${json.trackingReference}`;
  await gangway.call("POST", `${tracking}/code`);
  await gangway.call("POST", `${tracking}/activate`, { body: { code: gangway.mailedCode() } });
  expect(await found(gangway, { email: "jane@example.com" })).toEqual([json.trackingReference]);
});

test("a search is read page by page, and sees its own organisation alone", async () => {
  const { gangway, refs } = await openWithVisits();
  const search = async (body: object, key = API_KEY) =>
    (await gangway.call("POST", "/v1/visits/search", { headers: { "x-api-key": key }, body })).json;
  const first = await search({ email: "jane@example.com", limit: 1 });
  expect(first.pagination).toEqual({ next_cursor: refs[2], has_next: true });
  const second = await search({ email: "jane@example.com", limit: 1, after: refs[2] });
  expect(second.data[0].trackingReference).toBe(refs[0]);
  expect(second.pagination).toEqual({ next_cursor: null, has_next: false });
  expect((await search({ email: "jane@example.com" }, "quay-api-key")).data).toEqual([]);
  expect((await search({ after: refs[2] }, "quay-api-key")).data).toEqual([]);
  const { validationResults } = await search({ email: "", limit: 101, mail: "jane@example.com" });
  expect(validationResults.map(({ name }: { name: string }) => name).sort()).toEqual([
    "email",
    "limit",
    "mail",
  ]);
});

test("by provider", async () => {
  const { gangway, refs } = await openWithVisits();
  expect(await listed(gangway, "provider=verifime&limit=2")).toEqual([refs[2], refs[1]]);
  expect(await listed(gangway, "provider=veriff")).toEqual([]);
  expect(await found(gangway, { provider: "verifime", email: "joe@example.com" })).toEqual([refs[1]]);
  const fault = await gangway.call("GET", "/v1/visits?provider=Veri%20ff", { headers });
  expect(fault.status).toBe(400);
});
