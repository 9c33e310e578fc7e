/** Limits that protect the many from the one: a stranger's calls refuse nobody else's. */
import { describe, expect, test } from "vitest";
import { createFakeProviders, PROVIDER_CONFIGS } from "./support/fake-providers.js";
import {
  EMAIL,
  ORIGIN,
  OTHER_ORIGIN,
  type Overrides,
  openGangway,
  type TestGangway,
  wrongCode,
} from "./support/open-gangway.js";

const tracking = (ref: string | undefined) => `/v1/user/signup/tracking/${ref}`;

test("a stranger's wrong codes don't refuse the customer's right one", async () => {
  const gangway = await openGangway();
  const { trackingReference: own } = await gangway.invite();
  await gangway.call("POST", `${tracking(own)}/code`);
  const code = gangway.mailedCode();
  // On visits of the stranger's for the same mailbox.
  for (const _ of [1, 2, 3]) {
    const { trackingReference: other } = await gangway.invite();
    await gangway.call("POST", `${tracking(other)}/code`);
    for (const _guess of [1, 2, 3, 4, 5]) {
      await gangway.call("POST", `${tracking(other)}/activate`, { body: { code: wrongCode(code) } });
    }
  }
  const { status } = await gangway.call("POST", `${tracking(own)}/activate`, { body: { code } });
  expect(status).toBe(200);
});

/** Another network, and the customer's own. */
const STRANGER = "198.51.100.9";
const HOME = "203.0.113.50";
const MANY = { count: 1000, seconds: 60 };

/** Calls that come from any network address. */
function from(gangway: TestGangway, ref: string | undefined, address: string) {
  const headers = { "x-forwarded-for": address };
  return {
    ask: () => gangway.call("POST", `${tracking(ref)}/code`, { headers }),
    enter: (code: string, attempt?: string) =>
      gangway.call("POST", `${tracking(ref)}/activate`, { headers, body: { code, attempt } }),
  };
}

async function openBehindProxy(config: Overrides["config"] = {}) {
  const gangway = await openGangway({ config: { trustedProxies: 1, ...config } });
  const { trackingReference: ref } = await gangway.invite();
  return { gangway, customer: from(gangway, ref, HOME), stranger: from(gangway, ref, STRANGER), ref };
}

describe("a stranger who knows the tracking reference", () => {
  test("uses up the guesses of nobody at another address", async () => {
    const { gangway, customer, stranger } = await openBehindProxy();
    await customer.ask();
    const code = gangway.mailedCode();
    for (let guess = 0; guess < 10; guess += 1) await stranger.enter(wrongCode(code));
    expect((await stranger.enter(code)).json.code).toBe("too_many_attempts");
    expect((await customer.enter(code)).status).toBe(200);
  });

  test("uses up no guess of the tab that asked, even in the same network", async () => {
    const { gangway, customer } = await openBehindProxy();
    const { attempt } = (await customer.ask()).json;
    const code = gangway.mailedCode();
    for (let guess = 0; guess < 10; guess += 1) await customer.enter(wrongCode(code));
    expect((await customer.enter(code, "another-tab-s-secret")).json.code).toBe("too_many_attempts");
    const wrong = await customer.enter(wrongCode(code), attempt);
    expect([wrong.json.code, wrong.json.attemptsLeft]).toEqual(["code_incorrect", 4]);
    expect((await customer.enter(code, attempt)).status).toBe(200);
  });

  test("delays no code of the customer's, and takes none away", async () => {
    const { gangway, customer, stranger } = await openBehindProxy();
    await stranger.ask();
    expect((await customer.ask()).status).toBe(202);
    const code = gangway.mailedCode();
    gangway.clock.now += 31_000;
    expect((await stranger.ask()).status).toBe(202);
    for (let guess = 0; guess < 10; guess += 1) await stranger.enter(wrongCode(code));
    expect((await customer.enter(code)).status).toBe(200);
  });

  test("takes no code away from the tab that asked, even in the same network", async () => {
    const { gangway, customer } = await openBehindProxy();
    const { attempt } = (await customer.ask()).json;
    const code = gangway.mailedCode();
    gangway.clock.now += 31_000;
    await customer.ask();
    expect((await customer.enter(code)).json.code).toBe("code_incorrect");
    expect((await customer.enter(code, attempt)).status).toBe(200);
  });

  test("withdraws no mail to the customer that still waits", async () => {
    let isDown = true;
    const taken: string[] = [];
    const gangway = await openGangway({
      config: { trustedProxies: 1 },
      host: {
        sendMail: async ({ text }) => {
          if (isDown) throw new Error("down");
          taken.push(text);
        },
      },
    });
    const { trackingReference: ref } = await gangway.invite();
    await from(gangway, ref, HOME).ask();
    await from(gangway, ref, STRANGER).ask();
    isDown = false;
    gangway.clock.now += 10_000;
    await gangway.deliver();
    expect(taken).toHaveLength(2);
  });

  test("guesses five times at once as after each other, and so does each of fifty callers at most", async () => {
    const { gangway, customer, ref } = await openBehindProxy({
      limits: { address: MANY, reference: MANY, email: MANY },
    });
    const { attempt } = (await customer.ask()).json;
    const wrong = wrongCode(gangway.mailedCode());
    const judged = async (calls: Promise<{ json: { code: string } }>[]) =>
      (await Promise.all(calls)).filter(({ json }) => json.code === "code_incorrect").length;
    const fifty = Array.from({ length: 50 }, (_, number) => number);
    expect(await judged(fifty.map(() => customer.enter(wrong, attempt)))).toBe(5);
    expect(await judged(fifty.map(() => customer.enter(wrong)))).toBe(5);
    const others = fifty.map((number) => from(gangway, ref, `198.51.100.${number}`));
    expect(await judged(others.map(({ enter }) => enter(wrong)))).toBe(5);
  });

  test("uses up no limit of the customer's", async () => {
    const { gangway, customer, stranger, ref } = await openBehindProxy();
    for (let call = 0; call < 30; call += 1) {
      await stranger.ask();
      await stranger.enter("000000");
      await gangway.call("GET", tracking(ref), { headers: { "x-forwarded-for": STRANGER } });
    }
    expect((await stranger.enter("000000")).json.code).toBe("rate_limited");
    expect((await gangway.call("GET", tracking(ref), { headers: { "x-forwarded-for": HOME } })).status).toBe(
      200,
    );
    const { attempt } = (await customer.ask()).json;
    const code = gangway.mailedCode();
    for (let call = 0; call < 30; call += 1) await customer.enter(wrongCode(code));
    expect((await customer.enter(code)).json.code).toBe("rate_limited");
    expect((await customer.enter(code, attempt)).status).toBe(200);
  });

  test("leaves the customer a part of the codes that the mailbox gets", async () => {
    const { gangway, customer, stranger } = await openBehindProxy();
    const statuses = [];
    for (let index = 0; index < 12; index += 1) {
      statuses.push((await stranger.ask()).status);
      gangway.clock.now += 31_000;
    }
    expect(statuses.filter((status) => status === 202)).toHaveLength(8);
    expect((await stranger.ask()).json.detail).toContain("Too many codes were mailed to this address");
    expect((await customer.ask()).status).toBe(202);
  });

  test("has no more than forty codes mailed to a mailbox in a day, from wherever", async () => {
    const { gangway, ref } = await openBehindProxy();
    let sent = 0;
    for (let index = 0; index < 600; index += 1) {
      const { status } = await from(gangway, ref, `198.51.100.${index % 200}`).ask();
      if (status === 202) sent += 1;
      gangway.clock.now += 60_000;
    }
    expect(sent).toBe(40);
  });
});

describe("a page's invites for one email address", () => {
  const invite = (gangway: TestGangway, number: number, address = `198.51.100.${number}`) =>
    gangway.call("POST", "/v1/user/invite", {
      body: { email: `jane+${number}@example.com`, code: "HARBOUR" },
      headers: { origin: ORIGIN, "x-forwarded-for": address },
    });

  test("are limited because each can send mail, and the answer says so", async () => {
    const { gangway } = await openBehindProxy();
    const statuses = [];
    for (let number = 1; number <= 10; number += 1) statuses.push((await invite(gangway, number)).status);
    expect(new Set(statuses)).toEqual(new Set([201]));
    const { status, json } = await invite(gangway, 11);
    expect([status, json.code]).toEqual([429, "rate_limited"]);
    expect(json.detail).toMatch(/can send mail to its address.+Try again in \d+ s/);
  });

  test.each(["token", "none"] as const)(
    "are not limited where authentication is %s: no mail is sent",
    async (authentication) => {
      const gangway = await openGangway({
        config: { trustedProxies: 1 },
        organisation: { authentication },
      });
      for (let number = 1; number <= 30; number += 1)
        expect((await invite(gangway, number)).status).toBe(201);
    },
  );

  test("leave a part to other addresses", async () => {
    const { gangway } = await openBehindProxy({ limits: { invite: MANY } });
    const statuses = [];
    for (let number = 1; number <= 12; number += 1)
      statuses.push((await invite(gangway, number, STRANGER)).status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(8);
    expect((await invite(gangway, 13, HOME)).status).toBe(201);
  });
});

test("reading what a page needs is limited per address and reference", async () => {
  const { gangway, ref } = await openBehindProxy();
  const read = (address: string) =>
    gangway.call("GET", tracking(ref), { headers: { "x-forwarded-for": address } });
  for (let call = 0; call < 20; call += 1) expect((await read(STRANGER)).status).toBe(200);
  expect((await read(STRANGER)).status).toBe(429);
  expect((await read(HOME)).status).toBe(200);
});

test("invites at one organisation don't refuse the same mailbox at another", async () => {
  const many = { count: 100, seconds: 60 };
  const gangway = await openGangway({
    config: { limits: { email: { count: 2, seconds: 600 }, invite: many } },
    organisation: { allowedOrigins: [ORIGIN, OTHER_ORIGIN] },
  });
  const invite = (body: object) =>
    gangway.call("POST", "/v1/user/invite", { body: { email: EMAIL, ...body }, headers: { origin: ORIGIN } });
  for (const status of [201, 201, 429]) expect((await invite({ code: "HARBOUR" })).status).toBe(status);
  // QUAY takes no invites from pages: what is asked here is that it counts its own codes.
  const { json } = await gangway.call("POST", "/v1/user/invite", {
    body: { email: EMAIL, code: "QUAY" },
    headers: { "x-api-key": "quay-api-key" },
  });
  for (const code of ["HARBOUR", "HARBOUR", "HARBOUR"]) {
    const { trackingReference } = await gangway.invite({ code });
    await gangway.call("POST", `${tracking(trackingReference)}/code`);
  }
  expect(gangway.mails).toHaveLength(2);
  expect((await gangway.call("POST", `${tracking(json.trackingReference)}/code`)).status).toBe(202);
});

test("a link that can't be renewed is asked for three times a minute, however often a page reads it", async () => {
  let resumes = 0;
  const gangway = await openGangway({
    organisation: { authentication: "none", provider: PROVIDER_CONFIGS.verifa },
    host: {
      fetch: createFakeProviders((_host, method, path) => {
        if (path.endsWith("/resume")) {
          resumes += 1;
          return Response.json({ error: "conflict" }, { status: 409 });
        }
        if (method !== "POST") return undefined;
        const expires_at = "2026-11-20T12:20:00.000Z";
        return Response.json({
          id: crypto.randomUUID(),
          capture_url: "https://screen.example/v",
          expires_at,
        });
      }),
    },
  });
  const { trackingReference } = await gangway.invite();
  gangway.clock.now += 30 * 60_000;
  const statuses = [];
  for (let index = 0; index < 60; index += 1) {
    statuses.push((await gangway.call("GET", tracking(trackingReference))).status);
  }
  expect(resumes).toBe(3);
  expect(statuses.filter((status) => status === 200)).toHaveLength(20);
  expect(statuses.filter((status) => status === 429)).toHaveLength(40);
  gangway.clock.now += 120_000;
  expect((await gangway.call("GET", tracking(trackingReference))).status).toBe(200);
  expect(resumes).toBe(4);
});
