/** The client for a partner's server, against a proxy whose answers are checked against its OpenAPI document. */
import { expect, test } from "vitest";
import type { ClientOptions } from "../../../src/client/client-options.js";
import { createClient, type GangwayClient } from "../../../src/client/create-client.js";
import type { WebhookEvent } from "../../../src/client/webhooks.js";
import type { OpenApiDocument } from "../proxy/support/documented.js";
import { API_KEY, CUSTOMER_SECRET, EMAIL, PUBLIC_URL } from "../proxy/support/open-gangway.js";
import { type Opened, openWithReceiver, SECRET } from "../proxy/webhooks/open-with-receiver.js";

interface OpenedClient {
  gangway: Opened;
  client: GangwayClient;
  /** Every request that the client has made. */
  requests: Request[];
}

async function open(options: Partial<ClientOptions> = {}): Promise<OpenedClient> {
  const gangway = await openWithReceiver({
    provider: { riskPolicy: { LOW: "approved" } },
    clock: { now: Date.now() },
  });
  const requests: Request[] = [];
  const client = createClient({
    url: PUBLIC_URL,
    apiKey: API_KEY,
    organisation: "HARBOUR",
    webhookSecrets: ["an older secret", SECRET],
    customerTokenSecret: CUSTOMER_SECRET,
    async fetch(input, init) {
      const request = new Request(input, init);
      requests.push(request.clone());
      return gangway.fetch(request);
    },
    ...options,
  });
  return { gangway, client, requests };
}

async function allOf<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** A rejection's code and message. */
async function refusal(call: Promise<unknown>): Promise<{ code: string; message: string }> {
  const { code, message } = await call.then(
    () => ({ code: "none", message: "" }),
    (error) => error,
  );
  return { code, message };
}

test("a visit, from the invite to the identity", async () => {
  const { gangway, client } = await open();
  const { trackingReference, inviteUrl } = await client.invite({ email: EMAIL, externalRef: "customer/7" });
  expect(inviteUrl).toMatch(/^https?:/);

  const customerToken = await client.customerToken({ sub: "customer/7" });
  const activate = `/v1/user/signup/tracking/${trackingReference}/activate`;
  expect((await gangway.call("POST", activate, { body: { customerToken } })).status).toBe(200);
  await gangway.complete(trackingReference);
  await gangway.assess(trackingReference);

  expect(await client.visits.get(trackingReference)).toMatchObject({
    status: "Completed",
    outcome: "approved",
  });
  expect(await client.visits.latest({ externalRef: "customer/7" })).toMatchObject({ trackingReference });
  const identity = await client.identities.get("customer/7");
  expect(identity).toMatchObject({ external_ref: "customer/7", status: "approved" });

  const events: WebhookEvent[] = [];
  for (const { headers, body } of gangway.receiver.received) {
    events.push(await client.webhooks.verify({ headers, body }));
  }
  expect(events.map(({ type }) => type)).toEqual(gangway.receiver.types());
  expect(events.map(({ id }) => id)).toEqual(
    gangway.receiver.received.map(({ headers }) => headers["webhook-id"]),
  );
  const outcome = events.find((event) => event.type === "visit.outcome");
  expect(outcome?.data.outcome).toBe("approved");
});

test("makes every call of the partner's server that the OpenAPI document describes", async () => {
  const { gangway, client, requests } = await open();
  const { trackingReference } = await client.invite({ email: EMAIL });
  await client.visits.get(trackingReference);
  await client.visits.events(trackingReference);
  await client.visits.confirm(trackingReference, { externalRef: "customer 7" });
  await client.visits.latest({ externalRef: "customer 7" });
  await client.visits.page();
  await client.visits.page({ email: EMAIL });
  expect(await allOf(client.visits.export())).toHaveLength(1);
  const { id } = await client.identities.create({ external_ref: "person/1" });
  await client.identities.get("person/1");
  expect(await allOf(client.identities.import([{ external_ref: "person/1" }]))).toMatchObject([
    { result: "unchanged", id },
  ]);
  expect(await allOf(client.identities.export({ q: "person" }))).toHaveLength(1);
  await client.identities.page({ include_archived: true, offset: 0 });
  await client.identities.update(id, { first_name: "Jane" });
  await client.identities.sessions(id, { limit: 10 });
  await client.identities.duplicates(id);
  await client.identities.setTags(id, ["vip"]);
  expect((await client.identities.addTag(id, "second look/2026")).tags).toEqual(["vip", "second look/2026"]);
  expect((await client.identities.removeTag(id, "second look/2026")).tags).toEqual(["vip"]);
  await client.identities.archive(id);
  await client.identities.restore(id);
  const [endpoint] = (await client.webhooks.endpoints()).data;
  const endpointId = endpoint?.id ?? "";
  await client.webhooks.enable(endpointId);
  await client.webhooks.test(endpointId);
  await gangway.deliver();
  const [delivery] = await allOf(client.webhooks.deliveries());
  await client.webhooks.retry(delivery?.id ?? "");
  expect((await client.identities.redact(id)).status).toBe("redacted");

  const document = (await gangway.call("GET", "/openapi.json")).json as OpenApiDocument & {
    paths: Record<string, Record<string, { operationId: string; tags: string[] }>>;
  };
  const operations = Object.entries(document.paths).flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, { operationId, tags }]) => ({
      template,
      method,
      operationId,
      tags,
    })),
  );
  const called = operations.filter(({ template, method }) => {
    const pattern = new RegExp(`^${template.replaceAll(/\{\w+\}/g, "[^/]+")}$`);
    return requests.some(
      (request) => request.method.toLowerCase() === method && pattern.test(new URL(request.url).pathname),
    );
  });
  const wanted = operations.filter(
    ({ tags, operationId }) => tags.includes("partner") || operationId === "invite",
  );
  const missing = wanted.filter((operation) => !called.includes(operation));
  expect(missing.map(({ operationId }) => operationId)).toEqual([]);
  expect(wanted.length).toBeGreaterThan(15);
});

test("visits are listed by date, provider and email address, which is in no URL", async () => {
  const { client, requests } = await open();
  const { trackingReference } = await client.invite({ email: EMAIL, externalRef: "customer-7" });
  const hour = 60 * 60 * 1000;
  const around = {
    createdFrom: new Date(Date.now() - hour),
    createdBefore: new Date(Date.now() + hour).toISOString(),
  };
  for (const filter of [around, { ...around, email: EMAIL }, { provider: "verifime", email: EMAIL }]) {
    const found = await allOf(client.visits.list(filter));
    expect(found.map((visit) => visit.trackingReference)).toEqual([trackingReference]);
  }
  for (const filter of [{ createdBefore: around.createdFrom }, { provider: "veriff" }]) {
    expect(await allOf(client.visits.list(filter))).toEqual([]);
  }
  for (const { url } of requests) expect(decodeURIComponent(url)).not.toContain("@");
});

test("an export is read as it comes, has the filters, and may be left", async () => {
  const { client, requests } = await open();
  for (const customer of ["a", "b", "a"]) await client.invite({ email: EMAIL, externalRef: customer });
  const filter = { externalRef: "a", createdBefore: new Date(Date.now() + 60_000) };
  expect(await allOf(client.visits.export(filter))).toEqual((await client.visits.page(filter)).data);
  for await (const visit of client.visits.export()) {
    expect(visit.externalRef).toBe("a");
    break;
  }
  expect(requests.at(-1)?.headers.get("accept")).toBe("application/x-ndjson");
});

test.each([
  ["breaks off", "network"],
  ["ends within a line", "network"],
  ["stalls", "timeout"],
  ["is a page of HTML", "invalid_configuration"],
  ["is a refusal", "unauthorised"],
])("an export that %s is no whole export: %s", async (fault, code) => {
  const body = () =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"trackingReference":"a"}\n{"tracking'));
        if (fault === "breaks off") controller.error(new TypeError("terminated"));
        if (fault === "ends within a line") controller.close();
      },
    });
  const { client } = await open({
    timeoutSeconds: 0.1,
    async fetch(_input, init) {
      if (fault === "is a refusal") {
        return Response.json(
          { code: "unauthorised", detail: "This API key lacks the scope." },
          { status: 403 },
        );
      }
      if (fault === "is a page of HTML") {
        return new Response("<!doctype html>", { headers: { "content-type": "text/html" } });
      }
      const stream = body().pipeThrough(new TransformStream(), init?.signal ? { signal: init.signal } : {});
      return new Response(stream, { headers: { "content-type": "application/x-ndjson" } });
    },
  });
  expect(await refusal(allOf(client.visits.export()))).toMatchObject({ code });
});

test("an import is sent in several requests, and its results count on", async () => {
  const { client, requests } = await open();
  async function* people() {
    for (let index = 1; index <= 260; index += 1) {
      yield { external_ref: `user-${index}`, country: index === 255 ? "nowhere" : "US" };
    }
  }
  const results = await allOf(client.identities.import(people(), { webhooks: false }));
  expect(results.map(({ line }) => line)).toEqual(Array.from({ length: 260 }, (_, index) => index + 1));
  expect(results.filter(({ result }) => result !== "created")).toMatchObject([
    { line: 255, result: "failed", external_ref: "user-255", validationResults: [{ name: "country" }] },
  ]);
  expect(requests.map(({ url }) => new URL(url).search)).toEqual(["?webhooks=false", "?webhooks=false"]);
});

test("lists are read page by page, each when it is needed", async () => {
  const { client, requests } = await open();
  const references: string[] = [];
  for (let n = 0; n < 5; n += 1) {
    references.unshift((await client.invite({ email: EMAIL, externalRef: "customer-7" })).trackingReference);
    await client.identities.create({ external_ref: `person-${n}` });
  }
  const pages = () => requests.filter(({ method }) => method === "GET").length;
  const visits = await allOf(client.visits.list({ externalRef: "customer-7", limit: 2 }));
  expect(visits.map(({ trackingReference }) => trackingReference)).toEqual(references);
  expect(pages()).toBe(3);
  for await (const visit of client.visits.list({ limit: 2 })) {
    expect(visit.trackingReference).toBe(references[0]);
    break;
  }
  expect(pages()).toBe(4);
  const people = await allOf(client.identities.list({ limit: 2 }));
  expect(people.map((person) => person.external_ref)).toEqual([4, 3, 2, 1, 0].map((n) => `person-${n}`));
});

test("errors have the proxy's code, and name each fault", async () => {
  const { client } = await open();
  const faults = await refusal(client.invite({ email: "nobody", locale: "?" }));
  expect(faults.code).toBe("invalid_request");
  expect(faults.message).toMatch(/email/);
  expect(faults.message).toMatch(/locale/);
  const unknown = "00000000-0000-4000-8000-000000000000";
  expect((await refusal(client.visits.get(unknown))).code).toBe("unknown_reference");
  expect((await refusal(client.identities.get("nobody"))).code).toBe("not_found");
  const { client: stranger } = await open({ apiKey: "a key of somebody else" });
  expect((await refusal(stranger.visits.page())).code).toBe("unauthorised");
});

test("the way out of wrong options is named, and their values aren't", async () => {
  const secret = "short secret";
  const faults = () => createClient({ url: "harbour", apiKey: "", customerTokenSecret: secret });
  expect(faults).toThrow(/url: .*apiKey: .*customerTokenSecret: must have 32 bytes/);
  expect(faults).not.toThrow(secret);
  const client = createClient({ url: PUBLIC_URL, apiKey: API_KEY });
  expect(() => client.invite({ email: EMAIL })).toThrow(/organisation/);
  expect((await refusal(client.customerToken({ sub: "7", organisation: "X" }))).message).toMatch(
    /customerTokenSecret/,
  );
  expect((await refusal(client.webhooks.verify({ headers: {}, body: "" }))).message).toMatch(
    /webhookSecrets/,
  );
});

test("an invite whose answer was lost is repeated, and stays one visit", async () => {
  const lost: string[] = [];
  const opened: OpenedClient = await open({
    async fetch(input, init) {
      const request = new Request(input, init);
      const response = await opened.gangway.fetch(request.clone());
      if (request.method !== "POST" || lost.length === 2) return response;
      lost.push(request.headers.get("idempotency-key") ?? "");
      throw new TypeError("fetch failed");
    },
  });
  const { trackingReference } = await opened.client.invite({ email: EMAIL });
  const visits = await allOf(opened.client.visits.list());
  expect(visits.map((visit) => visit.trackingReference)).toEqual([trackingReference]);
  expect(lost[0]).toMatch(/^[\w-]{36}$/);
  expect(lost[1]).toBe(lost[0]);
});

test("an answer that is not the proxy's says what to check", async () => {
  const answering = (status: number, body = "<!doctype html>") =>
    createClient({
      url: "https://onboarding.harbour.example/wrong",
      apiKey: API_KEY,
      retries: 0,
      fetch: async () => new Response(body, { status, headers: { "content-type": "text/html" } }),
    }).visits.page();
  for (const status of [200, 301, 404]) {
    expect(await refusal(answering(status))).toMatchObject({
      code: "invalid_configuration",
      message: expect.stringContaining("publicUrl"),
    });
  }
  expect((await refusal(answering(502))).code).toBe("network");
  expect((await refusal(answering(429))).code).toBe("rate_limited");
});

test("a webhook that isn't the proxy's own is refused", async () => {
  const { gangway, client } = await open();
  await gangway.activated();
  const [webhook] = gangway.receiver.received;
  if (!webhook) throw new Error("nothing was received");
  const { body } = webhook;
  const headers = webhook.headers as Record<string, string>;
  const request = new Request("https://www.harbour.example/hooks", { method: "POST", headers, body });
  expect(await client.webhooks.verify(request)).toMatchObject({ type: "visit.activated" });
  expect(await client.webhooks.verify({ headers, body: new TextEncoder().encode(body) })).toMatchObject({
    id: headers["webhook-id"],
  });
  const old = { ...headers, "webhook-timestamp": String(Math.floor(Date.now() / 1000) - 301) };
  for (const forged of [
    { headers, body: `${body} ` },
    { headers: { ...headers, "webhook-id": "evt_other" }, body },
    { headers: old, body },
    { headers: {}, body },
  ]) {
    expect((await refusal(client.webhooks.verify(forged))).code).toBe("unauthorised");
  }
  const parsed = { headers, body: JSON.parse(body) };
  expect((await refusal(client.webhooks.verify(parsed))).message).toMatch(/raw body/);
});
