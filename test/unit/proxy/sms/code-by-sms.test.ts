/** One-time codes by text message, through the simulated gateway. */
import { expect, onTestFinished, test } from "vitest";
import type { GangwayConfigInput } from "../../../../src/proxy/config-schema.js";
import type { SmsMessage } from "../../../../src/proxy/sms/sms-sender.js";
import { SmsRefused } from "../../../../src/proxy/sms/sms-sender.js";
import { createSandbox } from "../../../../src/sandbox/sandbox.js";
import { API_KEY, EMAIL, ORIGIN, type Overrides, openGangway, wrongCode } from "../support/open-gangway.js";

const PHONE = "+61 491 570 156";
const NUMBER = "+61491570156";
const SANDBOX = "http://localhost:8788";
const PAGE = { headers: { origin: ORIGIN } };
const METRICS = { headers: { authorization: "Bearer metrics-token-of-harbour" } };
const PARTNER = { headers: { "x-api-key": API_KEY } };
const tracking = (ref: string | undefined) => `/v1/user/signup/tracking/${ref}`;

type SmsInput = NonNullable<GangwayConfigInput["sms"]>;

async function open({ sms, ...overrides }: Overrides & { sms?: Partial<SmsInput> } = {}) {
  const sandbox = createSandbox({ baseUrl: SANDBOX });
  onTestFinished(() => sandbox.close());
  const control = async (path: string, body?: object) =>
    (
      await sandbox.fetch(
        new Request(`${SANDBOX}/_sandbox/${path}`, {
          method: body ? "POST" : "GET",
          headers: { "content-type": "application/json" },
          ...(body ? { body: JSON.stringify(body) } : {}),
        }),
      )
    ).json();
  const { twilio } = await control("credentials");
  const gangway = await openGangway({
    ...overrides,
    config: {
      sms: { prefixes: ["+61", "+1500"], twilio, ...sms },
      metrics: { token: "metrics-token-of-harbour" },
      ...overrides.config,
    },
    organisation: { codeChannels: ["mail", "sms"], ...overrides.organisation },
    host: {
      fetch: (url, init) =>
        url.startsWith(SANDBOX) ? sandbox.fetch(new Request(url, init)) : fetch(url, init),
      ...overrides.host,
    },
  });
  const texts = async (): Promise<{ to: string; text: string }[]> => control("sms");
  const inviteWith = async (phone: string = PHONE, body: object = {}) =>
    (await gangway.invite({ customerContext: { preferredContactNumber: phone }, ...body })).trackingReference;
  return {
    ...gangway,
    control,
    texts,
    inviteWith,
    send: (ref: string | undefined, channel: string | undefined = "sms") =>
      gangway.call("POST", `${tracking(ref)}/code`, { ...PAGE, body: { channel } }),
    activate: (ref: string | undefined, body: object) =>
      gangway.call("POST", `${tracking(ref)}/activate`, { ...PAGE, body }),
    async textedCode() {
      return /\b\d{6}\b/.exec((await texts()).at(-1)?.text ?? "")?.[0] ?? "";
    },
    visit: async (ref: string | undefined) => (await gangway.call("GET", `/v1/visits/${ref}`, PARTNER)).json,
  };
}

test("a code goes to the invite's number, and lets the customer in", async () => {
  const { inviteWith, call, send, texts, textedCode, activate, visit, mails, logs } = await open();
  const ref = await inviteWith();
  const read = await call("GET", tracking(ref), PAGE);
  expect(read.json).toMatchObject({ codeChannels: ["mail", "sms"], maskedPhone: "•••• 156" });
  expect(read.text).not.toContain("491");

  const sent = await send(ref);
  expect(sent.status, sent.text).toBe(202);
  expect(sent.json).toMatchObject({
    channel: "sms",
    codeChannels: ["mail", "sms"],
    maskedPhone: "•••• 156",
    maskedEmail: "J•••@example.com",
    resendAfterSeconds: 30,
  });
  expect(sent.json).not.toHaveProperty("delayed");
  const code = await textedCode();
  expect(await texts()).toMatchObject([
    {
      to: NUMBER,
      text: `${code} is your code for Harbour & Sons. Don't share it.\n\n@www.harbour.example #${code}`,
    },
  ]);
  expect(mails).toEqual([]);

  expect((await activate(ref, { code: wrongCode(code) })).json.code).toBe("code_incorrect");
  expect((await activate(ref, { code })).status).toBe(200);
  expect(await visit(ref)).toMatchObject({ verifiedBy: "sms", status: "Active" });
  const { json: events } = await call("GET", `/v1/visits/${ref}/events`, PARTNER);
  expect(events).toContainEqual(
    expect.objectContaining({ kind: "sms-attempted", by: "proxy", attempt: 1, result: "sent" }),
  );
  expect(events).toContainEqual(expect.objectContaining({ kind: "activated", proof: "sms" }));
  expect(JSON.stringify([events, logs])).not.toMatch(/491.?570|570.?156/);
  const { text: metrics } = await call("GET", "/metrics", METRICS);
  expect(metrics).toContain('gangway_sms_total{result="sent"} 1');
  expect(metrics).toContain("gangway_sms_pending 0");
});

test("codes go by mail unless the organisation wants more", async () => {
  const { inviteWith, call, send, texts, mails } = await open({ organisation: { codeChannels: ["mail"] } });
  const ref = await inviteWith();
  expect((await call("GET", tracking(ref), PAGE)).json).toMatchObject({ codeChannels: ["mail"] });
  const refused = await send(ref);
  expect([refused.status, refused.json.validationResults[0]]).toMatchObject([
    400,
    { name: "channel", resultName: "NotOffered" },
  ]);
  const sent = await call("POST", `${tracking(ref)}/code`, PAGE);
  expect(sent.json).toMatchObject({ channel: "mail", codeChannels: ["mail"] });
  expect([mails.length, await texts()]).toEqual([1, []]);
});

test("the organisation's first channel is the usual one", async () => {
  const { inviteWith, call, texts } = await open({ organisation: { codeChannels: ["sms", "mail"] } });
  const ref = await inviteWith();
  expect((await call("POST", `${tracking(ref)}/code`, PAGE)).json.channel).toBe("sms");
  expect(await texts()).toHaveLength(1);
});

test.each([
  ["no number", undefined],
  ["a number without its country", "0491 570 156"],
  ["a number of a country that isn't allowed", "+882 1600 12345"],
])("an invite with %s gets its codes by mail only", async (_, phone) => {
  const { invite, call, send } = await open();
  const { trackingReference: ref } = await invite({ customerContext: { preferredContactNumber: phone } });
  const { json } = await call("GET", tracking(ref), PAGE);
  expect(json.codeChannels).toEqual(["mail"]);
  expect(json).not.toHaveProperty("maskedPhone");
  expect((await send(ref)).status).toBe(400);
});

test("the request can't name a number", async () => {
  const { inviteWith, call, texts } = await open();
  const ref = await inviteWith();
  for (const member of ["phone", "to", "preferredContactNumber"]) {
    const body = { channel: "sms", [member]: "+61491570999" };
    expect((await call("POST", `${tracking(ref)}/code`, { ...PAGE, body })).status).toBe(400);
  }
  expect(await texts()).toEqual([]);
});

test("an organisation that only texts refuses invites without a number", async () => {
  const { call, invite, inviteWith, send } = await open({ organisation: { codeChannels: ["sms"] } });
  for (const headers of [PARTNER.headers, PAGE.headers]) {
    const answer = await call("POST", "/v1/user/invite", {
      headers,
      body: { email: EMAIL, code: "HARBOUR" },
    });
    expect([answer.status, answer.json.validationResults]).toMatchObject([
      400,
      [{ path: "customerContext", name: "preferredContactNumber", resultName: "InvalidPhoneNumber" }],
    ]);
  }
  await invite({ customerContext: { preferredContactNumber: "+61 491 570 157" } });
  expect((await send(await inviteWith())).status).toBe(202);
});

test("a text message proves no email address", async () => {
  const { call, store, send, textedCode, activate } = await open();
  const { json } = await call("POST", "/v1/user/invite", {
    ...PAGE,
    body: { email: EMAIL, code: "HARBOUR", customerContext: { preferredContactNumber: PHONE } },
  });
  const { trackingReference: ref } = json;
  await send(ref);
  expect((await activate(ref, { code: await textedCode() })).status).toBe(200);
  const visit = await store.visits.find(ref);
  expect([visit?.verifiedBy, visit?.invite.emailProved]).toEqual(["sms", false]);
  const found = await call("POST", "/v1/visits/latest", { ...PARTNER, body: { email: EMAIL } });
  expect(found.status).toBe(404);
});

test("the other channel is there at once, the same one after a while; only the newest code counts", async () => {
  const { inviteWith, send, mailedCode, textedCode, activate, clock } = await open();
  const ref = await inviteWith();
  expect((await send(ref, "mail")).status).toBe(202);
  const { json: byText } = await send(ref);
  expect(byText.channel).toBe("sms");
  for (const channel of ["mail", "sms"]) {
    const early = await send(ref, channel);
    expect([early.status, early.json.retryAfterSeconds]).toEqual([429, 30]);
  }
  const old = await activate(ref, { code: mailedCode(), attempt: byText.attempt });
  expect(old.json.code).toBe("code_incorrect");
  clock.now += 31_000;
  const { attempt } = (await send(ref)).json;
  expect((await activate(ref, { code: await textedCode(), attempt })).status).toBe(200);
});

test("a gateway that is out of order gets the message once it is back", async () => {
  const { inviteWith, send, control, texts, deliver, clock, logs, call, activate, textedCode } = await open();
  await control("faults", { provider: "twilio", route: "messages", kind: "status", value: 503 });
  await control("faults", { provider: "twilio", kind: "drop" });
  const ref = await inviteWith();
  expect((await send(ref)).json).toMatchObject({ channel: "sms", delayed: true });
  expect((await call("GET", "/metrics", METRICS)).text).toContain("gangway_sms_pending 1");
  clock.now += 3000;
  await deliver();
  expect(await texts()).toEqual([]);
  clock.now += 6000;
  await deliver();
  expect(await texts()).toHaveLength(1);
  expect(logs.flatMap(({ event }) => (event.startsWith("sms_") ? event : []))).toEqual([
    "sms_failed",
    "sms_failed",
    "sms_sent",
  ]);
  expect((await activate(ref, { code: await textedCode() })).status).toBe(200);
});

test("a message is not sent once its code has expired, or its visit is redacted", async () => {
  const { inviteWith, send, control, texts, deliver, clock, call, store } = await open();
  await control("faults", { provider: "twilio", kind: "status", value: 503, times: 2 });
  await send(await inviteWith());
  const ref = (await inviteWith(PHONE, { externalRef: "customer-7" })) ?? "";
  await send(ref);
  await store.reports.apply(ref, { status: "Completed", outcome: "approved" }, clock.now);
  expect((await store.counts([])).pendingSms).toBe(2);
  const { status } = await call("DELETE", "/api/v1/identities/customer-7/data", PARTNER);
  expect(status).toBe(200);
  expect((await store.counts([])).pendingSms).toBe(1);
  clock.now += 601_000;
  await deliver();
  expect([await texts(), (await store.counts([])).pendingSms]).toEqual([[], 0]);
});

test.each([
  ["isn't valid", "+15005550001"],
  ["is not reachable", "+15005550002"],
  ["is in a country that the account doesn't send to", "+15005550003"],
  ["has unsubscribed", "+15005550004"],
  ["is no mobile number", "+15005550009"],
])("the customer hears at once that the number %s", async (_, phone) => {
  const { inviteWith, send, call, logs } = await open();
  const ref = await inviteWith(phone);
  const answer = await send(ref);
  expect([answer.status, answer.json.code]).toEqual([422, "invalid_request"]);
  expect(answer.text).not.toContain(phone.slice(1));
  expect(logs.map(({ event }) => event)).toContain("sms_refused");
  expect((await call("GET", "/metrics", METRICS)).text).toContain('gangway_sms_total{result="refused"} 1');
  // Nothing was sent, so nothing has to be waited for.
  expect((await send(ref, "mail")).status).toBe(202);
});

test("a wrong token of the gateway is mended without a new code", async () => {
  const { inviteWith, send, texts, deliver, clock, logs } = await open({
    sms: {
      twilio: {
        accountSid: "AC4f1d9c27b8e05a36d1f0829c5b7e64a3",
        authToken: "a-token-of-yesterday",
        from: "Harbour",
        baseUrl: `${SANDBOX}/twilio`,
      },
    },
  });
  expect((await send(await inviteWith())).json).toMatchObject({ delayed: true });
  clock.now += 3000;
  await deliver();
  expect(await texts()).toEqual([]);
  expect(JSON.stringify(logs)).not.toContain("yesterday");
});

test("an API key and a Messaging Service work as well", async () => {
  const service = "MG4f1d9c27b8e05a36d1f0829c5b7e64a3";
  const { inviteWith, send, texts } = await open({
    sms: {
      twilio: {
        accountSid: "AC4f1d9c27b8e05a36d1f0829c5b7e64a3",
        apiKeySid: "SK7a30d5c9e1b8f2464d9c0e7b35a1f8d2",
        authToken: "Kq8Vn2Zt5Lw1Rx7Bf4Jm0Hy6Cd3Gs9Pa",
        from: service,
        baseUrl: `${SANDBOX}/twilio`,
      },
    },
  });
  await send(await inviteWith());
  expect(await texts()).toMatchObject([{ from: service }]);
});

test("a partner's own sender takes the place of the gateway", async () => {
  const taken: SmsMessage[] = [];
  const smsSender = {
    async send(message: SmsMessage) {
      if (message.to.endsWith("9")) throw new SmsRefused();
      taken.push(message);
    },
  };
  const { inviteWith, send, texts } = await open({ host: { smsSender } });
  expect((await send(await inviteWith())).status).toBe(202);
  expect(taken).toMatchObject([{ to: NUMBER, validSeconds: 600 }]);
  expect(taken[0]?.messageId).toMatch(/^mail_/);
  expect((await send(await inviteWith("+61 491 570 159"))).status).toBe(422);
  expect(await texts()).toEqual([]);
});

test("one number gets only so many codes, whatever the visits", async () => {
  const limits = { number: { count: 4, seconds: 3600 }, numberPerDay: 5 };
  let address = 0;
  const { inviteWith, send, clock } = await open({
    sms: { limits },
    host: { addressOf: () => `203.0.113.${address}` },
  });
  const ask = async () => (await send(await inviteWith())).status;
  // One address gets three quarters.
  expect([await ask(), await ask(), await ask(), await ask()]).toEqual([202, 202, 202, 429]);
  address = 1;
  expect([await ask(), await ask()]).toEqual([202, 429]);
  clock.now += 3_600_000;
  expect([await ask(), await ask()]).toEqual([202, 429]);
  clock.now += 24 * 3_600_000;
  expect(await ask()).toBe(202);
});

test("an organisation sends only so many text messages a day, and mails go on", async () => {
  let address = 0;
  const { inviteWith, send, clock } = await open({
    sms: { limits: { organisationPerDay: 20 } },
    host: { addressOf: () => `203.0.113.${address}` },
  });
  let phone = 100;
  const ask = async () => {
    phone += 1;
    const ref = await inviteWith(`+61491570${phone}`);
    return { ref, status: (await send(ref)).status };
  };
  for (; address < 10; address += 1) {
    const statuses = [(await ask()).status, (await ask()).status, (await ask()).status];
    expect(statuses).toEqual([202, 202, 429]);
  }
  const { ref, status } = await ask();
  expect(status).toBe(429);
  expect((await send(ref, "mail")).status).toBe(202);
  clock.now += 24 * 3_600_000;
  expect((await ask()).status).toBe(202);
});
