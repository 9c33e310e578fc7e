/**
 * The nine calls of Verifa's page "Identities" (docs.withverifa.com), as that page prints them. Each is made to the
 * simulated Verifa and to Gangway's own identities. The answers are compared member by member with each other and with
 * the page.
 */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startGangway } from "../../src/node/start-gangway.js";
import { startSandbox } from "../../src/node/start-sandbox.js";
import { parseConfig } from "../../src/proxy/parse-config.js";
import { freePort } from "./free-port.js";

const HOST = "https://api.withverifa.com";
const PARTNER_KEY = "partner-key-of-the-harbour-bank";
/** The account's live key: the page's example has `is_sandbox: false`. */
const LIVE_KEY = "vk_live_5dP8sJ6nGa0UyH3vXi7KbM2t";

/** The calls in the order in which they are made. `identity_abc123` and the key are the page's placeholders. */
const CALLS = {
  create: `curl -X POST https://api.withverifa.com/api/v1/identities
    -H "X-API-Key: vk_live_your_key_here"
    -H "Content-Type: application/json"
    -d '{
    "external_ref": "user_abc123"
    }'`,
  list: `curl "https://api.withverifa.com/api/v1/identities?status=approved&limit=25"
    -H "X-API-Key: vk_live_your_key_here"`,
  page: `curl "https://api.withverifa.com/api/v1/identities?page[after]=identity_abc123&limit=25"
    -H "X-API-Key: vk_live_your_key_here"`,
  retrieve: `curl https://api.withverifa.com/api/v1/identities/identity_abc123
    -H "X-API-Key: vk_live_your_key_here"`,
  sessions: `curl https://api.withverifa.com/api/v1/identities/identity_abc123/sessions
    -H "X-API-Key: vk_live_your_key_here"`,
  update: `curl -X PATCH https://api.withverifa.com/api/v1/identities/identity_abc123
    -H "X-API-Key: vk_live_your_key_here"
    -H "Content-Type: application/json"
    -d '{
    "external_ref": "updated_user_id"
    }'`,
  archive: `curl -X POST https://api.withverifa.com/api/v1/identities/identity_abc123/archive
    -H "X-API-Key: vk_live_your_key_here"`,
  restore: `curl -X POST https://api.withverifa.com/api/v1/identities/identity_abc123/restore
    -H "X-API-Key: vk_live_your_key_here"`,
  redact: `curl -X DELETE https://api.withverifa.com/api/v1/identities/identity_abc123/data
    -H "X-API-Key: vk_live_your_key_here"`,
} as const;
type CallName = keyof typeof CALLS;

// biome-ignore lint/suspicious/noExplicitAny: the test looks into answers as a caller without types would.
type Json = any;

interface Answer {
  status: number;
  json: Json;
}
type Answers = Record<CallName, Answer> & {
  /** By the external reference. */ byReference: Answer;
  found: Answer;
};

/** One of the two APIs. */
interface Side {
  base: string;
  key: string;
  /** Has a person verified twice, and approved. */
  verify(externalRef: string): Promise<void>;
  tag(id: string, tag: string): Promise<void>;
  untag(id: string, tag: string): Promise<void>;
  /** The names of the webhooks about identities that were sent. */
  events(): Promise<string[]>;
}

/** Makes a call as the shell would, to another host and with another key. */
async function curl(side: Side, command: string, id = ""): Promise<Answer> {
  const text = command.replaceAll("identity_abc123", id).replace("vk_live_your_key_here", side.key);
  const words = [...text.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? "");
  const after = (option: string) =>
    words.flatMap((word, at) => (word === option ? [words[at + 1] ?? ""] : []));
  const url = words.find((word) => word.startsWith(HOST))?.replace(HOST, side.base) ?? "";
  const [body] = after("-d");
  const answer = await fetch(url, {
    method: after("-X")[0] ?? "GET",
    headers: after("-H").map((header) => header.split(": ") as [string, string]),
    ...(body === undefined ? {} : { body }),
  });
  return { status: answer.status, json: await answer.json() };
}

async function runCalls(side: Side): Promise<Answers> {
  const stub = CALLS.create.replace("user_abc123", "user_newer");
  const other = await curl(side, stub);
  const create = await curl(side, CALLS.create);
  const { id } = create.json;
  await side.verify("user_abc123");
  await side.tag(id, "vip");
  const list = await curl(side, CALLS.list);
  // The list has the newest first, so the cursor is that of the newer one.
  await curl(side, CALLS.create.replace("user_abc123", "user_newest"));
  const page = await curl(side, CALLS.page, (await curl(side, CALLS.retrieve, "user_newest")).json.id);
  const retrieve = await curl(side, CALLS.retrieve, id);
  const byReference = await curl(side, CALLS.retrieve, "user_abc123");
  const sessions = await curl(side, CALLS.sessions, id);
  const update = await curl(side, CALLS.update, id);
  const found = await curl(side, CALLS.list.replace("status=approved", "q=ed_user"));
  const archive = await curl(side, CALLS.archive, id);
  const restore = await curl(side, CALLS.restore, id);
  await side.untag(id, "vip");
  const redact = await curl(side, CALLS.redact, id);
  expect(other.status).toBe(201);
  return { create, list, page, retrieve, byReference, sessions, update, found, archive, restore, redact };
}

const SECONDS = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const id = expect.stringMatching(/^identity_\w+$/);
const time = expect.stringMatching(SECONDS);

/** The example of the page, with the age of today. */
const EXAMPLE = {
  id,
  external_ref: "user_abc123",
  status: "approved",
  screening_status: "clear",
  monitoring_enabled: true,
  session_count: 2,
  face_match_passed: true,
  age_check_passed: true,
  extracted_age: expect.any(Number),
  is_sandbox: false,
  tags: ["vip"],
  extracted_data: expect.objectContaining({
    first_name: "Jane",
    last_name: "Doe",
    date_of_birth: "1997-06-15",
    document_type: "drivers_license",
    country: "US",
  }),
  first_verified_at: time,
  last_verified_at: time,
  created_at: time,
  updated_at: time,
};

const EVENTS = [
  "identity.created",
  "identity.updated",
  "identity.archived",
  "identity.restored",
  "identity.tag-added",
  "identity.tag-removed",
];

let answers: Record<"verifa" | "gangway", Answers>;
let events: Record<"verifa" | "gangway", string[]>;
let close = async () => {};

beforeAll(async () => {
  const sandbox = await startSandbox({ port: 0, smtpPort: 0 });
  const port = await freePort();
  const send = async (url: string, body?: unknown, headers: Record<string, string> = {}): Promise<Json> => {
    const answer = await fetch(url, {
      method: body === undefined ? "GET" : "POST",
      headers: { "content-type": "application/json", ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${url}: ${answer.status} ${text}`);
    return JSON.parse(text);
  };
  const control = (path: string, body?: unknown) => send(`${sandbox.url}/_sandbox/${path}`, body);
  const { verifa: credentials } = await control("credentials");
  const { config } = parseConfig({
    publicUrl: `http://localhost:${port}`,
    database: "sqlite::memory:",
    encryptionKeys: [Buffer.alloc(32, 1).toString("base64")],
    organisations: [
      {
        code: "HARBOUR",
        name: "Harbour Bank",
        apiKeys: [PARTNER_KEY],
        authentication: "none",
        provider: { id: "verifa", ...credentials, apiKey: LIVE_KEY },
        // No server listens there. The list of deliveries shows what was to be sent.
        webhooks: [
          { url: "https://hooks.harbour.invalid/", secrets: [`whsec_${btoa("a secret of our own!")}`] },
        ],
      },
    ],
  });
  const gangway = await startGangway({ config, port, scripts: false, log: () => {} });
  close = async () => {
    await gangway.close();
    await sandbox.close();
  };

  const jane = { first_name: "Jane", last_name: "Doe", date_of_birth: "1997-06-15" };
  const atVerifa: Side = {
    base: `${sandbox.url}/verifa`,
    key: LIVE_KEY,
    async verify(external_ref) {
      for (let session = 1; session <= 2; session += 1) {
        const { id } = await send(
          `${sandbox.url}/verifa/api/v1/sessions`,
          { external_ref, fields: jane },
          { "x-api-key": LIVE_KEY },
        );
        await control(`verifa/${id}/decide`, { outcome: "approved" });
      }
    },
    async tag(id, tag) {
      const url = `${sandbox.url}/verifa/api/v1/identities/${id}/tags/add`;
      await send(url, { tag }, { "x-api-key": LIVE_KEY });
    },
    async untag(id, tag) {
      const url = `${sandbox.url}/verifa/api/v1/identities/${id}/tags/remove`;
      await send(url, { tag }, { "x-api-key": LIVE_KEY });
    },
    events: async () => (await control("deliveries")).map(({ event }: Json) => event),
  };
  const key = { "x-api-key": PARTNER_KEY };
  const atGangway: Side = {
    base: gangway.url,
    key: PARTNER_KEY,
    async verify(externalRef) {
      for (let visit = 1; visit <= 2; visit += 1) {
        const customerContext = { firstName: "Jane", familyName: "Doe", dateOfBirth: "1997-06-15" };
        const invite = { email: "jane@example.com", code: "HARBOUR", externalRef, customerContext };
        const { trackingReference } = await send(`${gangway.url}/v1/user/invite`, invite, key);
        const read = () => send(`${gangway.url}/v1/visits/${trackingReference}`, undefined, key);
        await control(`verifa/${(await read()).providerReference}/decide`, { outcome: "approved" });
        await vi.waitFor(async () => expect((await read()).outcome).toBe("approved"), { timeout: 45_000 });
      }
    },
    async tag(id, tag) {
      await send(`${gangway.url}/api/v1/identities/${id}/tags`, { tag }, key);
    },
    async untag(id) {
      await send(`${gangway.url}/api/v1/identities/${id}/tags`, { tags: [] }, key);
    },
    async events() {
      const { data } = await send(`${gangway.url}/v1/webhooks/deliveries?limit=100`, undefined, key);
      return data.map(({ type }: Json) => type);
    },
  };

  const verifa = await runCalls(atVerifa);
  const verifaEvents = await atVerifa.events();
  await control("reset", {});
  const own = await runCalls(atGangway);
  await vi.waitFor(async () => expect(await atGangway.events()).toEqual(expect.arrayContaining(EVENTS)), {
    timeout: 45_000,
  });
  answers = { verifa, gangway: own };
  events = { verifa: verifaEvents, gangway: await atGangway.events() };
}, 120_000);

afterAll(() => close());

describe.each(["verifa", "gangway"] as const)("the calls of the page, to %s", (side) => {
  const of = (name: keyof Answers) => answers[side][name];

  it("create an identity without data", () => {
    expect(of("create").status).toBe(201);
    expect(of("create").json).toEqual({
      id,
      external_ref: "user_abc123",
      status: "pending",
      is_sandbox: false,
      created_at: time,
      upserted: false,
    });
  });

  it("list identities by status", () => {
    expect(of("list").status).toBe(200);
    expect(of("list").json.data).toMatchObject([EXAMPLE]);
    expect(of("list").json.pagination).toMatchObject({ total: 1, limit: 25, offset: 0 });
  });

  it("page by cursor, with the cursor given as the previous one", () => {
    const { data, pagination } = of("page").json;
    expect(data.map((one: Json) => one.external_ref)).toEqual(["user_abc123", "user_newer"]);
    expect(Object.keys(pagination).sort()).toEqual(["has_next", "has_prev", "next_cursor", "prev_cursor"]);
    expect(pagination).toMatchObject({ next_cursor: null, has_next: false, has_prev: true });
    expect(pagination.prev_cursor).toEqual(id);
    expect(data.map((one: Json) => one.id)).not.toContain(pagination.prev_cursor);
  });

  it("retrieve the example, by id and by external reference", () => {
    expect(of("retrieve").status).toBe(200);
    expect(of("retrieve").json).toMatchObject(EXAMPLE);
    expect(of("byReference").json).toEqual(of("retrieve").json);
  });

  it("list the sessions, newest first", () => {
    const { data, pagination } = of("sessions").json;
    expect(pagination).toEqual({ total: 2, limit: 50, offset: 0 });
    expect(data).toHaveLength(2);
    for (const session of data) {
      expect(session).toMatchObject({
        id: expect.any(String),
        status: expect.stringMatching(/^completed$/i),
        external_ref: "user_abc123",
        is_sandbox: false,
        capture_url: expect.stringMatching(/^http/),
        qr_code_data_url: null,
        tags: [],
        created_at: time,
        expires_at: time,
      });
    }
    expect(data[0].created_at >= data[1].created_at).toBe(true);
    expect(of("retrieve").json.latest_session_id).toBe(data[0].id);
  });

  it("give it another reference, which q finds by a part", () => {
    expect(of("update").json).toMatchObject({ ...EXAMPLE, external_ref: "updated_user_id" });
    expect(of("found").json.data).toMatchObject([{ external_ref: "updated_user_id" }]);
  });

  it("archive and restore it, with its data", () => {
    expect(of("archive").json).toEqual({ id, status: "approved", archived_at: time });
    expect(of("restore").json).toMatchObject({
      ...EXAMPLE,
      external_ref: "updated_user_id",
      archived_at: null,
    });
  });

  it("redact it", () => {
    expect(of("redact").status).toBe(200);
    expect(of("redact").json).toEqual({ id, status: "redacted", message: expect.any(String) });
  });

  it("cause the six events", () => {
    expect(events[side]).toEqual(expect.arrayContaining(EVENTS));
  });
});

describe("both sides", () => {
  it.each(Object.keys(CALLS) as CallName[])("answer %s alike", (name) => {
    const [theirs, ours] = [answers.verifa[name], answers.gangway[name]];
    expect(ours.status).toBe(theirs.status);
    const found = differences(theirs.json, ours.json);
    expect(
      found.filter(({ place }) => !OWN_MEMBERS[name]?.test(place) && !LATER_MEMBERS.test(place)),
    ).toEqual([]);
  });
});

/** Members that only the simulated Verifa has, and texts that differ: the status of a session is a visit's with us. */
const OWN_MEMBERS: Partial<Record<CallName, RegExp>> = {
  sessions: /^data\[\d\]\.(status|capture_url)$/,
  redact: /^message$/,
};
/** Members of the later reference pages, which the page lacks. */
const LATER_MEMBERS = /(^|\.)(monitoring_paused_reason|latest_result_id|identity_type_id|custom_fields)$/;

interface Difference {
  place: string;
  theirs: unknown;
  ours: unknown;
}

/** Finds the members that Verifa has and Gangway hasn't, or has with a value of another form. */
function differences(theirs: Json, ours: Json, place = ""): Difference[] {
  if (Array.isArray(theirs)) {
    if (!Array.isArray(ours) || ours.length !== theirs.length) return [{ place, theirs, ours }];
    return theirs.flatMap((item, index) => differences(item, ours[index], `${place}[${index}]`));
  }
  if (typeof theirs === "object" && theirs !== null) {
    return Object.entries(theirs).flatMap(([name, value]) =>
      differences(value, ours?.[name], place === "" ? name : `${place}.${name}`),
    );
  }
  return formOf(theirs) === formOf(ours) ? [] : [{ place, theirs, ours }];
}

/** Ids and times differ from side to side; everything else must be equal. */
function formOf(value: unknown): string {
  if (typeof value !== "string") return JSON.stringify(value);
  if (SECONDS.test(value)) return "a time";
  if (/^identity_\w+$/.test(value)) return "an identity";
  if (/^session_\w+$/.test(value) || /^[0-9a-f-]{36}$/.test(value)) return "a session";
  return value;
}
