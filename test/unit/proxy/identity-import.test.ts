/** Identities imported: each line by itself, all faults by their lines, and the same a second time. */
import { expect, test } from "vitest";
import { API_KEY, openGangway, type TestGangway } from "./support/open-gangway.js";
import { openWithReceiver } from "./webhooks/open-with-receiver.js";

const headers = { "x-api-key": API_KEY };
const PATH = "/api/v1/identities/import";

const ndjson = (...lines: unknown[]) => ({
  headers: { ...headers, "content-type": "application/x-ndjson" },
  body: lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n"),
});

async function identity({ call }: Pick<TestGangway, "call">, externalRef: string) {
  return (await call("GET", `/api/v1/identities/${externalRef}`, { headers })).json;
}

const jane = {
  external_ref: "user-1",
  status: "approved",
  first_name: "Jane",
  last_name: "Doe",
  date_of_birth: "1997-06-15",
  country: "us",
  email: "jane@example.com",
  tags: ["vip", "2026"],
};

test("creates and changes identities, and repeating it changes nothing", async () => {
  const gangway = await openGangway();
  await gangway.call("POST", "/api/v1/identities", { headers, body: { external_ref: "user-2" } });
  const request = ndjson(jane, { external_ref: "user-2", phone: "+61 400 000 000" }, "", {
    external_ref: "user-3",
  });
  const first = await gangway.call("POST", PATH, request);
  expect(first.status, first.text).toBe(200);
  expect(first.json).toMatchObject({ created: 2, updated: 1, unchanged: 0, failed: 0 });
  expect(
    first.json.results.map(({ line, result, external_ref }: Record<string, unknown>) => [
      line,
      result,
      external_ref,
    ]),
  ).toEqual([
    [1, "created", "user-1"],
    [2, "updated", "user-2"],
    [4, "created", "user-3"],
  ]);
  const imported = await identity(gangway, "user-1");
  expect(imported).toMatchObject({
    id: first.json.results[0].id,
    status: "approved",
    country: "US",
    tags: ["vip", "2026"],
    extracted_data: {
      first_name: "Jane",
      last_name: "Doe",
      date_of_birth: "1997-06-15",
      email: "jane@example.com",
    },
  });
  expect((await identity(gangway, "user-2")).extracted_data.phone).toBe("+61 400 000 000");

  gangway.clock.now += 60_000;
  const second = await gangway.call("POST", PATH, request);
  expect(second.json).toMatchObject({ created: 0, updated: 0, unchanged: 3, failed: 0 });
  expect(await identity(gangway, "user-1")).toEqual(imported);

  // What a line leaves out stays, and null removes a field.
  const change = await gangway.call("POST", PATH, {
    headers,
    body: [{ external_ref: "user-1", email: null, tags: [] }],
  });
  expect(change.json).toMatchObject({ updated: 1 });
  const changed = await identity(gangway, "user-1");
  expect(changed).toMatchObject({ status: "approved", tags: [], extracted_data: { first_name: "Jane" } });
  expect(changed.extracted_data.email).toBeUndefined();
});

test("a line with a fault changes nothing, and all faults are told by their lines", async () => {
  const gangway = await openGangway();
  const { json } = await gangway.call(
    "POST",
    PATH,
    ndjson(
      jane,
      { external_ref: "user-2", date_of_birth: "1997-02-30", emial: "jane@example.com", tags: [""] },
      "{ not json",
      { first_name: "Jane" },
      ["user-5"],
      { external_ref: "user-6", status: "redacted" },
      { external_ref: "user-7" },
    ),
  );
  expect(json).toMatchObject({ created: 2, updated: 0, unchanged: 0, failed: 5 });
  interface Result {
    line: number;
    result: string;
    external_ref: string | null;
    validationResults?: { name: string }[];
  }
  const faults = json.results.map(({ line, result, external_ref, validationResults = [] }: Result) => [
    line,
    result,
    external_ref,
    validationResults.map(({ name }) => name),
  ]);
  expect(faults).toEqual([
    [1, "created", "user-1", []],
    [2, "failed", "user-2", ["date_of_birth", "0", "emial"]],
    [3, "failed", null, []],
    [4, "failed", null, ["external_ref"]],
    [5, "failed", null, [""]],
    [6, "failed", "user-6", ["status"]],
    [7, "created", "user-7", []],
  ]);
  expect(json.results[1].validationResults[2].message).toContain("did you mean email?");
  expect(json.results[2].detail).toContain("not valid JSON");
  for (const missing of ["user-2", "user-6"]) {
    expect((await identity(gangway, missing)).code).toBe("not_found");
  }
});

test("the same reference twice is one identity, also where two imports run at once", async () => {
  const gangway = await openGangway();
  const lines = Array.from({ length: 20 }, (_, index) => ({ external_ref: `user-${index % 5}` }));
  const answers = await Promise.all([1, 2].map(() => gangway.call("POST", PATH, { headers, body: lines })));
  const created = answers.map(({ json }) => json.created);
  expect(created[0] + created[1]).toBe(5);
  const { json: list } = await gangway.call("GET", "/api/v1/identities", { headers });
  expect(list.pagination.total).toBe(5);
});

test("a body is refused as a whole where it is too large, of another kind, or no list", async () => {
  const gangway = await openGangway();
  const refused = async (options: { headers?: Record<string, string>; body: unknown }) => {
    const { status, json } = await gangway.call("POST", PATH, { headers, ...options });
    return [status, json.code];
  };
  const many = Array.from({ length: 1001 }, (_, index) => ({ external_ref: `user-${index}` }));
  expect(await refused({ body: many })).toEqual([413, "payload_too_large"]);
  expect(await refused(ndjson(...many))).toEqual([413, "payload_too_large"]);
  expect(await refused(ndjson({ external_ref: "a".repeat(1024 * 1024) }))).toEqual([
    413,
    "payload_too_large",
  ]);
  expect(await refused({ body: { external_ref: "user-1" } })).toEqual([400, "invalid_request"]);
  expect(await refused({ body: "[" })).toEqual([400, "invalid_request"]);
  const csv = { ...headers, "content-type": "text/csv" };
  expect(await refused({ headers: csv, body: "external_ref\r\nuser-1" })).toEqual([415, "invalid_request"]);
  const { json: list } = await gangway.call("GET", "/api/v1/identities", { headers });
  expect(list.pagination.total).toBe(0);
  expect((await gangway.call("POST", PATH, { headers, body: [] })).json).toMatchObject({ results: [] });
});

test("webhooks tell of what changed, unless they are not wanted", async () => {
  const gangway = await openWithReceiver({});
  const { receiver } = gangway;
  await gangway.call("POST", PATH, ndjson(jane, { external_ref: "user-2" }));
  await gangway.deliver();
  expect(receiver.types().toSorted()).toEqual(["identity.created", "identity.created"]);
  expect(receiver.received.map(({ body }) => JSON.parse(String(body)).data.tags)).toContainEqual([
    "vip",
    "2026",
  ]);
  await gangway.call(
    "POST",
    PATH,
    ndjson(jane, { external_ref: "user-2", first_name: "Joe", tags: ["new"] }),
  );
  await gangway.deliver();
  expect(receiver.types().slice(2).toSorted()).toEqual(["identity.tag-added", "identity.updated"]);
  const quiet = await gangway.call(
    "POST",
    `${PATH}?webhooks=false`,
    ndjson({ external_ref: "user-2", first_name: "Jo" }, { external_ref: "user-3" }),
  );
  expect(quiet.json).toMatchObject({ created: 1, updated: 1 });
  await gangway.deliver();
  expect(receiver.types()).toHaveLength(4);
});

test("an imported identity is found as a duplicate, and only by its own organisation", async () => {
  const gangway = await openGangway();
  await gangway.call("POST", PATH, ndjson(jane, { ...jane, external_ref: "user-2" }));
  const { duplicates } = await identity(gangway, "user-1");
  expect(duplicates).toEqual([
    expect.objectContaining({ external_ref: "user-2", matched_on: ["email", "name_and_date_of_birth"] }),
  ]);
  const other = await gangway.call("GET", "/api/v1/identities/user-1", {
    headers: { "x-api-key": "quay-api-key" },
  });
  expect(other.status).toBe(404);
});
