/** `POST …/link`: the customer has the link mailed, to continue later. */
import { expect, test } from "vitest";
import { EMAIL, ORIGIN, type Overrides, openGangway } from "./support/open-gangway.js";

const PAGE = { headers: { origin: ORIGIN } };
const tracking = (ref: string) => `/v1/user/signup/tracking/${ref}`;

async function open(overrides: Overrides = {}) {
  const gangway = await openGangway(overrides);
  const { trackingReference: ref = "" } = await gangway.invite({ locale: "de" });
  await gangway.call("POST", `${tracking(ref)}/code`, PAGE);
  const { json } = await gangway.call("POST", `${tracking(ref)}/activate`, {
    ...PAGE,
    body: { code: gangway.mailedCode() },
  });
  const headers = { ...PAGE.headers, authorization: `Bearer ${json.visitToken}` };
  gangway.mails.length = 0;
  return {
    ...gangway,
    ref,
    activated: json,
    headers,
    mail: (more: object = { headers }) => gangway.call("POST", `${tracking(ref)}/link`, { ...PAGE, ...more }),
  };
}

test("mails the hosted page's link to the invite's address, in the visit's language", async () => {
  const { mail, mails, ref, activated, call, headers } = await open();
  const onboardingUrl = `https://onboarding.harbour.example/o/${ref}`;
  expect(activated).toMatchObject({ onboardingUrl, mailsLink: true });
  expect((await call("GET", tracking(ref), { headers })).json).toMatchObject({
    onboardingUrl,
    mailsLink: true,
  });
  const { status, json } = await mail();
  expect([status, json]).toEqual([202, { maskedEmail: "J•••@example.com" }]);
  expect(mails).toMatchObject([
    { to: EMAIL, subject: "Setzen Sie Ihre Identitätsprüfung für Harbour & Sons fort" },
  ]);
  expect(mails[0]?.text).toContain(onboardingUrl);
});

test("is for those only who are in the visit, and takes no address", async () => {
  const { mail, mails, headers } = await open();
  const refused = await mail({ headers: PAGE.headers });
  expect(refused.json.code).toBe("token_invalid");
  expect((await mail({ headers, body: { email: "stranger@example.com" } })).status).toBe(400);
  expect(mails).toEqual([]);
});

test("mails three links in ten minutes at most", async () => {
  const { mail, mails, clock } = await open();
  const statuses: number[] = [];
  for (let times = 0; times < 4; times += 1) statuses.push((await mail()).status);
  expect(statuses).toEqual([202, 202, 202, 429]);
  clock.now += 600_000;
  expect((await mail()).status).toBe(202);
  expect(mails).toHaveLength(4);
});

test("says so while no mail server takes the mail, and sends it later", async () => {
  const sent: string[] = [];
  let isDown = true;
  const gangway = await openGangway({
    organisation: { authentication: "none" },
    host: {
      async sendMail({ subject }) {
        if (isDown) throw new Error("connection refused");
        sent.push(subject);
      },
    },
  });
  const { trackingReference: ref = "" } = await gangway.invite();
  const answer = await gangway.call("POST", `${tracking(ref)}/link`, PAGE);
  expect(answer.json).toMatchObject({ delayed: true });
  isDown = false;
  gangway.clock.now += 5000;
  await gangway.deliver();
  expect(sent).toEqual(["Continue your verification for Harbour & Sons"]);
});

test("mails nothing to an address that only a page has named", async () => {
  const gangway = await openGangway({ organisation: { authentication: "none" } });
  const { json: invited } = await gangway.call("POST", "/v1/user/invite", {
    ...PAGE,
    body: { email: "stranger@example.com", code: "HARBOUR" },
  });
  const path = tracking(invited.trackingReference);
  expect((await gangway.call("GET", path, PAGE)).json).toMatchObject({ mailsLink: false });
  expect((await gangway.call("POST", `${path}/link`, PAGE)).status).toBe(400);
  expect(gangway.mails).toEqual([]);
});
