/** A clock that is set back by an hour: nothing waits for an hour because of it. */
import { expect, test } from "vitest";
import { approval, createFakeProviders, PROVIDER_CONFIGS, signedWebhook } from "./support/fake-providers.js";
import { API_KEY, EMAIL, openGangway } from "./support/open-gangway.js";

const HOUR = 3_600_000;
const tracking = (ref: string | undefined) => `/v1/user/signup/tracking/${ref}`;

test("statuses are read, and codes are sent again", async () => {
  const gangway = await openGangway();
  const { trackingReference: ref = "" } = await gangway.invite();
  await gangway.call("POST", `${tracking(ref)}/code`);
  expect((await gangway.call("GET", `${tracking(ref)}/status`)).json.status).toBe("Inactive");
  gangway.clock.now -= HOUR;
  gangway.upstream.statuses.set(ref, "Active");
  expect((await gangway.call("GET", `${tracking(ref)}/status`)).json.status).toBe("Active");
  expect((await gangway.call("POST", `${tracking(ref)}/code`)).status).toBe(202);
});

test("webhooks that wait for another attempt go out", async () => {
  let status = 500;
  const gangway = await openGangway({
    organisation: {
      authentication: "none",
      provider: PROVIDER_CONFIGS.verifa,
      webhooks: [{ url: "https://hooks.harbour.example/", secrets: ["a-secret-of-the-partner-s-hooks"] }],
    },
    host: { fetch: createFakeProviders(), sendWebhook: async () => ({ status, headers: new Headers() }) },
  });
  const { trackingReference: ref } = await gangway.invite();
  const visit = await gangway.call("GET", `/v1/visits/${ref}`, { headers: { "x-api-key": API_KEY } });
  const event = signedWebhook("verifa", approval("verifa", visit.json.providerReference));
  expect((await gangway.call("POST", "/v1/webhooks/verifa/HARBOUR", event)).status).toBe(200);
  await gangway.deliver();
  const pending = async () => {
    const { json } = await gangway.call("GET", "/v1/webhooks/deliveries?status=pending", {
      headers: { "x-api-key": API_KEY },
    });
    return json.data.length;
  };
  expect(await pending()).toBeGreaterThan(0);
  status = 200;
  gangway.clock.now -= HOUR;
  // The request starts the sweep, which is itself not put off by an hour.
  await gangway.call("GET", "/healthz");
  await expect
    .poll(async () => {
      await gangway.deliver();
      return pending();
    })
    .toBe(0);
});

test("an erasure that waits for another attempt goes on", async () => {
  const { clock, store, invite } = await openGangway();
  const { trackingReference = "" } = await invite({ externalRef: "customer-7" });
  await store.reports.apply(trackingReference, { status: "Completed", outcome: "approved" }, clock.now);
  const identity = await store.identities.find("HARBOUR", "customer-7");
  if (!identity) throw new Error("no identity was made");
  await store.identities.redact(identity, clock.now);
  for (const attempts of [1, 2, 3]) {
    const [erasure] = await store.erasures.claim(clock.now);
    expect(erasure?.attempts).toBe(attempts);
    if (!erasure) throw new Error("no erasure is due");
    await store.erasures.postpone(erasure, clock.now);
    // Within its wait nobody tries again, and no other clock that is a minute behind does.
    expect(await store.erasures.claim(clock.now)).toEqual([]);
    expect(await store.erasures.claim(clock.now - 60_000)).toEqual([]);
    clock.now -= HOUR;
  }
});

test("leases of a process that died are free", async () => {
  const gangway = await openGangway();
  const { store, clock } = gangway;
  await store.idempotency.claim("key", "body", clock.now);
  expect((await store.idempotency.claim("key", "body", clock.now)).state).toBe("busy");
  expect((await store.idempotency.claim("key", "body", clock.now - HOUR)).state).toBe("claimed");
});

test("a link that is too long for a QR code is a problem, and no internal error", async () => {
  const inviteUrl = `https://screen.example/v/${"x".repeat(3000)}`;
  const gangway = await openGangway({
    organisation: { authentication: "none", provider: PROVIDER_CONFIGS.veriff },
    host: {
      fetch: createFakeProviders((_host, method) =>
        method === "POST"
          ? Response.json({ verification: { id: crypto.randomUUID(), url: inviteUrl } }, { status: 201 })
          : undefined,
      ),
    },
  });
  const answer = await gangway.call("POST", "/v1/user/invite", {
    headers: { "x-api-key": API_KEY },
    body: { email: EMAIL, code: "HARBOUR" },
  });
  expect(answer.json.inviteUrl).toBe(inviteUrl);
  const { pathname, search } = new URL(answer.json.qrCodeUrl);
  const { status, json } = await gangway.call("GET", `${pathname}${search}`);
  expect({ status, code: json.code }).toEqual({ status: 404, code: "not_found" });
});
