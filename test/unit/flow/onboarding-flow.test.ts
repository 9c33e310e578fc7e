import { describe, expect, it } from "vitest";
import { type ErrorCode, GangwayError } from "../../../src/contract/errors.js";
import type { Authentication } from "../../../src/contract/status.js";
import { createOnboardingFlow } from "../../../src/flow/create-onboarding-flow.js";
import type { SavedVisit } from "../../../src/flow/visit-memory.js";
import { FakeClient } from "./support/fake-client.js";
import { FakeClock, settle } from "./support/fake-clock.js";
import { FakePage } from "./support/fake-page.js";
import {
  activateAnswer,
  codeAnswer,
  inviteAnswer,
  OTHER_REF,
  organisationAnswer,
  REF,
  screenAnswer,
  trackingAnswer,
} from "./support/fixtures.js";
import { WatchedFlow } from "./support/watched-flow.js";

const JANE = { email: "jane@example.com", customerContext: { firstName: "Jane" } };
const BODY = { email: "jane@example.com", code: "HARBOUR", customerContext: { firstName: "Jane" } };
const refusal = (code: ErrorCode) => new GangwayError(code, code);

/** A flow of an organisation that authenticates like this. */
function authenticating(authentication: Authentication, options = {}): WatchedFlow {
  const watched = new WatchedFlow({ organisation: "HARBOUR", ...options });
  watched.client.replies.readOrganisation = () => ({ ...organisationAnswer, authentication });
  return watched;
}

async function inDetails(watched = new WatchedFlow()): Promise<WatchedFlow> {
  await watched.flow.start();
  watched.at("details");
  return watched;
}

async function inCode(watched = new WatchedFlow()): Promise<WatchedFlow> {
  await inDetails(watched);
  await watched.flow.submitDetails(JANE);
  watched.at("code");
  return watched;
}

async function inLaunch(watched = new WatchedFlow()): Promise<WatchedFlow> {
  await inCode(watched);
  await watched.flow.submitCode("123456");
  watched.at("launch");
  return watched;
}

/** Waits until a call waits for the test. Before that, a module may have to be loaded, which takes turns of its own. */
async function asked({ client }: WatchedFlow): Promise<void> {
  while (!client.open.length) await new Promise((turn) => setImmediate(turn));
}

describe("from the organisation", () => {
  it("goes from the details to the end", async () => {
    const watched = new WatchedFlow();
    const { client, clock, flow } = watched;
    await flow.start();
    expect(watched.at("details").organisation).toEqual(organisationAnswer);
    await flow.submitDetails(JANE);
    expect(watched.at("code")).toMatchObject({
      visit: { trackingReference: REF, status: "Inactive", maskedEmail: codeAnswer.maskedEmail },
      sent: { expiresInSeconds: 600, resendAfterSeconds: 30, sentAt: clock.now() },
    });
    await flow.submitCode("123456");
    const { inviteUrl, qrCodeUrl, launch, frame } = activateAnswer;
    expect(watched.at("launch")).toMatchObject({
      visit: { status: "Active" },
      launch: { inviteUrl, qrCodeUrl, launch, frame },
      polling: { failure: null },
    });
    flow.providerOpened();
    watched.at("waiting");
    client.replies.readStatus = () => ({ status: "Completed" });
    await clock.advance(1000);
    expect(watched.at("completed").visit.status).toBe("Completed");
    expect(watched.steps).toEqual(["details", "code", "launch", "waiting", "completed"]);
    expect(client.calls).toEqual(["readOrganisation", "invite", "sendCode", "activate", "readStatus"]);
    expect(client.given("invite")).toEqual([
      [BODY, expect.objectContaining({ idempotencyKey: expect.any(String) })],
    ]);
    expect(client.given("activate")).toEqual([[REF, { code: "123456" }]]);
    expect([clock.due, watched.page.listeners, watched.errors]).toEqual([[], 0, []]);
  });

  it("sends along what the host page knows, read when it is needed", async () => {
    const client = new FakeClient();
    const host = { referenceData: "", externalRef: "", locale: "en" };
    const flow = createOnboardingFlow({
      client,
      environment: new FakePage(),
      organisation: "HARBOUR",
      get referenceData() {
        return host.referenceData;
      },
      get externalRef() {
        return host.externalRef;
      },
      get locale() {
        return host.locale;
      },
    });
    await flow.start();
    Object.assign(host, { referenceData: "note", externalRef: "customer-1", locale: "en-AU" });
    await flow.submitDetails(JANE);
    expect(client.given("invite")[0]?.[0]).toEqual({ ...BODY, ...host });
  });

  it("shows what is known of the customer", async () => {
    const watched = await inDetails(
      new WatchedFlow({ organisation: "HARBOUR", details: { email: JANE.email } }),
    );
    expect(watched.at("details").details).toEqual({ email: JANE.email, customerContext: {} });
    expect(watched.flow.details).toEqual({ email: JANE.email, customerContext: {} });
  });

  it.each([
    ["a server that doesn't let pages invite", { organisation: "HARBOUR" }, { browserInvites: false }],
    ["a token that is missing", { organisation: "HARBOUR" }, { authentication: "token" }],
    ["neither organisation nor reference", {}, {}],
  ])("tells the page of %s", async (_, options, answer) => {
    const watched = new WatchedFlow(options);
    watched.client.replies.readOrganisation = () => ({ ...organisationAnswer, ...answer });
    await watched.flow.start();
    expect(watched.at("error").error.code).toBe("invalid_configuration");
  });

  it("shows a fault in the host's settings, and calls nobody", async () => {
    const fault = refusal("invalid_configuration");
    const watched = new WatchedFlow({ organisation: "HARBOUR", fault });
    await watched.flow.start();
    expect(watched.at("error").error).toBe(fault);
    await watched.flow.restart();
    expect(watched.at("error").error).toBe(fault);
    expect([watched.client.calls, watched.steps]).toEqual([[], ["error", null, "error"]]);
  });

  it("shows a client that can't be made as an error", async () => {
    const fault = refusal("invalid_configuration");
    const flow = createOnboardingFlow({
      get client(): FakeClient {
        throw fault;
      },
      environment: new FakePage(),
      organisation: "HARBOUR",
    });
    await flow.start();
    expect(flow.state).toEqual({ step: "error", error: fault });
  });

  it("begins again from an error", async () => {
    const watched = new WatchedFlow();
    watched.client.fail("readOrganisation", refusal("network"), 1);
    await watched.flow.start();
    expect(watched.at("error").error.code).toBe("network");
    await watched.flow.start();
    watched.at("details");
    expect(watched.steps).toEqual(["error", null, "details"]);
  });

  it("turns what nobody foresaw into an error of ours", async () => {
    const watched = new WatchedFlow();
    const bug = new TypeError("x is undefined");
    watched.client.fail("readOrganisation", bug);
    await watched.flow.start();
    expect(watched.at("error").error).toMatchObject({ code: "internal", cause: bug });
  });
});

describe("submitting details", () => {
  it.each<ErrorCode>([
    "network",
    "timeout",
    "invalid_request",
    "rate_limited",
    "provider_unavailable",
    "internal",
  ])("stays in the step after %s, and tries again with the same key", async (code) => {
    const watched = await inDetails();
    watched.client.fail("invite", refusal(code), 1);
    await expect(watched.flow.submitDetails(JANE)).rejects.toMatchObject({ code });
    watched.at("details");
    await watched.flow.submitDetails({ ...JANE });
    watched.at("code");
    const [first, second] = watched.client.given("invite").map(([, options]) => options);
    expect(first).toMatchObject({ idempotencyKey: expect.stringMatching(/^\d+(-\d+){3}$/) });
    expect(second).toMatchObject({ idempotencyKey: (first as { idempotencyKey: string }).idempotencyKey });
  });

  it("takes a fresh key for other details", async () => {
    const watched = await inDetails();
    watched.client.fail("invite", refusal("network"), 2);
    await watched.flow.submitDetails(JANE).catch(() => {});
    await watched.flow.submitDetails({ ...JANE, email: "jo@example.com" }).catch(() => {});
    expect(keysOf(watched).size).toBe(2);
  });

  it("takes a fresh key where the proxy knows the key from other details", async () => {
    const watched = await inDetails();
    watched.client.fail("invite", refusal("idempotency_mismatch"), 1);
    await expect(watched.flow.submitDetails(JANE)).rejects.toMatchObject({ code: "idempotency_mismatch" });
    await watched.flow.submitDetails(JANE);
    expect(keysOf(watched).size).toBe(2);
  });

  it("leaves out what is empty", async () => {
    const watched = await inDetails();
    await watched.flow.submitDetails({
      email: " jane@example.com ",
      customerContext: { firstName: " ", address: "" },
    });
    expect(watched.client.given("invite")[0]?.[0]).toEqual({ email: "jane@example.com", code: "HARBOUR" });
  });

  it.each<ErrorCode>(["unknown_organisation", "origin_not_allowed", "unauthorised", "not_found"])(
    "ends the flow after %s",
    async (code) => {
      const watched = await inDetails();
      watched.client.fail("invite", refusal(code));
      await watched.flow.submitDetails(JANE);
      expect(watched.at("error").error.code).toBe(code);
    },
  );

  it("invites once although the code can't be mailed", async () => {
    const watched = await inDetails();
    watched.client.fail("sendCode", refusal("rate_limited"), 1);
    await watched.flow.submitDetails(JANE);
    expect(watched.at("code")).toMatchObject({ sent: null, visit: { maskedEmail: "j•••@example.com" } });
    expect(watched.errors).toEqual(["rate_limited"]);
    await watched.flow.requestCode();
    expect(watched.at("code").sent).not.toBeNull();
    expect(watched.client.count("invite")).toBe(1);
  });

  it("goes straight on where nothing is asked for", async () => {
    const watched = await inDetails(authenticating("none", { customerToken: "jwt" }));
    await watched.flow.submitDetails(JANE);
    watched.at("launch");
    expect(watched.client.calls).toEqual(["readOrganisation", "invite", "activate"]);
    expect(watched.client.given("activate")).toEqual([[REF, {}]]);
  });

  it("activates after the invite without inviting again, when the first try failed", async () => {
    const watched = await inDetails(authenticating("none"));
    watched.client.fail("activate", refusal("network"), 1);
    await expect(watched.flow.submitDetails(JANE)).rejects.toMatchObject({ code: "network" });
    await watched.flow.submitDetails(JANE);
    watched.at("launch");
    expect(watched.client.calls).toEqual(["readOrganisation", "invite", "activate", "activate"]);
  });

  it("makes a fresh visit where the invited one has ended meanwhile", async () => {
    const watched = await inDetails(authenticating("none"));
    watched.client.fail("activate", refusal("reference_ended"), 1);
    await expect(watched.flow.submitDetails(JANE)).rejects.toMatchObject({ code: "reference_ended" });
    await watched.flow.submitDetails(JANE);
    watched.at("launch");
    expect(keysOf(watched).size).toBe(2);
  });

  it("has no effect in another step, or stopped", async () => {
    const watched = await inCode();
    await watched.flow.submitDetails({ ...JANE, email: "jo@example.com" });
    expect(watched.flow.details).toEqual(JANE);
    expect(watched.client.count("invite")).toBe(1);
    const stopped = await inDetails();
    stopped.flow.stop();
    await stopped.flow.submitDetails(JANE);
    expect(stopped.client.count("invite")).toBe(0);
    expect(stopped.flow.details.email).toBe("");
  });
});

function keysOf({ client }: WatchedFlow): Set<string> {
  return new Set(
    client.given("invite").map(([, options]) => (options as { idempotencyKey: string }).idempotencyKey),
  );
}

describe("the partner's token", () => {
  it.each(["code", "token"] as const)(
    "stands in for the code (authentication: %s)",
    async (authentication) => {
      const watched = await inDetails(authenticating(authentication, { customerToken: "jwt" }));
      await watched.flow.submitDetails(JANE);
      watched.at("launch");
      expect(watched.client.calls).toEqual(["readOrganisation", "invite", "activate"]);
      expect(watched.client.given("activate")).toEqual([[REF, { customerToken: "jwt" }]]);
    },
  );

  it("is asked for again, once, when it has expired", async () => {
    let asked = 0;
    const watched = await inDetails(authenticating("token", { customerToken: async () => `jwt-${++asked}` }));
    expect(asked).toBe(0);
    watched.client.fail("activate", refusal("token_invalid"), 1);
    await watched.flow.submitDetails(JANE);
    watched.at("launch");
    expect(watched.client.given("activate").map(([, proof]) => proof)).toEqual([
      { customerToken: "jwt-1" },
      { customerToken: "jwt-2" },
    ]);
    watched.client.fail("activate", refusal("token_invalid"));
    await watched.flow.restart();
    await expect(watched.flow.submitDetails(JANE)).rejects.toMatchObject({ code: "token_invalid" });
    expect(asked).toBe(4);
  });

  it("is not tried twice where it is a string", async () => {
    const watched = await inDetails(authenticating("token", { customerToken: "jwt" }));
    watched.client.fail("activate", refusal("token_invalid"));
    await expect(watched.flow.submitDetails(JANE)).rejects.toMatchObject({ code: "token_invalid" });
    expect(watched.client.count("activate")).toBe(1);
    watched.at("details");
  });

  it("leaves the customer the code, where the organisation knows codes", async () => {
    const watched = await inDetails(authenticating("code", { customerToken: "jwt" }));
    watched.client.fail("activate", refusal("token_invalid"));
    await watched.flow.submitDetails(JANE);
    expect(watched.at("code").sent).not.toBeNull();
    expect(watched.errors).toEqual(["token_invalid"]);
  });

  it.each([
    () => Promise.reject(new Error("backend down")),
    () => {
      throw new Error("backend down");
    },
    () => "",
    (() => undefined) as unknown as () => string,
  ])("is invalid where the page's function gives none (%#)", async (customerToken) => {
    const watched = await inDetails(authenticating("token", { customerToken }));
    await expect(watched.flow.submitDetails(JANE)).rejects.toMatchObject({ code: "token_invalid" });
    expect(watched.client.count("activate")).toBe(0);
  });
});

describe("the code step", () => {
  it.each<ErrorCode>(["code_incorrect", "code_expired", "too_many_attempts", "network", "rate_limited"])(
    "stays after %s",
    async (code) => {
      const watched = await inCode();
      const before = watched.state;
      watched.client.fail("activate", refusal(code), 1);
      await expect(watched.flow.submitCode("000000")).rejects.toMatchObject({ code });
      expect(watched.state).toBe(before);
      await watched.flow.submitCode("123456");
      watched.at("launch");
    },
  );

  it("mails again, and says when", async () => {
    const watched = await inCode();
    await watched.clock.advance(30_000);
    await watched.flow.requestCode();
    expect(watched.at("code").sent?.sentAt).toBe(watched.clock.now());
    watched.client.fail("sendCode", refusal("rate_limited"));
    await expect(watched.flow.requestCode()).rejects.toMatchObject({ code: "rate_limited" });
    watched.at("code");
  });

  it("sends this tab's secret with the code, the one that came with the last code", async () => {
    const watched = await inCode();
    for (const attempt of ["secret-1", "secret-2"]) {
      watched.client.replies.sendCode = () => ({ ...codeAnswer, attempt });
      await watched.flow.requestCode();
      await watched.clock.advance(30_000);
    }
    await watched.flow.submitCode("123456");
    expect(watched.client.given("activate")).toEqual([[REF, { code: "123456", attempt: "secret-2" }]]);
  });

  it("completes where the proxy gives no link because the visit is complete", async () => {
    const watched = await inCode();
    watched.client.fail("activate", refusal("reference_ended"));
    watched.client.replies.readStatus = () => ({ status: "Completed" });
    await watched.flow.submitCode("123456");
    expect(watched.at("completed").visit.trackingReference).toBe(REF);
  });

  it("completes at once where the customer was quicker elsewhere", async () => {
    const watched = await inCode();
    watched.client.replies.activate = () => ({ ...activateAnswer, status: "Completed" });
    await watched.flow.submitCode("123456");
    expect(watched.at("completed").visit.status).toBe("Completed");
    expect(watched.clock.due).toEqual([]);
  });

  it.each([
    ["failed", () => ({ status: "Inactive", ended: "failed" })],
    ["expired", () => ({ status: "Inactive" })],
    [
      "expired",
      () => {
        throw refusal("network");
      },
    ],
  ])("tells that the visit has ended: %s", async (reason, readStatus) => {
    const watched = await inCode();
    watched.client.fail("activate", refusal("reference_ended"));
    watched.client.replies.readStatus = readStatus;
    await watched.flow.submitCode("123456");
    expect(watched.at("ended").reason).toBe(reason);
  });

  it("ends the flow where the proxy has forgotten the visit, and invites afresh after that", async () => {
    const watched = await inCode();
    watched.client.fail("activate", refusal("unknown_reference"), 1);
    await watched.flow.submitCode("123456");
    expect(watched.at("error").error.code).toBe("unknown_reference");
    await watched.flow.start();
    expect(watched.at("details").details).toEqual(JANE);
    await watched.flow.submitDetails(JANE);
    expect(keysOf(watched).size).toBe(2);
  });

  it("has no effect elsewhere", async () => {
    const watched = await inDetails();
    await watched.flow.submitCode("123456");
    await watched.flow.requestCode();
    expect(watched.client.calls).toEqual(["readOrganisation"]);
    const stopped = await inCode();
    stopped.flow.stop();
    await stopped.flow.submitCode("123456");
    await stopped.flow.requestCode();
    stopped.at("code");
    expect(stopped.client.calls).toEqual(["readOrganisation", "invite", "sendCode"]);
  });
});

describe("from a tracking reference", () => {
  const given = (answer = {}, options = {}): WatchedFlow => {
    const watched = new WatchedFlow({ trackingReference: REF, ...options });
    watched.client.replies.readTracking = () => ({ ...trackingAnswer, ...answer });
    return watched;
  };

  it("mails no code by loading", async () => {
    const watched = given();
    await watched.flow.start();
    expect(watched.at("code").sent).toBeNull();
    expect(watched.client.calls).toEqual(["readTracking"]);
    await watched.flow.requestCode();
    await watched.flow.submitCode("123456");
    watched.at("launch");
  });

  it("shows what is over", async () => {
    const completed = given({ status: "Completed", ended: "expired" });
    await completed.flow.start();
    completed.at("completed");
    const ended = given({ status: "Active", ended: "abandoned" });
    await ended.flow.start();
    expect(ended.at("ended")).toMatchObject({ reason: "abandoned", visit: { status: "Active" } });
  });

  it("activates with the partner's token", async () => {
    const watched = given({ authentication: "token" }, { customerToken: () => "jwt" });
    await watched.flow.start();
    watched.at("launch");
    expect(watched.client.given("activate")).toEqual([[REF, { customerToken: "jwt" }]]);
  });

  it("needs that token where the organisation does", async () => {
    const watched = given({ authentication: "token" });
    await watched.flow.start();
    expect(watched.at("error").error.code).toBe("invalid_configuration");
  });

  it("ends with the error where a token is refused and there is no code", async () => {
    const watched = given({ authentication: "token" }, { customerToken: "jwt" });
    watched.client.fail("activate", refusal("token_invalid"));
    await watched.flow.start();
    expect(watched.at("error").error.code).toBe("token_invalid");
  });

  it("offers the code where a token is refused and there is one", async () => {
    const watched = given({}, { customerToken: "jwt" });
    watched.client.fail("activate", refusal("token_invalid"));
    await watched.flow.start();
    expect(watched.at("code").sent).toBeNull();
    expect([watched.client.count("sendCode"), watched.errors]).toEqual([0, ["token_invalid"]]);
  });

  it.each<ErrorCode>(["unknown_reference", "network", "reference_ended"])("shows %s", async (code) => {
    const watched = given();
    watched.client.fail("readTracking", refusal(code));
    await watched.flow.start();
    expect(watched.at("error").error.code).toBe(code);
  });

  describe("where nothing is asked for", () => {
    const open = { authentication: "none", ...screenAnswer };

    it("activates when the provider is opened, and not before", async () => {
      const watched = given(open);
      await watched.flow.start();
      expect(watched.at("launch").launch.inviteUrl).toBe(screenAnswer.inviteUrl);
      await watched.clock.advance(1000);
      expect(watched.client.count("activate")).toBe(0);
      watched.flow.providerOpened();
      watched.at("waiting");
      await settle();
      expect(watched.at("waiting").visit.status).toBe("Active");
      expect(watched.client.given("activate")).toEqual([[REF, {}]]);
      expect(watched.memory.saved).toEqual({
        trackingReference: REF,
        visitToken: "visit-token",
        waiting: {},
      });
      expect(watched.client.count("readStatus")).toBe(2);
      watched.flow.showLaunch();
      watched.flow.providerOpened();
      await settle();
      expect(watched.client.count("activate")).toBe(1);
    });

    it("doesn't mind when that fails: the next read, at once, tells more", async () => {
      const watched = given(open);
      watched.client.fail("activate", refusal("network"), 1);
      await watched.flow.start();
      watched.flow.providerOpened();
      await settle();
      expect(watched.at("waiting").polling.failure).toBeNull();
      expect([watched.client.count("readStatus"), watched.errors]).toEqual([1, []]);
      watched.flow.showLaunch();
      watched.flow.providerOpened();
      await settle();
      expect(watched.client.count("activate")).toBe(2);
    });

    it("completes where the answer says so", async () => {
      const watched = given(open);
      watched.client.replies.activate = () => ({ ...activateAnswer, status: "Completed" });
      await watched.flow.start();
      watched.flow.providerOpened();
      await settle();
      watched.at("completed");
      expect([watched.clock.due, watched.client.count("readStatus")]).toEqual([[], 0]);
    });

    it("changes nothing when it answers after the end", async () => {
      const watched = given(open);
      watched.client.hold("activate");
      await watched.flow.start();
      watched.flow.providerOpened();
      watched.flow.stop();
      await watched.flow.start();
      watched.client.open[0]?.resolve(activateAnswer);
      await settle();
      expect(watched.at("waiting").visit.status).toBe("Inactive");
      expect(watched.memory.saved?.visitToken).toBe("");
      expect(watched.clock.due).toEqual([1000]);
    });

    it("activates once at a time", async () => {
      const watched = given(open);
      watched.client.hold("activate");
      await watched.flow.start();
      watched.flow.providerOpened();
      watched.flow.showLaunch();
      watched.flow.providerOpened();
      await settle();
      expect(watched.client.count("activate")).toBe(1);
    });

    it("activates again where the proxy no longer takes the visit's token", async () => {
      const watched = given(open, { memory: null });
      await watched.flow.start();
      watched.flow.providerOpened();
      watched.client.fail("readStatus", refusal("unauthorised"), 1);
      watched.client.fail("readTracking", refusal("token_invalid"), 1);
      await settle();
      watched.at("error");
      await watched.flow.start();
      watched.flow.providerOpened();
      expect(watched.client.count("activate")).toBe(2);
    });
  });
});

describe("a reload in the same tab", () => {
  const SAVED = { trackingReference: REF, visitToken: "visit-token" };
  const UNPROVEN = { trackingReference: REF, visitToken: "" };
  const reloaded = (
    answer = {},
    options: object = { organisation: "HARBOUR" },
    saved: SavedVisit = SAVED,
  ): WatchedFlow => {
    const watched = new WatchedFlow(options);
    watched.memory.saved = saved;
    watched.client.replies.readTracking = () => ({ ...trackingAnswer, ...answer });
    return watched;
  };

  it("saves the visit with its token, and nothing personal", async () => {
    const watched = await inLaunch();
    expect(watched.memory.saved).toEqual(SAVED);
  });

  it("remembers the visit before the answer of the code call, and the code after it", async () => {
    const watched = await inDetails();
    watched.client.hold("sendCode");
    const submitting = watched.flow.submitDetails(JANE);
    await asked(watched);
    expect(watched.memory.saved).toEqual({ trackingReference: REF, visitToken: "" });
    watched.client.open[0]?.resolve({ ...codeAnswer, channel: "sms", attempt: "secret" });
    await submitting;
    expect(watched.memory.saved).toEqual({
      trackingReference: REF,
      visitToken: "",
      sent: watched.at("code").sent,
    });
  });

  it("comes back to the code, with the same secret and without another mail", async () => {
    const sentAt = new FakeClock().now() - 120_000;
    const sent = { ...codeAnswer, channel: "sms" as const, attempt: "secret", sentAt };
    const watched = reloaded({ maskedPhone: "•••• 678" }, { organisation: "HARBOUR" }, { ...UNPROVEN, sent });
    await watched.flow.start();
    expect(watched.at("code")).toMatchObject({
      visit: { trackingReference: REF, maskedEmail: "j•••@example.com", maskedPhone: "•••• 678" },
      sent: { channel: "sms", sentAt, resendAfterSeconds: 30, expiresInSeconds: 600 },
    });
    expect(watched.client.calls).toEqual(["readTracking"]);
    await watched.flow.submitCode("123456");
    watched.at("launch");
    expect(watched.client.given("activate")).toEqual([[REF, { code: "123456", attempt: "secret" }]]);
    expect(watched.memory.saved).toEqual(SAVED);
  });

  it.each([
    ["was never sent", undefined],
    ["has expired", -600_000],
    ["comes from the future", 1],
  ])("offers to send a code where it %s", async (_, offsetMs) => {
    const sent =
      offsetMs === undefined ? undefined : { ...codeAnswer, sentAt: new FakeClock().now() + offsetMs };
    const watched = reloaded({}, { organisation: "HARBOUR" }, { ...UNPROVEN, sent });
    await watched.flow.start();
    expect(watched.at("code").sent).toBeNull();
    expect(watched.client.calls).toEqual(["readTracking"]);
  });

  it("activates what needs no code", async () => {
    const watched = reloaded(
      { authentication: "token" },
      { organisation: "HARBOUR", customerToken: "jwt" },
      UNPROVEN,
    );
    await watched.flow.start();
    watched.at("launch");
    expect(watched.client.given("activate")).toEqual([[REF, { customerToken: "jwt" }]]);
  });

  it("shows what is over without a token, too", async () => {
    const completed = reloaded({ status: "Completed" }, { organisation: "HARBOUR" }, UNPROVEN);
    await completed.flow.start();
    completed.at("completed");
    const ended = reloaded({ ended: "expired" }, { organisation: "HARBOUR" }, UNPROVEN);
    await ended.flow.start();
    ended.at("ended");
  });

  it.each([{}, { returned: true }, { elsewhere: true }] as const)(
    "comes back to waiting: %o",
    async (how) => {
      const watched = await inLaunch();
      if ("returned" in how) watched.flow.customerReturned();
      else if ("elsewhere" in how) watched.flow.openedElsewhere();
      else watched.flow.providerOpened();
      expect(watched.memory.saved).toEqual({ ...SAVED, waiting: how });
      const next = reloaded(
        { ...screenAnswer },
        { organisation: "HARBOUR" },
        watched.memory.saved as SavedVisit,
      );
      await next.flow.start();
      expect(next.at("waiting")).toMatchObject(how);
      expect(next.memory.saved).toEqual({ ...SAVED, waiting: how });
      next.flow.showLaunch();
      expect(next.memory.saved).toEqual(SAVED);
    },
  );

  it("comes back to waiting after the provider's screen has replaced the page, also a second time", async () => {
    const watched = reloaded({ ...screenAnswer }, { organisation: "HARBOUR" }, { ...SAVED, left: true });
    await watched.flow.start();
    expect(watched.memory.saved).toEqual({ ...SAVED, waiting: { returned: true } });
  });

  describe("of a customer who is asked for more", () => {
    const action = { kind: "resubmit", reason: "face_unclear" } as const;
    const asked = { ...screenAnswer, status: "Completed", action };

    it.each([{ waiting: {} }, { left: true as const }])(
      "shows it where they had not gone on: %o",
      async (how) => {
        const watched = reloaded(asked, { organisation: "HARBOUR" }, { ...SAVED, ...how });
        await watched.flow.start();
        watched.at("action");
      },
    );

    it.each([{ waiting: {} }, { left: true as const }])("waits where they had: %o", async (how) => {
      const saved = { ...SAVED, ...how, asked: action.reason };
      const watched = reloaded(asked, { organisation: "HARBOUR" }, saved);
      watched.client.replies.readStatus = () => ({ status: "Completed", action });
      await watched.flow.start();
      watched.at("waiting");
      const handedIn = reloaded(screenAnswer, { organisation: "HARBOUR" }, saved);
      await handedIn.flow.start();
      handedIn.at("waiting");
    });

    it.each(["waiting", "left"] as const)("saves what they went on for: %s", async (how) => {
      const watched = reloaded(asked);
      await watched.flow.start();
      watched.flow.showLaunch();
      if (how === "left") watched.flow.leavingPage();
      else watched.flow.providerOpened();
      expect(watched.memory.saved).toMatchObject({ ...SAVED, asked: "face_unclear" });
    });
  });

  it.each([
    ["text", "a"],
    ["a number", 5],
    ["no reference", { visitToken: "t" }],
    ["a reference that is none", { ...SAVED, trackingReference: "../../status" }],
    ["a token that no header takes", { ...SAVED, visitToken: "a\r\nb" }],
    ["a token without end", { ...SAVED, visitToken: "a".repeat(4001) }],
    ["a time without end", { ...UNPROVEN, sent: { ...codeAnswer, sentAt: 1e16 } }],
    ["a wait without end", { ...UNPROVEN, sent: { ...codeAnswer, sentAt: 1, resendAfterSeconds: 1e12 } }],
    ["a secret that is none", { ...UNPROVEN, sent: { ...codeAnswer, sentAt: 1, attempt: {} } }],
    ["an unknown channel", { ...UNPROVEN, sent: { ...codeAnswer, sentAt: 1, channel: "fax" } }],
    ["a step that is none", { ...SAVED, waiting: "yes" }],
    ["a return that is none", { ...SAVED, waiting: { returned: "yes" } }],
    ["a reason that is none", { ...SAVED, asked: 5 }],
  ])("ignores a memory with %s", async (_, saved) => {
    const watched = reloaded({}, { organisation: "HARBOUR" }, saved as unknown as SavedVisit);
    await watched.flow.start();
    watched.at("details");
    expect(watched.client.calls).toEqual(["readOrganisation"]);
  });

  it.each([
    [{ organisation: "HARBOUR" }, REF],
    [{ trackingReference: REF }, REF],
    [{ trackingReference: REF.toUpperCase() }, REF],
    [{ trackingReference: REF }, REF.toUpperCase()],
  ])("goes on: %o, saved %s", async (options, trackingReference) => {
    const watched = reloaded({ ...screenAnswer, status: "Active" }, options, { ...SAVED, trackingReference });
    await watched.flow.start();
    expect(watched.at("launch").launch).toEqual({ ...screenAnswer, launch: ["link"] });
    expect(watched.client.given("readTracking")).toEqual([[trackingReference, "visit-token"]]);
    expect([watched.client.calls, watched.clock.due]).toEqual([["readTracking"], [1000]]);
  });

  it("shows what is over", async () => {
    const completed = reloaded({ status: "Completed" });
    await completed.flow.start();
    completed.at("completed");
    const ended = reloaded({ ended: "expired" });
    await ended.flow.start();
    ended.at("ended");
  });

  it.each<ErrorCode>(["token_invalid", "unauthorised", "unknown_reference", "reference_ended"])(
    "forgets a visit that is refused: %s",
    async (code) => {
      const watched = reloaded();
      watched.client.fail("readTracking", refusal(code));
      await watched.flow.start();
      watched.at("details");
      expect(watched.memory.saved).toBeNull();
    },
  );

  it("goes on as fresh where the token opens nothing any more", async () => {
    const watched = reloaded({}, { trackingReference: REF });
    await watched.flow.start();
    watched.at("code");
    expect(watched.client.given("readTracking")).toEqual([
      [REF, "visit-token"],
      [REF, undefined],
    ]);
    expect(watched.memory.saved).toBeNull();
  });

  it.each<ErrorCode>(["network", "timeout", "internal", "origin_not_allowed"])(
    "keeps the visit through %s",
    async (code) => {
      const watched = reloaded({ ...screenAnswer });
      watched.client.fail("readTracking", refusal(code), 1);
      await watched.flow.start();
      expect(watched.at("error").error.code).toBe(code);
      expect(watched.memory.saved).toEqual(SAVED);
      await watched.flow.start();
      watched.at("launch");
    },
  );

  it("leaves another reference's visit alone", async () => {
    const watched = reloaded({}, { trackingReference: OTHER_REF });
    await watched.flow.start();
    expect(watched.client.given("readTracking")).toEqual([[OTHER_REF, undefined]]);
    expect(watched.memory.saved).toEqual(SAVED);
  });

  it("leaves another organisation's visit alone", async () => {
    const watched = reloaded({ ...screenAnswer }, { organisation: "OTHER" });
    await watched.flow.start();
    watched.at("details");
    expect(watched.memory.saved).toEqual(SAVED);
  });

  it("activates no second time where nothing is asked for", async () => {
    const watched = reloaded({ ...screenAnswer, authentication: "none" });
    await watched.flow.start();
    watched.flow.providerOpened();
    await settle();
    expect(watched.client.count("activate")).toBe(0);
  });

  it("can do without a memory", async () => {
    const watched = await inLaunch(new WatchedFlow({ organisation: "HARBOUR", memory: null }));
    watched.client.fail("readStatus", refusal("unauthorised"), 1);
    await watched.clock.advance(1000);
    watched.at("error");
    watched.client.replies.readTracking = () => ({ ...trackingAnswer, ...screenAnswer });
    await watched.flow.start();
    watched.at("launch");
    expect(watched.client.given("readTracking")).toEqual([[REF, "visit-token"]]);
  });
});

describe("polling", () => {
  it("runs through launch and waiting, as one", async () => {
    const watched = await inLaunch();
    const { clock, client, flow } = watched;
    await clock.advance(3000);
    expect(client.count("readStatus")).toBe(2);
    flow.providerOpened();
    flow.showLaunch();
    flow.providerOpened();
    // The poller's, and that for other tabs.
    expect([clock.due, watched.page.listeners]).toEqual([[4000], 2]);
    await clock.advance(4000);
    expect(client.count("readStatus")).toBe(3);
  });

  it("tells nobody of what didn't change", async () => {
    const watched = await inLaunch();
    const { state } = watched;
    await watched.clock.advance(60_000);
    expect(watched.state).toBe(state);
    expect(watched.steps).toEqual(["details", "code", "launch"]);
  });

  it("never lowers the status", async () => {
    const watched = await inLaunch();
    watched.client.replies.readStatus = () => ({ status: "Inactive" });
    await watched.clock.advance(20_000);
    expect(watched.at("launch").visit.status).toBe("Active");
  });

  it("reports a failed read, once, and that it is over", async () => {
    const watched = await inLaunch();
    watched.client.fail("readStatus", refusal("provider_unavailable"), 3);
    await watched.clock.advance(7000);
    expect(watched.at("launch").polling.failure?.code).toBe("provider_unavailable");
    expect(watched.steps).toEqual(["details", "code", "launch", "launch"]);
    await watched.clock.advance(8000);
    expect(watched.at("launch").polling.failure).toBeNull();
    expect(watched.errors).toEqual([]);
  });

  it("ends with the visit", async () => {
    const watched = await inLaunch();
    watched.client.replies.readStatus = () => ({ status: "Active", ended: "failed" });
    await watched.clock.advance(1000);
    expect(watched.at("ended").reason).toBe("failed");
    expect([watched.clock.due, watched.page.listeners]).toEqual([[], 0]);
  });

  it.each<ErrorCode>(["unknown_reference", "reference_ended", "origin_not_allowed"])(
    "ends with the error: %s",
    async (code) => {
      const watched = await inLaunch();
      watched.client.fail("readStatus", refusal(code));
      await watched.clock.advance(1000);
      expect(watched.at("error").error.code).toBe(code);
      expect([watched.clock.due, watched.page.listeners]).toEqual([[], 0]);
    },
  );

  it("reads at once when asked to", async () => {
    const watched = await inLaunch();
    await watched.clock.advance(20_000);
    const before = watched.client.count("readStatus");
    watched.flow.checkNow();
    await settle();
    expect(watched.client.count("readStatus")).toBe(before + 1);
    expect(watched.clock.due).toEqual([1000]);
  });
});

describe("stopping", () => {
  it("leaves nothing, and goes on from where it was", async () => {
    const watched = await inLaunch();
    const { clock, client, flow, page } = watched;
    const { state } = watched;
    flow.stop();
    flow.stop();
    expect([clock.due, page.listeners]).toEqual([[], 0]);
    flow.providerOpened();
    flow.checkNow();
    await clock.advance(60_000);
    expect([watched.state, client.count("readStatus")]).toEqual([state, 0]);
    await flow.start();
    expect([watched.state, client.count("invite"), clock.due]).toEqual([state, 1, [1000]]);
  });

  it.each(["details", "code"] as const)("goes on in %s", async (step) => {
    const watched = step === "details" ? await inDetails() : await inCode();
    const { state } = watched;
    const calls = watched.client.calls.length;
    watched.flow.stop();
    await watched.flow.start();
    expect(watched.state).toBe(state);
    expect(watched.client.calls).toHaveLength(calls);
  });

  it("survives a double mount while starting", async () => {
    const watched = new WatchedFlow();
    watched.client.hold("readOrganisation");
    const first = watched.flow.start();
    expect(watched.flow.start()).toBe(first);
    watched.flow.stop();
    const second = watched.flow.start();
    await settle();
    expect(watched.client.open).toHaveLength(2);
    expect(watched.client.signals.map((signal) => signal?.aborted)).toEqual([true, false]);
    watched.client.open[1]?.resolve(organisationAnswer);
    await second;
    watched.client.open[0]?.resolve({ ...organisationAnswer, browserInvites: false });
    await first;
    watched.at("details");
    expect(watched.steps).toEqual(["details"]);
  });

  it("interrupts an invite, which goes on with the same key", async () => {
    const watched = await inDetails();
    watched.client.hold("invite");
    const submitting = watched.flow.submitDetails(JANE);
    await asked(watched);
    watched.flow.stop();
    watched.client.open[0]?.resolve(inviteAnswer);
    await submitting;
    watched.at("details");
    await watched.flow.start();
    watched.client.replies.invite = () => inviteAnswer;
    await watched.flow.submitDetails(JANE);
    watched.at("code");
    expect([watched.client.count("invite"), keysOf(watched).size]).toEqual([2, 1]);
  });

  it.each(["readOrganisation", "sendCode", "activate"] as const)(
    "takes no notice of what %s says later",
    async (name) => {
      const watched = new WatchedFlow();
      if (name !== "readOrganisation") await inDetails(watched);
      if (name === "activate") await watched.flow.submitDetails(JANE);
      watched.client.hold(name);
      const { flow, client } = watched;
      const running =
        name === "readOrganisation"
          ? flow.start()
          : name === "sendCode"
            ? flow.submitDetails(JANE)
            : flow.submitCode("123456");
      await asked(watched);
      const { state } = watched;
      const { saved } = watched.memory;
      flow.stop();
      client.open[0]?.reject(refusal("unknown_reference"));
      await running;
      expect([watched.state, watched.memory.saved, watched.errors]).toEqual([state, saved, []]);
      expect([watched.clock.due, watched.page.listeners]).toEqual([[], 0]);
    },
  );
});

describe("restarting", () => {
  it("makes a fresh visit with what was typed", async () => {
    const watched = await inLaunch();
    await watched.flow.restart();
    expect(watched.at("details").details).toEqual(JANE);
    expect([watched.memory.saved, watched.clock.due, watched.page.listeners]).toEqual([null, [], 0]);
    await watched.flow.submitDetails(JANE);
    expect([watched.client.count("invite"), keysOf(watched).size]).toEqual([2, 2]);
  });

  it.each(["completed", "ended"] as const)("leaves %s", async (step) => {
    const watched = await inLaunch();
    watched.client.replies.readStatus = () =>
      step === "completed" ? { status: "Completed" } : { status: "Active", ended: "expired" };
    await watched.clock.advance(1000);
    watched.at(step);
    await watched.flow.start();
    watched.at(step);
    await watched.flow.restart();
    watched.at("details");
  });

  it("is fresh although the memory can't be cleared", async () => {
    const watched = await inLaunch();
    watched.memory.clear = () => {};
    watched.client.replies.readTracking = () => ({ ...trackingAnswer, ...screenAnswer });
    await watched.flow.restart();
    watched.at("details");
    const given = new WatchedFlow({ trackingReference: REF });
    given.memory.saved = { trackingReference: REF, visitToken: "visit-token" };
    given.memory.clear = () => {};
    given.client.replies.readTracking = () => ({ ...trackingAnswer, ...screenAnswer });
    await given.flow.start();
    given.at("launch");
    await given.flow.restart();
    given.at("code");
  });

  it("invites anew where there is an organisation besides the reference", async () => {
    const watched = new WatchedFlow({ trackingReference: REF, organisation: "HARBOUR" });
    await watched.flow.start();
    watched.at("code");
    await watched.flow.restart();
    watched.at("details");
  });

  it("reads the reference again where there is nothing else", async () => {
    const watched = new WatchedFlow({ trackingReference: REF });
    watched.memory.saved = { trackingReference: REF, visitToken: "visit-token" };
    watched.client.replies.readTracking = () => ({ ...trackingAnswer, ...screenAnswer });
    await watched.flow.start();
    watched.at("launch");
    await watched.flow.restart();
    watched.at("code");
    expect(watched.client.given("readTracking").at(-1)).toEqual([REF, undefined]);
  });

  it("overtakes what is going on", async () => {
    const watched = await inCode();
    watched.client.hold("activate");
    const submitting = watched.flow.submitCode("123456");
    await asked(watched);
    await watched.flow.restart();
    watched.client.open[0]?.resolve(activateAnswer);
    await submitting;
    watched.at("details");
    expect(watched.memory.saved).toBeNull();
  });
});

describe("a caller's own signal", () => {
  it("rejects with its reason, and changes nothing", async () => {
    const watched = await inDetails();
    watched.client.hold("invite");
    const caller = new AbortController();
    const submitting = watched.flow.submitDetails(JANE, caller.signal);
    await asked(watched);
    const reason = new Error("changed my mind");
    caller.abort(reason);
    expect(watched.client.signals.at(-1)?.aborted).toBe(true);
    watched.client.open[0]?.resolve(inviteAnswer);
    await expect(submitting).rejects.toBe(reason);
    watched.at("details");
    await expect(watched.flow.submitDetails(JANE, AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(watched.client.count("invite")).toBe(1);
  });
});

describe("subscribers", () => {
  it("get each change with what was before, in order, also when one of them causes the next", async () => {
    const watched = await inLaunch();
    const seen: string[] = [];
    watched.flow.subscribe(({ step }) => {
      if (step === "waiting") watched.flow.showLaunch();
    });
    watched.flow.subscribe((state, previous) => seen.push(`${previous.step} → ${state.step}`));
    watched.flow.providerOpened();
    expect(seen).toEqual(["launch → waiting", "waiting → launch"]);
  });

  it("end their own subscription only", async () => {
    const watched = new WatchedFlow();
    const seen: unknown[] = [];
    const listener = () => seen.push(1);
    const end = watched.flow.subscribe(listener);
    watched.flow.subscribe(listener);
    end();
    end();
    await watched.flow.start();
    expect(seen).toHaveLength(1);
  });
});
