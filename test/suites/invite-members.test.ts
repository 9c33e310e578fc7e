/** The table "Where the invite's members go" of `docs/providers.md`, cell by cell, against what the sandbox receives. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { inviteRequestSchema } from "../../src/contract/page-schemas.js";
import { PROVIDER_IDS, PROVIDER_NAMES, type ProviderId } from "../../src/contract/providers.js";
import { type StartedGangway, startGangway } from "../../src/node/start-gangway.js";
import { type SandboxServer, startSandbox } from "../../src/node/start-sandbox.js";
import { parseConfig } from "../../src/proxy/parse-config.js";
import { freePort } from "./free-port.js";

const API_KEY = "partner-key";
const ORIGIN = "https://www.harbour.example";

/** A value for each member, found nowhere else in a request. */
const SAMPLE = {
  email: "jane.sample@example.com",
  referenceData: "application-4711",
  externalRef: "fa820aba-019f-455a-ae81-cfca8075bc3f",
  sendInvitationEmail: true,
  locale: "de",
  customerContext: {
    firstName: "Janet",
    familyName: "Smithson",
    middleName: "Marie",
    fullName: "Petra Helene Abendroth",
    dateOfBirth: "1990-01-15",
    preferredContactNumber: "+61 412345678",
    address: "42 Wallaby Way, Sydney NSW 2000, Australia",
    idNumber: "38001085718",
    document: { type: "ID_CARD", number: "B 0123-4567", country: "EE" },
    consents: [{ type: "ine", approved: true }],
    callbackUrl: "https://www.harbour.example/back",
  },
};

const { firstName: _first, familyName: _family, ...withFullName } = SAMPLE.customerContext;

/** The requests that each member is sent with. A full name counts without the others. */
const invitesFor = (member: string) =>
  member === "customerContext.fullName" ? { ...SAMPLE, customerContext: withFullName } : SAMPLE;

const page = readFileSync(new URL("../../docs/providers.md", import.meta.url), "utf8");
const [, section = ""] = page.split("## Where the invite's members go\n");
const [headings = [], , ...rows] = (section.split("\n\n").find((part) => part.startsWith("|")) ?? "")
  .split("\n")
  .map((line) =>
    line
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim()),
  );
const cells = rows.flatMap(([member = "", ...row]) =>
  PROVIDER_IDS.map((id) => ({
    id,
    member: member.replaceAll("`", ""),
    cell: row[headings.indexOf(PROVIDER_NAMES[id]) - 1] ?? "",
  })),
);

const at = (value: unknown, path: string): unknown =>
  path
    .split(".")
    .reduce<unknown>((from, name) => (from as Record<string, unknown> | undefined)?.[name], value);

interface Received {
  body: unknown;
  inviteUrl: string;
}

/** The claims that a cell can make about a value, after the names of its members. */
const CLAIMS: Record<string, (found: unknown[], sent: unknown, received: Received, path: string) => void> = {
  "": ([found], sent) => expect(found).toEqual(sent),
  "if it is a UUID": ([found], sent) => expect(found).toBe(sent),
  "if it is https": ([found], sent) => expect(found).toBe(sent),
  "as YYYYMMDD": ([found], sent) => expect(found).toBe(String(sent).replaceAll("-", "")),
  "only its letters and digits": ([found], sent) =>
    expect(found).toBe(String(sent).replace(/[^A-Za-z0-9]/g, "")),
  "a random text": ([found], sent) => {
    expect(found).toMatch(/^[\w-]{24}$/);
    expect(found).not.toBe(sent);
  },
  split: ([given, family], sent) => {
    expect(`${given} ${family}`).toBe(sent);
    expect(String(family)).not.toContain(" ");
  },
  "in the session's URL": (_found, sent, { inviteUrl }, path) =>
    expect(new URL(inviteUrl).searchParams.get(path)).toBe(sent),
};

let sandbox: SandboxServer;
let gangway: StartedGangway;
const bodies: { path: string; body: unknown }[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, smtpPort: 0 });
  const answer = sandbox.sandbox.fetch;
  sandbox.sandbox.fetch = async (request) => {
    const { pathname } = new URL(request.url);
    if (request.method === "POST") bodies.push({ path: pathname, body: await request.clone().json() });
    return answer(request);
  };
  const response = await fetch(`${sandbox.url}/_sandbox/credentials`);
  const credentials: Record<string, object> = await response.json();
  const port = await freePort();
  const { config } = parseConfig({
    publicUrl: `http://localhost:${port}`,
    database: "sqlite::memory:",
    encryptionKeys: [Buffer.alloc(32, 1).toString("base64")],
    mail: { smtp: sandbox.smtpUrl, from: "onboarding@harbour.example" },
    limits: { invite: { count: 100, seconds: 60 } },
    organisations: PROVIDER_IDS.map((id) => ({
      code: id,
      name: "Harbour Bank",
      apiKeys: [API_KEY],
      authentication: "none",
      browserInvites: true,
      allowedOrigins: [ORIGIN],
      provider: { id, ...credentials[id] },
    })),
  });
  gangway = await startGangway({ config, port, scripts: false, log: () => {} });
});

afterAll(async () => {
  await gangway.close();
  await sandbox.close();
});

/** The call that creates a session at each provider. */
const CREATE: Record<ProviderId, string> = {
  verifime: "/verifime/v1/user/invite",
  veriff: "/veriff/v1/sessions",
  vx: "/vx/api/session/create_session",
  verifa: "/verifa/api/v1/sessions",
};

async function invite(
  code: ProviderId,
  members: object,
  caller: Record<string, string> = { "x-api-key": API_KEY },
): Promise<Received> {
  bodies.length = 0;
  const answer = await fetch(`${gangway.url}/v1/user/invite`, {
    method: "POST",
    headers: { "content-type": "application/json", ...caller },
    body: JSON.stringify({ code, ...members }),
  });
  const { inviteUrl, ...problem } = await answer.json();
  expect([answer.status, answer.status === 201 ? null : problem]).toEqual([201, null]);
  const body = bodies.find(({ path }) => path.replace(/\/$/, "") === CREATE[code])?.body;
  return { body, inviteUrl };
}

/** The names of all members of an object's JSON Schema, with those inside as paths. */
function pathsOf(schema: z.core.JSONSchema.JSONSchema, prefix = ""): string[] {
  const whole = schema.anyOf?.find((one) => typeof one === "object" && one.type === "object") ?? schema;
  const properties = (whole as z.core.JSONSchema.JSONSchema).properties ?? {};
  if (Object.keys(properties).length === 0) return [prefix];
  return Object.entries(properties).flatMap(([name, member]) =>
    pathsOf(member as z.core.JSONSchema.JSONSchema, prefix ? `${prefix}.${name}` : name),
  );
}

describe("the table of the invite's members", () => {
  it("has a column for each provider", () => {
    expect(headings.slice(1)).toEqual(Object.values(PROVIDER_NAMES));
  });

  it("has a row for each member", () => {
    const members = pathsOf(z.toJSONSchema(inviteRequestSchema, { io: "input", unrepresentable: "any" }));
    const named = cells.map(({ member }) => member);
    expect([...new Set(named), "code"].toSorted()).toEqual(members.toSorted());
  });

  it.each(cells)("$member goes to $id: $cell", async ({ id, member, cell }) => {
    const request = invitesFor(member);
    const sent = at(request, member);
    const received = await invite(id, request);
    if (cell === "–") {
      expect(sent).not.toBeUndefined();
      // `true` alone may mean anything.
      if (sent !== true) expect(JSON.stringify(received.body)).not.toContain(JSON.stringify(sent));
      return;
    }
    const paths = [...cell.matchAll(/`([^`]+)`/g)].map(([, path = ""]) => path);
    const [, claim = ""] = /^(?:`[^`]+`(?: and )?)+,? ?(.*)$/.exec(cell) ?? [];
    const found = paths.map((path) => at(received.body, path));
    expect(CLAIMS).toHaveProperty([claim]);
    CLAIMS[claim]?.(found, sent, received, paths[0] ?? "");
  });
});

describe.each(PROVIDER_IDS)("a customer of one name at %s", (id) => {
  it.each(["firstName", "familyName"])("is sent with it alone: %s", async (member) => {
    const row = cells.find((one) => one.id === id && one.member === `customerContext.${member}`);
    const path = /`([^`]+)`/.exec(row?.cell ?? "")?.[1] ?? "";
    const { body } = await invite(id, {
      email: SAMPLE.email,
      customerContext: { [member]: "Sukarno", dateOfBirth: SAMPLE.customerContext.dateOfBirth },
    });
    expect(at(body, path)).toBe("Sukarno");
    expect(JSON.stringify(body).match(/Sukarno/g)).toHaveLength(1);
  });
});

/** Texts that differ from call to call. */
const withoutRandom = (body: unknown) =>
  JSON.parse(JSON.stringify(body).replace(/"[\w-]{24}"|"[0-9a-f-]{36}"/g, '"random"'));

describe.each(PROVIDER_IDS)("what a page sends to %s", (id) => {
  it.each(["customerContext.firstName", "customerContext.fullName"])(
    "goes the same way: with %s",
    async (member) => {
      // A page may claim a customer, and have nothing mailed.
      const { externalRef: _ref, sendInvitationEmail: _mail, ...members } = invitesFor(member);
      const server = await invite(id, members);
      const page = await invite(id, members, { origin: ORIGIN });
      expect(withoutRandom(page.body)).toEqual(withoutRandom(server.body));
    },
  );
});
