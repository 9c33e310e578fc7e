/** The way back from the provider's screen to the details, and on from there. */
import { describe, expect, it } from "vitest";
import { GangwayError } from "../../../src/contract/errors.js";
import {
  activateAnswer,
  inviteAnswer,
  OTHER_REF,
  organisationAnswer,
  REF,
  screenAnswer,
  trackingAnswer,
} from "./support/fixtures.js";
import { WatchedFlow } from "./support/watched-flow.js";

const JANE = { email: "jane@example.com", customerContext: { firstName: "Jane" } };
const JANET = { email: "jane@example.com", customerContext: { firstName: "Janet" } };

async function inLaunch(watched = new WatchedFlow()): Promise<WatchedFlow> {
  const { client, flow } = watched;
  client.replies.readTracking = (trackingReference) => ({
    ...trackingAnswer,
    ...screenAnswer,
    trackingReference,
    status: "Active",
  });
  await flow.start();
  await flow.submitDetails(JANE);
  await flow.submitCode("123456");
  watched.at("launch");
  return watched;
}

async function inDetailsAgain(watched?: WatchedFlow): Promise<WatchedFlow> {
  const found = await inLaunch(watched);
  await found.flow.changeDetails();
  found.at("details");
  return found;
}

describe.each(["launch", "waiting"] as const)("from %s", (step) => {
  it("shows the details as they were sent, and reads no status any more", async () => {
    const watched = await inLaunch();
    const { client, clock, flow } = watched;
    if (step === "waiting") flow.providerOpened();
    watched.at(step);
    await flow.changeDetails();
    expect(watched.at("details")).toEqual({
      step: "details",
      organisation: organisationAnswer,
      details: JANE,
    });
    const before = client.calls.length;
    await clock.advance(60_000);
    expect([client.calls.length, clock.due, watched.page.listeners]).toEqual([before, [], 0]);
  });

  it("goes on with the same visit where nothing was changed, without a second code", async () => {
    const watched = await inLaunch();
    const { client, clock, flow } = watched;
    if (step === "waiting") flow.providerOpened();
    for (const _ of [1, 2]) {
      await flow.changeDetails();
      await flow.submitDetails({ ...JANE });
      expect(watched.at(step).visit).toMatchObject({ trackingReference: REF, status: "Active" });
    }
    expect([client.count("invite"), client.count("sendCode"), client.count("activate")]).toEqual([1, 1, 1]);
    expect(client.given("readTracking")).toEqual([
      [REF, activateAnswer.visitToken],
      [REF, activateAnswer.visitToken],
    ]);
    const before = client.count("readStatus");
    await clock.advance(1000);
    expect(client.count("readStatus")).toBe(before + 1);
  });
});

it("makes a fresh visit of changed details, and forgets the old one", async () => {
  const watched = await inDetailsAgain();
  const { client, flow, memory } = watched;
  client.replies.invite = () => ({ ...inviteAnswer, trackingReference: OTHER_REF });
  client.hold("sendCode");
  const submitted = flow.submitDetails(JANET);
  while (!client.open.length) await new Promise((turn) => setImmediate(turn));
  expect(memory.saved?.visitToken).toBeFalsy();
  expect(memory.saved?.trackingReference).not.toBe(REF);
  client.open[0]?.reject(new GangwayError("rate_limited", ""));
  await submitted;
  expect(watched.at("code").visit.trackingReference).toBe(OTHER_REF);
  await flow.submitCode("123456");
  expect(watched.at("launch").visit.trackingReference).toBe(OTHER_REF);
  const keys = client
    .given("invite")
    .map(([, options]) => (options as { idempotencyKey: string }).idempotencyKey);
  expect(new Set(keys).size).toBe(2);
});

it("keeps the visit until other details are sent: a reload comes back to it", async () => {
  const { memory, client } = await inDetailsAgain();
  expect(memory.saved).toMatchObject({ trackingReference: REF, visitToken: activateAnswer.visitToken });
  const reloaded = new WatchedFlow({ organisation: "HARBOUR", memory });
  reloaded.client.replies = client.replies;
  await reloaded.flow.start();
  expect(reloaded.at("launch").visit.trackingReference).toBe(REF);
});

it("keeps the visit where an invite is refused, and the customer goes back on the old details", async () => {
  const watched = await inDetailsAgain();
  const { client, flow } = watched;
  client.fail("invite", new GangwayError("rate_limited", ""), 1);
  await expect(flow.submitDetails(JANET)).rejects.toMatchObject({ code: "rate_limited" });
  expect(watched.at("details").details).toEqual(JANE);
  expect(watched.memory.saved?.trackingReference).toBe(REF);
  await flow.submitDetails(JANE);
  expect(watched.at("launch").visit.trackingReference).toBe(REF);
  expect([client.count("invite"), client.count("sendCode")]).toEqual([2, 1]);
});

it("ends where the visit has been completed meanwhile", async () => {
  const watched = await inDetailsAgain();
  watched.client.replies.readTracking = () => ({ ...trackingAnswer, status: "Completed" });
  await watched.flow.submitDetails(JANE);
  expect(watched.at("completed").visit.trackingReference).toBe(REF);
});

it("asks for a code again where the proxy no longer lets the tab in", async () => {
  const watched = await inDetailsAgain();
  const { client, flow } = watched;
  client.replies.readTracking = () => ({ ...trackingAnswer, status: "Active" });
  await flow.submitDetails(JANE);
  expect(watched.at("code").visit.trackingReference).toBe(REF);
  expect([client.count("invite"), client.count("sendCode")]).toEqual([1, 2]);
});

it("stays where it is when the organisation can't be read", async () => {
  const watched = await inLaunch();
  const { client, clock, flow } = watched;
  client.fail("readOrganisation", new GangwayError("network", ""), 1);
  await expect(flow.changeDetails()).rejects.toMatchObject({ code: "network" });
  watched.at("launch");
  await clock.advance(1000);
  expect(client.count("readStatus")).toBe(1);
  client.replies.readOrganisation = () => ({ ...organisationAnswer, browserInvites: false });
  await expect(flow.changeDetails()).rejects.toMatchObject({ code: "invalid_configuration" });
  watched.at("launch");
});

it("has no effect without details of the customer's own", async () => {
  const client = new WatchedFlow().client;
  client.replies.readTracking = () => ({ ...trackingAnswer, ...screenAnswer, authentication: "none" });
  const invited = new WatchedFlow({ organisation: "HARBOUR", trackingReference: REF, client });
  await invited.flow.start();
  invited.at("launch");
  await invited.flow.changeDetails();
  invited.at("launch");
  expect(client.calls).toEqual(["readTracking"]);
});

it("has no effect in other steps, or after the flow was stopped", async () => {
  const watched = new WatchedFlow();
  const { client, flow } = watched;
  await flow.changeDetails();
  await flow.start();
  await flow.submitDetails(JANE);
  await flow.changeDetails();
  watched.at("code");
  await flow.submitCode("123456");
  flow.stop();
  await flow.changeDetails();
  watched.at("launch");
  expect(client.count("readOrganisation")).toBe(1);
});
