/** Limits that protect the many from the one: a stranger's calls refuse nobody else's. */
import { expect, test } from "vitest";
import { createFakeProviders, PROVIDER_CONFIGS } from "./support/fake-providers.js";
import { EMAIL, ORIGIN, OTHER_ORIGIN, openGangway, wrongCode } from "./support/open-gangway.js";

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
