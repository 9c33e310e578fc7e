/** A tracking reference serves once: a completed or ended one mails no code and leads to no provider's screen. */
import { expect, test } from "vitest";
import { API_KEY, EMAIL, ORIGIN } from "./support/open-gangway.js";
import { openWithSandbox, type SandboxedGangway } from "./support/open-with-sandbox.js";

interface Page {
  /** The answers' statuses and codes to whatever may lead to the provider's screen, or mail a code. */
  tries(): Promise<Record<string, unknown>>;
  reference: string;
}

/** Invites with a key that can be repeated, and lets the customer in. */
async function enter(gangway: SandboxedGangway): Promise<Page> {
  const path = "/v1/user/signup/tracking";
  const invite = {
    headers: { "x-api-key": API_KEY, "idempotency-key": "signup-1" },
    body: { email: EMAIL, code: "HARBOUR", externalRef: "customer-7" },
  };
  const { json } = await gangway.call("POST", "/v1/user/invite", invite);
  const { trackingReference: reference, qrCodeUrl } = json;
  const page = { headers: { origin: ORIGIN } };
  expect((await gangway.call("POST", `${path}/${reference}/code`, { ...page, body: {} })).status).toBe(202);
  const code = gangway.mailedCode();
  const active = await gangway.call("POST", `${path}/${reference}/activate`, { ...page, body: { code } });
  expect(active.status, active.text).toBe(200);
  const tab = { headers: { origin: ORIGIN, authorization: `Bearer ${active.json.visitToken}` } };
  return {
    reference,
    async tries() {
      const mails = gangway.mails.length;
      gangway.clock.now += 60_000;
      const qr = new URL(qrCodeUrl);
      const sent = await gangway.call("POST", `${path}/${reference}/code`, { ...page, body: {} });
      const activated = await gangway.call("POST", `${path}/${reference}/activate`, { ...tab, body: {} });
      const tracking = await gangway.call("GET", `${path}/${reference}`, tab);
      const image = await gangway.call("GET", qr.pathname + qr.search);
      const repeated = await gangway.call("POST", "/v1/user/invite", invite);
      const { json: status } = await gangway.call("GET", `${path}/${reference}/status`, page);
      return {
        code: sent.json.code ?? sent.status,
        mails: gangway.mails.length - mails,
        activate: activated.json.code ?? activated.status,
        tracking: [tracking.json.status, "inviteUrl" in tracking.json, "frame" in tracking.json],
        qr: image.json?.code ?? image.status,
        repeat: [repeated.status, "inviteUrl" in repeated.json, "qrCodeUrl" in repeated.json],
        status,
      };
    },
  };
}

const CODE = { organisation: { authentication: "code" } } as const;

test("an open reference leads to the provider's screen, again and again", async () => {
  const gangway = await openWithSandbox("veriff", CODE);
  const { tries } = await enter(gangway);
  expect(await tries()).toEqual({
    code: 202,
    mails: 1,
    activate: 200,
    tracking: ["Active", true, true],
    qr: 200,
    repeat: [201, true, true],
    status: { status: "Active" },
  });
});

test.each(["veriff", "vx", "verifa", "verifime"] as const)(
  "a completed reference of %s leads nowhere",
  async (id) => {
    const gangway = await openWithSandbox(id, CODE);
    const { reference, tries } = await enter(gangway);
    await gangway.customer(reference, "submits");
    gangway.clock.now += 1000;
    await gangway.read(reference);
    expect(await tries()).toMatchObject({
      code: "reference_ended",
      mails: 0,
      activate: "reference_ended",
      tracking: ["Completed", false, false],
      qr: "reference_ended",
      repeat: [201, false, false],
      status: { status: "Completed" },
    });
  },
);

test("a reference that the provider asks to be completed again is open again", async () => {
  const gangway = await openWithSandbox("veriff", CODE);
  const { reference, tries } = await enter(gangway);
  await gangway.customer(reference, "submits");
  await gangway.read(reference);
  await gangway.decide(reference, { outcome: "resubmission_requested" });
  gangway.clock.now += 1000;
  await gangway.read(reference);
  expect(await tries()).toMatchObject({
    code: 202,
    activate: 200,
    tracking: ["Completed", true, true],
    qr: 200,
    repeat: [201, true, true],
  });
});

test("an ended reference leads nowhere", async () => {
  const gangway = await openWithSandbox("veriff", CODE);
  const { reference, tries } = await enter(gangway);
  await gangway.decide(reference, { outcome: "abandoned" });
  await gangway.receiveAll();
  expect(await tries()).toMatchObject({
    code: "reference_ended",
    mails: 0,
    activate: "reference_ended",
    tracking: ["Active", false, false],
    qr: "reference_ended",
    repeat: [201, false, false],
    status: { ended: "abandoned" },
  });
  expect(await gangway.identity("customer-7")).toBeNull();
});
