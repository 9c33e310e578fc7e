/** The language that a customer chooses in the page when the visit has begun: its mails follow. */
import { expect, test } from "vitest";
import { API_KEY, ORIGIN, openGangway } from "./support/open-gangway.js";

const PAGE = { headers: { origin: ORIGIN } };
const tracking = (ref: string) => `/v1/user/signup/tracking/${ref}`;

async function open() {
  const gangway = await openGangway({ organisation: { completionMail: true } });
  const { trackingReference: ref = "" } = await gangway.invite({ locale: "en-AU" });
  const send = (body: object) => gangway.call("POST", `${tracking(ref)}/code`, { ...PAGE, body });
  const localeOf = async () =>
    (await gangway.call("GET", `/v1/visits/${ref}`, { headers: { "x-api-key": API_KEY } })).json.locale;
  return { ...gangway, ref, send, localeOf };
}

test("is that of the code's mail, and of all later ones", async () => {
  const { send, mails, ref, call, mailedCode, store, clock, deliver, localeOf } = await open();
  expect((await send({ locale: "de" })).status).toBe(202);
  expect(mails[0]?.html).toContain('<html lang="de"');
  expect(await localeOf()).toBe("de");
  const { json } = await call("POST", `${tracking(ref)}/activate`, { ...PAGE, body: { code: mailedCode() } });
  const headers = { ...PAGE.headers, authorization: `Bearer ${json.visitToken}` };
  await call("POST", `${tracking(ref)}/link`, { headers, body: { locale: "fr" } });
  expect(mails[1]?.html).toContain('<html lang="fr"');
  await store.reports.apply(ref, { status: "Completed", outcome: "declined" }, clock.now);
  clock.now += 61_000;
  await deliver();
  expect(mails[2]?.html).toContain('<html lang="fr"');
});

test("is also that of the page when the code is entered, and only where the code is right", async () => {
  const { send, ref, call, mailedCode, localeOf } = await open();
  await send({});
  const activate = (body: object) => call("POST", `${tracking(ref)}/activate`, { ...PAGE, body });
  const code = mailedCode();
  const wrong = code === "000000" ? "111111" : "000000";
  expect((await activate({ code: wrong, locale: "de" })).json.code).toBe("code_incorrect");
  expect((await activate({ code, locale: "d" })).status).toBe(400);
  expect(await localeOf()).toBe("en-AU");
  expect((await activate({ code, locale: "de" })).status).toBe(200);
  expect(await localeOf()).toBe("de");
});

test("stays that of the invite where the page names none", async () => {
  const { send, mails, localeOf } = await open();
  await send({});
  expect(mails[0]?.html).toContain('<html lang="en"');
  expect(await localeOf()).toBe("en-AU");
});

test("changes nothing where the request is refused", async () => {
  const { send, mails, localeOf } = await open();
  for (const locale of ["x\r\nBcc: a@b.example", "d", "de-".repeat(20), 7, null]) {
    expect((await send({ locale })).status).toBe(400);
  }
  expect((await send({ locale: "de", channel: "sms" })).json.code).toBe("invalid_request");
  expect([mails, await localeOf()]).toEqual([[], "en-AU"]);
});
