/** Mails that no mail server takes at once: stored, tried again while they are of use, and never sent twice. */
import { expect, test, vi } from "vitest";
import { codeAnswerSchema } from "../../../src/contract/page-schemas.js";
import type { MailMessage } from "../../../src/proxy/host.js";
import { MailRefused } from "../../../src/proxy/mail-refused.js";
import { sharedDatabase } from "../../databases/test-database.js";
import { gate } from "./support/gate.js";
import { API_KEY, EMAIL, type Overrides, openGangway } from "./support/open-gangway.js";

const LEASE_MS = 30_000;
const PARTNER = { headers: { "x-api-key": API_KEY } };
const tracking = (ref: string | undefined) => `/v1/user/signup/tracking/${ref}`;
const codeIn = ({ text }: MailMessage) => /\b\d{6}\b/.exec(text)?.[0];

/** A mail server that is out of order until the test mends it. */
function createMailServer() {
  const taken: MailMessage[] = [];
  const tried: MailMessage[] = [];
  const server = {
    taken,
    /** Every attempt, taken or not. */
    tried,
    failure: new Error("connection refused") as Error | null,
    async sendMail(mail: MailMessage) {
      tried.push(mail);
      if (server.failure) throw server.failure;
      taken.push(mail);
    },
  };
  return server;
}

async function open(overrides: Overrides = {}) {
  const server = createMailServer();
  const gangway = await openGangway({ ...overrides, host: { sendMail: server.sendMail, ...overrides.host } });
  const { trackingReference: ref = "" } = await gangway.invite();
  return {
    ...gangway,
    server,
    ref,
    send: () => gangway.call("POST", `${tracking(ref)}/code`),
    activate: (code?: string) => gangway.call("POST", `${tracking(ref)}/activate`, { body: { code } }),
    async metric(name: string) {
      const { text } = await gangway.call("GET", "/metrics");
      return Number(
        text
          .split("\n")
          .find((line) => line.startsWith(`${name} `))
          ?.split(" ")
          .at(-1) ?? 0,
      );
    },
  };
}

test("a mail that the server doesn't take is answered as delayed, and sent once the server is back", async () => {
  const { server, send, activate, deliver, clock, logs } = await open();
  const answer = await send();
  expect(answer.status).toBe(202);
  expect(codeAnswerSchema.parse(answer.json)).toMatchObject({ delayed: true, expiresInSeconds: 600 });
  expect(logs.filter(({ event }) => event === "mail_failed")).toHaveLength(1);
  await deliver();
  expect(server.tried).toHaveLength(1);

  server.failure = null;
  clock.now += 2500;
  await deliver();
  clock.now += 60_000;
  await deliver();
  expect(server.taken.map(({ to }) => to)).toEqual([EMAIL]);
  const [first, second] = server.tried;
  expect(second?.messageId).toMatch(/^<mail_\w+@harbour\.example>$/);
  expect(second?.messageId).toBe(first?.messageId);
  expect((await activate(second && codeIn(second))).status).toBe(200);
});

test("a mail that is taken at once is not called delayed", async () => {
  const { server, send } = await open();
  server.failure = null;
  expect((await send()).json).not.toHaveProperty("delayed");
});

test("the customer doesn't wait for a mail server that never answers", async () => {
  const released = gate();
  const { send } = await open({ host: { sendMail: () => released.opened } });
  const began = performance.now();
  const { status, json } = await send();
  expect([status, json.delayed]).toEqual([202, true]);
  expect(performance.now() - began).toBeLessThan(8000);
  released.open();
});

test("a host that throws at once is a mail server that is out of order", async () => {
  const { send } = await open({
    host: {
      sendMail: () => {
        throw new Error("not connected");
      },
    },
  });
  const { status, json } = await send();
  expect([status, json.delayed]).toEqual([202, true]);
});

test("a mail that the server refuses for good is a problem that says so, and is not sent again", async () => {
  const { server, send, deliver, clock, logs } = await open();
  server.failure = new MailRefused({ cause: new Error(`550 no such user ${EMAIL}`) });
  const { status, json, text } = await send();
  expect([status, json.code, json.retryable]).toEqual([422, "invalid_request", false]);
  expect(json.detail).toContain("mail");
  expect(text).not.toContain("550");
  clock.now += 60_000;
  await deliver();
  expect(server.tried).toHaveLength(1);
  expect(logs.filter(({ event }) => event === "mail_refused")).toHaveLength(1);
  server.failure = null;
  expect((await send()).status).toBe(202);
});

test("after a refusal, a fresh code may be asked for at once", async () => {
  const { server, send } = await open();
  server.failure = new MailRefused();
  await send();
  server.failure = null;
  expect((await send()).status).toBe(202);
});

test("waits grow, and end with the code: afterwards the mail is given up", async () => {
  const { server, send, deliver, clock, logs, store } = await open();
  const began = clock.now;
  await send();
  const times: number[] = [];
  while (clock.now < began + 700_000) {
    clock.now += 500;
    const before = server.tried.length;
    await deliver();
    if (server.tried.length > before) times.push(clock.now - began);
  }
  const waits = times.map((time, index) => time - (times[index - 1] ?? 0));
  expect(times.length).toBeGreaterThanOrEqual(7);
  expect(waits.slice(1, 6).every((wait, index) => wait > (waits[index] ?? 0))).toBe(true);
  expect(times.at(-1)).toBeGreaterThan(480_000);
  expect(times.at(-1)).toBeLessThan(600_000);
  expect(logs.filter(({ event }) => event === "mail_given_up")).toHaveLength(1);
  expect((await store.counts([])).pendingMails).toBe(0);
});

test("a late mail says how long its code is still valid", async () => {
  const { server, send, deliver, clock } = await open();
  await send();
  await expect.poll(() => server.tried.length).toBe(1);
  server.failure = null;
  clock.now += 7 * 60_000;
  await deliver();
  expect(server.tried.map(({ text }) => /valid for (\d+\sminutes?)/.exec(text)?.[1])).toEqual([
    "10\u00a0minutes",
    "3\u00a0minutes",
  ]);
});

test("a newer code takes the place of an older one that waits", async () => {
  const { server, send, deliver, clock, activate } = await open();
  await send();
  await expect.poll(() => server.tried.length).toBe(1);
  clock.now += 31_000;
  server.failure = null;
  await send();
  await deliver();
  clock.now += 60_000;
  await deliver();
  expect(server.taken).toHaveLength(1);
  const [mail] = server.taken;
  expect((await activate(mail && codeIn(mail))).status).toBe(200);
});

test("another proxy sends what one has left, and both together send it once", async () => {
  const { url } = await sharedDatabase();
  const first = await open({ database: url });
  await first.send();
  await first.close();
  first.server.failure = null;
  const clock = { now: first.clock.now + 3000 };
  const others = await Promise.all(
    [1, 2].map(() => openGangway({ database: url, clock, host: { sendMail: first.server.sendMail } })),
  );
  await Promise.all(others.map(({ deliver }) => deliver()));
  expect(first.server.taken).toHaveLength(1);
});

test("a mail that a proxy is sending is left alone until its lease ends", async () => {
  const { url } = await sharedDatabase();
  const sending = gate();
  const killed = gate();
  const clock = { now: Date.parse("2026-11-20T12:00:00.000Z") };
  const first = await open({
    database: url,
    clock,
    host: {
      sendMail: () => {
        sending.open();
        return killed.opened;
      },
    },
  });
  const answer = first.send();
  await sending.opened;
  const mails: MailMessage[] = [];
  const second = await openGangway({
    database: url,
    clock,
    host: { sendMail: async (mail) => void mails.push(mail) },
  });
  await second.deliver();
  expect(mails).toEqual([]);
  clock.now += LEASE_MS;
  await second.deliver();
  expect(mails).toHaveLength(1);
  killed.open();
  await answer;
});

test("a mail is not sent again where the database failed after it was taken", async () => {
  const { server, send, deliver, clock, store } = await open();
  server.failure = null;
  // Without the trace: it would show this file's path.
  const failure = Object.assign(new Error("disk full"), { stack: "" });
  const remove = vi.spyOn(store.mailQueue, "remove").mockRejectedValueOnce(failure);
  expect((await send()).status).toBe(500);
  clock.now += LEASE_MS;
  await deliver();
  expect(remove).toHaveBeenCalledTimes(2);
  expect(server.taken).toHaveLength(1);
  expect((await store.counts([])).pendingMails).toBe(0);
});

test("nothing is mailed after a redaction", async () => {
  const gangway = await openGangway({ host: { sendMail: () => Promise.reject(new Error("down")) } });
  const { trackingReference: ref = "" } = await gangway.invite({ externalRef: "customer-7" });
  await gangway.call("POST", `${tracking(ref)}/code`);
  await gangway.store.reports.apply(ref, { status: "Completed", outcome: "approved" }, gangway.clock.now);
  expect((await gangway.store.counts([])).pendingMails).toBe(1);
  const { status } = await gangway.call("DELETE", "/api/v1/identities/customer-7/data", PARTNER);
  expect(status).toBe(200);
  expect((await gangway.store.counts([])).pendingMails).toBe(0);
});

test("a mail whose visit was redacted while it was being claimed is dropped", async () => {
  const { server, send, deliver, clock, store, ref } = await open();
  await send();
  server.failure = null;
  clock.now += 3000;
  const find = vi.spyOn(store.visits, "find").mockImplementation(async (reference) => {
    find.mockRestore();
    const visit = await store.visits.find(reference);
    return visit && { ...visit, redactedAt: clock.now };
  });
  await deliver();
  expect(server.taken).toEqual([]);
  expect((await store.counts([])).pendingMails).toBe(0);
  expect(ref).not.toBe("");
});

test("what waits is sealed", async () => {
  const { url, query } = await sharedDatabase();
  const { send, server } = await open({ database: url });
  await send();
  const [mail] = server.tried;
  const rows = JSON.stringify(await query("select * from mails"));
  expect(rows).toContain('"kind":"code"');
  expect(rows).not.toContain("@");
  expect(rows).not.toContain(mail && codeIn(mail));
});

test("attempts are counted, and so are mails that wait", async () => {
  const { send, server, deliver, clock, metric } = await open({ host: { addressOf: () => "127.0.0.1" } });
  await send();
  expect(await metric("gangway_mails_pending")).toBe(1);
  server.failure = null;
  clock.now += 20_000;
  await deliver();
  expect(await metric('gangway_mails_total{kind="code",result="failed"}')).toBe(1);
  expect(await metric('gangway_mails_total{kind="code",result="sent"}')).toBe(1);
  expect(await metric("gangway_mails_pending")).toBe(0);
});

test("a clock that is set back holds up no mail", async () => {
  const { server, send, deliver, clock } = await open();
  await send();
  server.failure = null;
  clock.now -= 24 * 60 * 60 * 1000;
  await deliver();
  expect(server.taken).toHaveLength(1);
});

test("the mail is in the customer's language", async () => {
  const gangway = await openGangway();
  const { trackingReference: ref } = await gangway.invite({ locale: "de-AT" });
  await gangway.call("POST", `${tracking(ref)}/code`);
  expect(gangway.mails[0]?.subject).toMatch(/^\d{6} ist Ihr Code für Harbour & Sons$/);
});
