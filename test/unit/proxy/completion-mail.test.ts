/** The mail to a customer who has closed the page before the visit was completed. */
import { expect, test } from "vitest";
import { API_KEY, EMAIL, ORIGIN, type Overrides, openGangway } from "./support/open-gangway.js";

const status = (ref: string) => `/v1/user/signup/tracking/${ref}/status`;

async function open(overrides: Overrides = {}) {
  const gangway = await openGangway({
    ...overrides,
    organisation: { completionMail: true, ...overrides.organisation },
  });
  const { trackingReference: ref = "" } = await gangway.invite({ locale: "de" });
  const complete = (reference = ref) =>
    gangway.store.reports.apply(reference, { status: "Completed", outcome: "declined" }, gangway.clock.now);
  const wait = async () => {
    gangway.clock.now += 61_000;
    await gangway.deliver();
  };
  return { ...gangway, ref, complete, wait };
}

test("goes out once the page hasn't asked for a minute, without the result", async () => {
  const { complete, wait, deliver, mails, call, ref } = await open();
  await complete();
  await deliver();
  expect(mails).toEqual([]);
  await wait();
  await complete();
  await wait();
  expect(mails).toMatchObject([
    { to: EMAIL, subject: "Ihre Identitätsprüfung für Harbour & Sons: Alles ist angekommen" },
  ]);
  const { json } = await call("GET", `/v1/visits/${ref}/events`, { headers: { "x-api-key": API_KEY } });
  expect(json).toContainEqual(
    expect.objectContaining({ kind: "mail-attempted", mail: "completed", result: "sent" }),
  );
});

test("doesn't go out where an open page has shown it", async () => {
  const { complete, wait, mails, call, ref, store } = await open();
  await complete();
  expect((await call("GET", status(ref))).json).toMatchObject({ status: "Completed" });
  expect((await store.counts([])).pendingMails).toBe(0);
  await wait();
  expect(mails).toEqual([]);
});

test("doesn't go out unless the organisation wants it", async () => {
  const { complete, wait, mails } = await open({ organisation: { completionMail: false } });
  await complete();
  await wait();
  expect(mails).toEqual([]);
});

test("doesn't go to an address that only a page has named", async () => {
  const { call, complete, wait, mails } = await open();
  const { json } = await call("POST", "/v1/user/invite", {
    headers: { origin: ORIGIN },
    body: { email: "stranger@example.com", code: "HARBOUR" },
  });
  await complete(json.trackingReference);
  await wait();
  expect(mails).toEqual([]);
});
