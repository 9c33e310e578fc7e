/** Two tabs of one visit, which talk to each other through the platform's own channel. */
import { afterEach, describe, expect, it, vi } from "vitest";
import { GangwayError } from "../../../src/contract/errors.js";
import type { SavedVisit } from "../../../src/flow/visit-memory.js";
import { codeAnswer, OTHER_REF, REF, screenAnswer, trackingAnswer } from "./support/fixtures.js";
import { FakeMemory, WatchedFlow } from "./support/watched-flow.js";

const JANE = { email: "jane@example.com", customerContext: { firstName: "Jane" } };
const ORGANISATION = { organisation: "HARBOUR" };

class LinkedMemory extends FakeMemory {
  readonly linksTabs = true;
}

const opened: WatchedFlow[] = [];

/** A tab of the browser, with the session storage of another one where that was duplicated. */
function tab(options: object = ORGANISATION, duplicated?: WatchedFlow & { memory: FakeMemory }): WatchedFlow {
  const memory = new LinkedMemory();
  memory.saved = structuredClone(duplicated?.memory.saved ?? null);
  const watched = new WatchedFlow({ ...options, memory });
  Object.assign(watched, { memory });
  watched.client.replies.readTracking = (trackingReference, visitToken) => ({
    ...trackingAnswer,
    trackingReference,
    ...(visitToken ? { status: "Active", ...screenAnswer } : {}),
  });
  opened.push(watched);
  return watched;
}

async function inCode(sent: object = { attempt: "secret" }): Promise<WatchedFlow> {
  const watched = tab();
  watched.client.replies.sendCode = () => ({ ...codeAnswer, ...sent });
  await watched.flow.start();
  await watched.flow.submitDetails(JANE);
  watched.at("code");
  return watched;
}

async function duplicateOf(first: WatchedFlow): Promise<WatchedFlow> {
  const second = tab(ORGANISATION, first);
  await second.flow.start();
  return second;
}

const reaches = (watched: WatchedFlow, step: string) =>
  vi.waitFor(() => expect(watched.state.step).toBe(step), { timeout: 45_000 });

/** It is named after the endpoint, and these flows have none. */
const CHANNEL = "gangway undefined";

/** Resolves once everything that was said before has been heard. */
async function heard(): Promise<void> {
  const [speaker, listener] = [new BroadcastChannel(CHANNEL), new BroadcastChannel(CHANNEL)];
  const arrived = new Promise((resolve) => {
    listener.onmessage = resolve;
  });
  speaker.postMessage("last");
  await arrived;
  speaker.close();
  listener.close();
  await new Promise((turn) => setImmediate(turn));
}

afterEach(() => {
  for (const { flow } of opened) flow.stop();
  opened.length = 0;
});

describe("two tabs in the code step", () => {
  it("go on together when the code is typed in one, which activates once", async () => {
    const first = await inCode();
    const second = await duplicateOf(first);
    expect(second.at("code").sent?.attempt).toBe("secret");
    await second.flow.submitCode("123456");
    second.at("launch");
    await reaches(first, "launch");
    expect(first.at("launch").launch.inviteUrl).toBe(screenAnswer.inviteUrl);
    expect(first.client.given("readTracking")).toEqual([[REF, "visit-token"]]);
    expect([first.client.count("activate"), second.client.count("activate")]).toEqual([0, 1]);
    expect([first.client.count("sendCode"), second.client.count("sendCode")]).toEqual([1, 0]);
    expect(first.memory.saved).toEqual({ trackingReference: REF, visitToken: "visit-token" });
  });

  it("agree on the last code", async () => {
    const first = await inCode();
    const second = await duplicateOf(first);
    await second.clock.advance(30_000);
    second.client.replies.sendCode = () => ({ ...codeAnswer, attempt: "newer" });
    await second.flow.requestCode();
    await vi.waitFor(() => expect(first.at("code").sent?.attempt).toBe("newer"));
    expect(first.memory.saved?.sent?.attempt).toBe("newer");
  });

  it("need no second mail where the link of the visit is opened beside", async () => {
    const first = await inCode();
    const beside = tab({ trackingReference: REF });
    await beside.flow.start();
    await vi.waitFor(() => expect(beside.at("code").sent?.attempt).toBe("secret"));
    await first.flow.submitCode("123456");
    await reaches(beside, "launch");
    const late = tab({ trackingReference: REF });
    await late.flow.start();
    await reaches(late, "launch");
    expect([beside, late].map(({ client }) => client.count("sendCode") + client.count("activate"))).toEqual([
      0, 0,
    ]);
  });

  it("end together", async () => {
    const first = await inCode();
    const second = await duplicateOf(first);
    await second.flow.submitCode("123456");
    await reaches(first, "launch");
    first.client.replies.readStatus = () => ({ status: "Completed" });
    second.client.replies.readStatus = () => ({ status: "Completed" });
    await second.clock.advance(1000);
    second.at("completed");
    await reaches(first, "completed");
  });

  it("go on by themselves where the other one's token opens nothing", async () => {
    const first = await inCode();
    const second = await duplicateOf(first);
    first.client.fail("readTracking", new GangwayError("token_invalid", ""));
    await second.flow.submitCode("123456");
    await vi.waitFor(() => expect(first.client.count("readTracking")).toBe(1));
    await heard();
    first.at("code");
    expect(first.memory.saved?.visitToken).toBe("");
  });
});

describe("a restart in one tab", () => {
  const restarted = async (first: WatchedFlow, second: WatchedFlow) => {
    await second.flow.restart();
    second.at("details");
    await heard();
    return first;
  };

  it("restarts the other in the code step", async () => {
    const first = await inCode();
    await restarted(first, await duplicateOf(first));
    await reaches(first, "details");
    expect([first.at("details").details, first.memory.saved]).toEqual([JANE, null]);
  });

  it("restarts the other in launch, but no customer who is at the provider's", async () => {
    const first = await inCode();
    await first.flow.submitCode("123456");
    await restarted(first, await duplicateOf(first));
    await reaches(first, "details");
    const busy = await inCode();
    await busy.flow.submitCode("123456");
    const third = await duplicateOf(busy);
    busy.flow.providerOpened();
    await restarted(busy, third);
    busy.at("waiting");
    const framed = await inCode();
    await framed.flow.submitCode("123456");
    const fourth = await duplicateOf(framed);
    framed.flow.frameOpened();
    await restarted(framed, fourth);
    framed.at("launch");
  });

  it("of the visit of a given reference is none: it stays the same visit", async () => {
    const first = await inCode();
    const beside = tab({ trackingReference: REF });
    await beside.flow.start();
    await vi.waitFor(() => expect(beside.at("code").sent).not.toBeNull());
    await beside.flow.restart();
    await heard();
    first.at("code");
  });
});

describe("a message", () => {
  it.each([
    ["about another visit", { trackingReference: OTHER_REF, visitToken: "t", step: "launch" }],
    ["of another make", { trackingReference: REF, token: "t" }],
    ["with a token that no header takes", { trackingReference: REF, visitToken: "a\nb", step: "launch" }],
    ["that is a text", "restored"],
    ["that is nothing", null],
  ])("%s changes nothing", async (_, message) => {
    const first = await inCode();
    const { state } = first;
    const speaker = new BroadcastChannel(CHANNEL);
    speaker.postMessage(message);
    await heard();
    speaker.close();
    expect(first.state).toBe(state);
    expect(first.client.calls).toEqual(["readOrganisation", "invite", "sendCode"]);
  });

  it("spares the second activation where no proof is asked for", async () => {
    const open = tab({ trackingReference: REF });
    const beside = tab({ trackingReference: REF });
    for (const { client, flow } of [open, beside]) {
      client.replies.readTracking = () => ({ ...trackingAnswer, authentication: "none", ...screenAnswer });
      await flow.start();
    }
    open.flow.providerOpened();
    await vi.waitFor(() => expect(beside.memory.saved?.visitToken).toBe("visit-token"));
    beside.flow.providerOpened();
    await heard();
    expect([open.client.count("activate"), beside.client.count("activate")]).toEqual([1, 0]);
  });

  it("reaches no flow that has stopped, and none without a tab's memory", async () => {
    const first = await inCode();
    const alone = new WatchedFlow(ORGANISATION);
    alone.memory.saved = structuredClone(first.memory.saved) as SavedVisit;
    opened.push(alone);
    await alone.flow.start();
    const second = await duplicateOf(first);
    first.flow.stop();
    await second.flow.submitCode("123456");
    await heard();
    first.at("code");
    alone.at("code");
    expect(first.page.listeners).toBe(0);
  });
});

describe("a return to the code step", () => {
  it.each(["show", "restore", "connect"] as const)("finds what happened elsewhere: %s", async (change) => {
    const first = await inCode();
    first.client.replies.readStatus = () => ({ status: "Completed" });
    first.page[change]();
    await reaches(first, "completed");
  });

  it("finds an end, and nothing new otherwise", async () => {
    const first = await inCode();
    const { state } = first;
    first.page.hide();
    first.page.show();
    await vi.waitFor(() => expect(first.client.count("readStatus")).toBe(1));
    expect(first.state).toBe(state);
    first.client.replies.readStatus = () => ({ status: "Inactive", ended: "expired" });
    first.page.show();
    await reaches(first, "ended");
  });

  it("says nothing where the status can't be read", async () => {
    const first = await inCode();
    const { state } = first;
    first.client.fail("readStatus", new GangwayError("network", ""));
    first.page.show();
    await vi.waitFor(() => expect(first.client.count("readStatus")).toBe(1));
    await heard();
    expect([first.state, first.errors]).toEqual([state, []]);
  });
});
