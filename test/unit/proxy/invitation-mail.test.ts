/** `sendInvitationEmail`: by the provider where it mails, else by the proxy, with the link and its QR code. */
import { inflateSync } from "node:zlib";
import jsqr from "jsqr";
import { describe, expect, test } from "vitest";
import type { ProviderId } from "../../../src/contract/providers.js";
import type { MailMessage } from "../../../src/proxy/host.js";
import { createFakeProviders, PROVIDER_CONFIGS } from "./support/fake-providers.js";
import { gate } from "./support/gate.js";
import { API_KEY, EMAIL, type Overrides, openGangway } from "./support/open-gangway.js";

/** The package's default export is the function itself, not the module that its types describe. */
const decode = jsqr as unknown as typeof jsqr.default;
const DAY = 24 * 60 * 60 * 1000;
const INVITE = "/v1/user/invite";

async function open(id: ProviderId, { host, organisation, ...overrides }: Overrides = {}) {
  const sent: string[] = [];
  const respond = createFakeProviders();
  const gangway = await openGangway({
    ...overrides,
    organisation: { authentication: "none", provider: PROVIDER_CONFIGS[id], ...organisation },
    host: {
      fetch: async (url, init) => {
        if (typeof init.body === "string") sent.push(init.body);
        return respond(url, init);
      },
      ...host,
    },
  });
  return {
    ...gangway,
    /** The bodies of the requests to the provider. */
    sent,
    ask: (body: object = {}, headers: Record<string, string> = {}) =>
      gangway.call("POST", INVITE, {
        headers: { "x-api-key": API_KEY, ...headers },
        body: { email: EMAIL, code: "HARBOUR", sendInvitationEmail: true, ...body },
      }),
  };
}

/** Reads the text of the QR code in a PNG of one bit per pixel. */
function scan(png: Uint8Array): string | undefined {
  const bytes = Buffer.from(png);
  const width = bytes.readUInt32BE(16);
  const idat = bytes.indexOf("IDAT");
  const rows = inflateSync(bytes.subarray(idat + 4, idat + 4 + bytes.readUInt32BE(idat - 4)));
  const rowBytes = 1 + Math.ceil(width / 8);
  const pixels = new Uint8ClampedArray(width * width * 4);
  for (let at = 0; at < width * width; at += 1) {
    const x = at % width;
    const byte = rows[Math.floor(at / width) * rowBytes + 1 + (x >> 3)] ?? 0;
    pixels.fill(byte & (0x80 >> (x & 7)) ? 255 : 0, at * 4, at * 4 + 4);
    pixels[at * 4 + 3] = 255;
  }
  return decode(pixels, width, width)?.data;
}

describe.each(["veriff", "vx"] as const)("%s mails no invitations: the proxy does", (id) => {
  test("with the link, and its QR code within the mail", async () => {
    const { ask, deliver, mails, sent } = await open(id);
    const { status, json } = await ask();
    expect(status).toBe(201);
    await deliver();
    expect(mails).toHaveLength(1);
    const [mail] = mails as [MailMessage];
    expect(mail.to).toBe(EMAIL);
    expect(mail.subject).toBe("Harbour & Sons asks you to verify your identity");
    expect(json.onboardingUrl).toMatch(/^https:\/\/onboarding\.harbour\.example\/o\//);
    expect(mail.text).toContain(json.onboardingUrl);
    expect(mail.html).toContain(`href="${json.onboardingUrl}"`);
    expect(mail.text + mail.html).not.toContain(json.inviteUrl);
    expect(mail.html).toContain("Harbour &amp; Sons");
    const [image] = mail.attachments ?? [];
    expect(mail.html).toContain(`src="cid:${image?.cid}"`);
    expect(image && scan(image.content)).toBe(json.onboardingUrl);
    expect(sent.join()).not.toMatch(/send_?(invitation_?)?email/i);
  });

  test("once, however often the call with its Idempotency-Key is repeated", async () => {
    const { ask, deliver, mails } = await open(id);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => ask({}, { "idempotency-key": "order-1" })),
    );
    answers.push(await ask({}, { "idempotency-key": "order-1" }));
    expect(new Set(answers.map(({ json }) => json.trackingReference)).size).toBe(1);
    await deliver();
    expect(mails).toHaveLength(1);
  });
});

test.each(["verifime", "verifa"] as const)("%s mails the invitation itself", async (id) => {
  const { ask, deliver, mails, sent } = await open(id);
  expect((await ask()).status).toBe(201);
  await deliver();
  expect(mails).toEqual([]);
  expect(sent.join()).toMatch(/"(sendInvitationEmail|send_email)":true/);
});

test("no mail is sent without the member", async () => {
  const { ask, deliver, mails } = await open("veriff");
  await ask({ sendInvitationEmail: false });
  await ask({ sendInvitationEmail: undefined });
  await deliver();
  expect(mails).toEqual([]);
});

test("the mail is in the customer's language, and says when the link ends", async () => {
  const { ask, deliver, mails } = await open("veriff");
  await ask({ locale: "de" });
  await ask({ locale: "en-AU" });
  await ask({ locale: "cy" });
  await deliver();
  expect(mails.map(({ subject }) => subject.replace("Harbour & Sons", "…")).toSorted()).toEqual([
    "… asks you to verify your identity",
    "… asks you to verify your identity",
    "… bittet Sie, Ihre Identität zu bestätigen",
  ]);
  expect(mails.map(({ text }) => text).join()).toContain("Der Link gilt bis 27.\u00a0November 2026");
  expect(mails.map(({ text }) => text).join()).toContain("The link works until 27\u00a0November 2026");
});

test("the invite doesn't wait for the mail server", async () => {
  const released = gate();
  const { ask } = await open("veriff", { host: { sendMail: () => released.opened } });
  const began = performance.now();
  expect((await ask()).status).toBe(201);
  expect(performance.now() - began).toBeLessThan(3000);
  released.open();
});

test("the mail is tried again until the link ends, and not after", async () => {
  let isDown = true;
  const taken: MailMessage[] = [];
  let attempts = 0;
  const sendMail = async (mail: MailMessage) => {
    attempts += 1;
    if (isDown) throw new Error("down");
    taken.push(mail);
  };
  const late = await open("veriff", { host: { sendMail } });
  await late.ask();
  await late.deliver();
  late.clock.now += 6 * DAY;
  isDown = false;
  await late.deliver();
  expect(taken).toHaveLength(1);

  isDown = true;
  await late.ask();
  await late.deliver();
  attempts = 0;
  isDown = false;
  late.clock.now += 8 * DAY;
  await late.deliver();
  expect(attempts).toBe(0);
  expect(late.logs.filter(({ event }) => event === "mail_given_up")).toHaveLength(1);
});

test("a customer who is through gets no late invitation", async () => {
  let isDown = true;
  const taken: MailMessage[] = [];
  const sendMail = async (mail: MailMessage) => {
    if (isDown) throw new Error("down");
    taken.push(mail);
  };
  const { ask, deliver, store, clock } = await open("veriff", { host: { sendMail } });
  const { json } = await ask();
  await deliver();
  await store.reports.apply(json.trackingReference, { status: "Completed" }, clock.now);
  isDown = false;
  clock.now += DAY;
  await deliver();
  expect(taken).toEqual([]);
  expect((await store.counts([])).pendingMails).toBe(0);
});

test("a link that is too long for a QR code is mailed without one", async () => {
  const inviteUrl = `https://screen.example/v/${"x".repeat(3000)}`;
  const { ask, deliver, mails } = await open("veriff", {
    // Without a hosted page, the mail has the provider's own link.
    organisation: { authentication: "token" },
    host: {
      fetch: createFakeProviders((_host, method) =>
        method === "POST"
          ? Response.json({ verification: { id: crypto.randomUUID(), url: inviteUrl } }, { status: 201 })
          : undefined,
      ),
    },
  });
  await ask();
  await deliver();
  expect(mails[0]?.text).toContain(inviteUrl);
  expect(mails[0]?.html).not.toContain("<img");
  expect(mails[0]?.attachments).toBeUndefined();
});

test("a proxy without a mail server says so before the provider makes a session", async () => {
  const { ask, sent } = await open("veriff", {
    config: {
      mail: undefined,
      organisations: [
        {
          code: "HARBOUR",
          name: "Harbour & Sons",
          apiKeys: [API_KEY],
          authentication: "none",
          provider: PROVIDER_CONFIGS.veriff,
        },
      ],
    },
  });
  const { status, json } = await ask();
  expect([status, json.validationResults?.[0]]).toMatchObject([
    400,
    { name: "sendInvitationEmail", resultName: "MailNotConfigured" },
  ]);
  expect(sent).toEqual([]);
});
