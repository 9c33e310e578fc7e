/** A provider that asks the customer for more: told to the page, to the partner and by mail, until it has what it asked for. */
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../../src/contract/languages.js";
import { RESUBMISSION_REASONS } from "../../../src/contract/result-words.js";
import { actionMail } from "../../../src/proxy/mails/action-mail.js";
import { API_KEY } from "./support/open-gangway.js";
import {
  openWithSandbox,
  type SandboxedGangway,
  type SandboxOverrides,
} from "./support/open-with-sandbox.js";

const PARTNER = { headers: { "x-api-key": API_KEY } };
const SIX_MINUTES_MS = 6 * 60_000;

type Asking = "veriff" | "verifa";

/** The decision of each provider's sandbox, and the reason that it becomes. */
const REQUESTS = {
  veriff: {
    decision: { outcome: "resubmission_requested", reasonCode: "608" },
    reason: "document_side_missing",
  },
  verifa: { decision: { outcome: "resubmission_requested" }, reason: "other" },
} as const;

async function settle(gangway: SandboxedGangway): Promise<void> {
  await gangway.receiveAll();
  await gangway.deliver();
}

async function open(id: Asking, overrides: SandboxOverrides = {}) {
  const gangway = await openWithSandbox(id, overrides);
  const ref = await gangway.begin("customer-7");
  const does = async (...things: ("opens" | "submits")[]) => {
    for (const one of things) {
      gangway.clock.now += 2000;
      await gangway.customer(ref, one);
    }
    await settle(gangway);
  };
  return {
    ...gangway,
    ref,
    does,
    /** Veriff keeps the webhook back for five minutes, because the customer may go on at once. */
    async asks(decision: Record<string, unknown> = REQUESTS[id].decision) {
      gangway.clock.now += 2000;
      await gangway.decide(ref, decision);
      await settle(gangway);
      gangway.clock.now += SIX_MINUTES_MS;
      await gangway.control("clock", { advanceSeconds: 0 });
      await settle(gangway);
    },
    async status() {
      gangway.clock.now += 2000;
      return (await gangway.call("GET", `/v1/user/signup/tracking/${ref}/status`)).json;
    },
    tracking: async () => (await gangway.call("GET", `/v1/user/signup/tracking/${ref}`)).json,
    requests: () =>
      gangway.events.filter(({ type }) => type === "visit.action-required").map(({ data }) => data.action),
    history: async () =>
      (await gangway.call("GET", `/v1/visits/${ref}/events`, PARTNER)).json
        .filter(({ kind }: { kind: string }) => kind === "action-required")
        .map(({ by, action }: { by: string; action: object }) => [by, action]),
  };
}

describe.each(["veriff", "verifa"] as const)("%s asks for more", (id) => {
  const action = { kind: "resubmit", reason: REQUESTS[id].reason };

  test("the page, the partner, the history and a mail say so, without a verdict", async () => {
    const gangway = await open(id);
    await gangway.does("opens", "submits");
    expect(await gangway.status()).toEqual({
      status: "Completed",
      progress: "submitted",
      mayAskForMore: true,
    });
    await gangway.asks();
    expect(await gangway.status()).toEqual({
      status: "Completed",
      progress: "submitted",
      action,
      mayAskForMore: true,
    });
    expect(await gangway.tracking()).toMatchObject({ action, inviteUrl: expect.any(String) });
    expect(await gangway.read(gangway.ref)).toMatchObject({ status: "Completed", action });
    expect(gangway.requests()).toEqual([action]);
    expect(await gangway.history()).toEqual([["provider", action]]);
    const [mail, ...others] = gangway.mails;
    expect(others).toEqual([]);
    expect(mail?.subject).toContain("needs something more from you");
    expect(mail?.text).toContain(`https://onboarding.harbour.example/o/${gangway.ref}`);
    expect(mail?.html).toContain(`href="https://onboarding.harbour.example/o/${gangway.ref}"`);
  });

  test("it is asked for until the customer has handed in again, and again where that isn't enough", async () => {
    const gangway = await open(id);
    await gangway.does("opens", "submits");
    await gangway.asks();
    await gangway.does("opens");
    expect(await gangway.status()).toMatchObject({ action });
    await gangway.does("submits");
    await gangway.status();
    expect(await gangway.store.visits.find(gangway.ref)).toMatchObject({ outcome: "pending" });
    expect(await gangway.status()).toEqual({
      status: "Completed",
      progress: "submitted",
      mayAskForMore: true,
    });
    expect(gangway.requests()).toHaveLength(1);
    await gangway.asks();
    expect(await gangway.status()).toMatchObject({ action });
    expect(gangway.requests()).toEqual([action, action]);
    expect(gangway.mails).toHaveLength(2);
  });

  test("a conclusive outcome ends the request", async () => {
    const gangway = await open(id);
    await gangway.does("opens", "submits");
    await gangway.asks();
    await gangway.does("opens", "submits");
    await gangway.decide(gangway.ref, { outcome: "approved" });
    await settle(gangway);
    expect(await gangway.status()).not.toHaveProperty("action");
    expect(await gangway.read(gangway.ref)).toMatchObject({ outcome: "approved", action: null });
  });

  test("nothing is mailed to an address that nobody has proved, nor without a page to link to", async () => {
    const unproved = await openWithSandbox(id);
    const claimed = await unproved.claim("customer-7");
    for (const does of ["opens", "submits"] as const) await unproved.customer(claimed, does);
    await unproved.decide(claimed, REQUESTS[id].decision);
    await unproved.read(claimed);
    await settle(unproved);
    expect(unproved.mails).toEqual([]);

    const byToken = await open(id, {
      organisation: {
        authentication: "token",
        customerTokenSecrets: ["a-secret-of-the-partner-of-32-bytes"],
      },
    });
    await byToken.does("opens", "submits");
    await byToken.asks();
    expect(byToken.requests()).toEqual([action]);
    expect(byToken.mails).toEqual([]);
  });
});

test("a mail that waits for its server is dropped once the customer has handed in again", async () => {
  const sent: string[] = [];
  let isDown = true;
  const gangway = await open("veriff", {
    host: {
      sendMail: async ({ subject }) => {
        if (isDown) throw new Error("connection refused");
        sent.push(subject);
      },
    },
  });
  await gangway.does("opens", "submits");
  await gangway.asks();
  await gangway.does("opens", "submits");
  await gangway.status();
  isDown = false;
  gangway.clock.now += 60 * 60_000;
  await gangway.deliver();
  expect(sent).toEqual([]);
});

test.each(["VerifiMe", "VX"])("%s asks for nothing after completion", async (name) => {
  const gangway = await openWithSandbox(name.toLowerCase() as "verifime" | "vx");
  const ref = await gangway.begin("customer-7");
  await gangway.customer(ref, "submits");
  await gangway.read(ref);
  gangway.clock.now += 2000;
  const { json } = await gangway.call("GET", `/v1/user/signup/tracking/${ref}/status`);
  expect(json).toEqual({ status: "Completed", progress: "submitted" });
});

test.each(LANGUAGES)("a mail in %s has words for every reason", (locale) => {
  const texts = RESUBMISSION_REASONS.map((reason) =>
    JSON.stringify(
      actionMail({ organisation: "Harbour", reason, onboardingUrl: "https://o.example/o/1", locale }).blocks,
    ),
  );
  expect(new Set(texts).size).toBe(RESUBMISSION_REASONS.length);
});
