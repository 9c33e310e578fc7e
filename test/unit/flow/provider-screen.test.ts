/** The ways to open the provider's screen, and the customer's return from it. */
import { describe, expect, it } from "vitest";
import { GangwayError } from "../../../src/contract/errors.js";
import { inviteBody } from "../../../src/flow/visit/invite-body.js";
import { settle } from "./support/fake-clock.js";
import { activateAnswer, REF, screenAnswer, statusAnswer, trackingAnswer } from "./support/fixtures.js";
import { WatchedFlow } from "./support/watched-flow.js";

/** In the launch step of a visit that the partner's server has made, for a customer who proves nothing. */
async function unproven(): Promise<WatchedFlow> {
  const watched = new WatchedFlow({ trackingReference: REF });
  watched.client.replies.readTracking = () => ({
    ...trackingAnswer,
    authentication: "none",
    ...screenAnswer,
  });
  await watched.flow.start();
  watched.at("launch");
  return watched;
}

/** In the launch step of a visit of this tab's. */
async function proven(left?: true): Promise<WatchedFlow> {
  const watched = new WatchedFlow({ organisation: trackingAnswer.organisation.code });
  watched.memory.saved = { trackingReference: REF, visitToken: "visit-token", ...(left && { left }) };
  watched.client.replies.readTracking = () => ({ ...trackingAnswer, ...screenAnswer });
  await watched.flow.start();
  return watched;
}

describe("a frame", () => {
  it("activates where that is still to do, once, and leaves the step as it is", async () => {
    const watched = await unproven();
    watched.flow.frameOpened();
    watched.flow.frameOpened();
    await settle();
    expect(watched.at("launch").visit.status).toBe("Active");
    expect(watched.client.count("activate")).toBe(1);
    expect(watched.memory.saved).toEqual({ trackingReference: REF, visitToken: activateAnswer.visitToken });
    watched.flow.frameOpened();
    await settle();
    expect(watched.client.count("activate")).toBe(1);
  });

  it("activates nothing where the customer has proved who they are", async () => {
    const watched = await proven();
    watched.flow.frameOpened();
    await settle();
    watched.at("launch");
    expect(watched.client.count("activate")).toBe(0);
  });

  it("that is done leads to waiting, with a read at once", async () => {
    const watched = await proven();
    watched.flow.customerReturned();
    expect(watched.at("waiting").returned).toBe(true);
    expect(watched.client.count("readStatus")).toBe(1);
  });
});

describe("a page that gives way to the provider's screen", () => {
  it("is saved as such, and stays in launch until it is gone", async () => {
    const watched = await proven();
    watched.flow.leavingPage();
    watched.at("launch");
    expect(watched.memory.saved).toEqual({ trackingReference: REF, visitToken: "visit-token", left: true });
  });

  it("is saved without a token where there is none, and with it once there is", async () => {
    const watched = await unproven();
    watched.flow.leavingPage();
    expect(watched.memory.saved).toEqual({ trackingReference: REF, visitToken: "", left: true });
    await settle();
    expect(watched.memory.saved).toEqual({ trackingReference: REF, visitToken: "visit-token", left: true });
  });

  it("goes on in waiting when it is loaded again, with a read at once", async () => {
    const watched = await proven(true);
    expect(watched.at("waiting").returned).toBe(true);
    expect(watched.client.count("readStatus")).toBe(1);
    watched.flow.showLaunch();
    expect(watched.at("launch")).not.toHaveProperty("returned");
    watched.flow.providerOpened();
    expect(watched.at("waiting")).not.toHaveProperty("returned");
  });

  it("has no say in any other step", async () => {
    const watched = new WatchedFlow();
    await watched.flow.start();
    watched.flow.leavingPage();
    watched.flow.frameOpened();
    watched.flow.customerReturned();
    await settle();
    watched.at("details");
    expect([watched.memory.saved, watched.client.count("activate")]).toEqual([null, 0]);
  });
});

describe("a page without a connection", () => {
  it("has failed at once, and recovers as soon as it is back", async () => {
    const watched = await proven();
    watched.client.replies.readStatus = () => statusAnswer;
    watched.page.disconnect();
    expect(watched.at("launch").polling.failure?.code).toBe("offline");
    const seen: (string | undefined)[] = [];
    watched.flow.subscribe((state) => seen.push("polling" in state ? state.polling.failure?.code : "none"));
    watched.page.connect();
    expect(seen).toEqual([undefined]);
  });

  it("has failed from the start, reported after the step", async () => {
    const watched = new WatchedFlow({ organisation: trackingAnswer.organisation.code });
    watched.memory.saved = { trackingReference: REF, visitToken: "visit-token" };
    watched.client.replies.readTracking = () => ({ ...trackingAnswer, ...screenAnswer });
    watched.page.online = false;
    const changes: [string | null, string | undefined, string | null][] = [];
    watched.flow.subscribe((state, previous) =>
      changes.push([state.step, "polling" in state ? state.polling.failure?.code : undefined, previous.step]),
    );
    await watched.flow.start();
    expect(changes).toEqual([
      ["launch", undefined, null],
      ["launch", "offline", "launch"],
    ]);
  });

  it("keeps the same failure, however often it is hidden and shown", async () => {
    const watched = await proven();
    watched.page.disconnect();
    const { failure } = watched.at("launch").polling;
    watched.page.hide();
    watched.page.show();
    expect(watched.at("launch").polling.failure).toBe(failure);
    expect(watched.client.count("readStatus")).toBe(0);
  });
});

describe("a first code that can't be mailed", () => {
  it("shows why in the code step, until it is mailed", async () => {
    const watched = new WatchedFlow();
    await watched.flow.start();
    const failure = new GangwayError("internal", "no mail");
    watched.client.fail("sendCode", failure, 1);
    await watched.flow.submitDetails({ email: "jane@example.com", customerContext: {} });
    expect(watched.at("code")).toMatchObject({ sent: null, failure });
    await watched.flow.requestCode();
    expect(watched.at("code")).not.toHaveProperty("failure");
  });
});

describe("the address to come back to", () => {
  const bodyFor = (callbackUrl: string, customerContext = {}) =>
    inviteBody("HARBOUR", { email: "jane@example.com", customerContext }, { callbackUrl }).customerContext;

  it.each(["?a=1#b#c", "?session=SECRET?#", "#b?c", ""])(
    "is the page's, without its query and fragment: %s",
    (rest) => {
      expect(bodyFor(`https://harbour.example/open${rest}`)).toEqual({
        callbackUrl: "https://harbour.example/open",
      });
    },
  );

  it.each([
    ["redirect", ["link"], true],
    ["auto", ["redirect", "link"], true],
    ["auto", ["frame", "link", "redirect"], false],
    ["auto", undefined, false],
    ["link", ["redirect"], false],
    ["frame", ["redirect"], false],
  ] as const)("goes along where the screen will take the page's place: %s of %s", (launch, offered, goes) => {
    const details = { email: "jane@example.com", customerContext: {} };
    const extras = { callbackUrl: "https://harbour.example/open", launch };
    expect(inviteBody("HARBOUR", details, extras, offered).customerContext).toEqual(
      goes ? { callbackUrl: extras.callbackUrl } : undefined,
    );
  });

  it("gives way to the host's own", () => {
    const own = { callbackUrl: "https://harbour.example/back" };
    expect(bodyFor("https://harbour.example/open", own)).toEqual(own);
  });

  it.each([
    "about:srcdoc",
    "file:///C:/page.html",
    "blob:https://harbour.example/1",
    `https://harbour.example/${"x".repeat(2000)}`,
  ])("is left out where the proxy would refuse it: %s", (url) => expect(bodyFor(url)).toBeUndefined());
});

describe("a provider that asks for more", () => {
  const action = { kind: "resubmit", reason: "face_unclear" } as const;
  const open = { status: "Completed", mayAskForMore: true } as const;

  /** Completed, and read on. */
  async function completed(): Promise<WatchedFlow> {
    const watched = await proven();
    watched.client.replies.readStatus = () => open;
    await watched.clock.advance(1000);
    watched.at("completed");
    return watched;
  }

  it("reopens a completed visit, with its links", async () => {
    const watched = await completed();
    watched.client.replies.readStatus = () => ({ ...open, action });
    watched.client.replies.readTracking = () => ({ ...trackingAnswer, ...screenAnswer, ...open, action });
    await watched.clock.advance(60_000);
    expect(watched.at("action").visit).toMatchObject({ status: "Completed", action });
    expect(watched.at("action").launch.inviteUrl).toBe(screenAnswer.inviteUrl);
    expect(watched.client.given("readTracking").at(-1)).toEqual([REF, "visit-token"]);
  });

  it("is asked for its links again where they could not be read", async () => {
    const watched = await completed();
    watched.client.replies.readStatus = () => ({ ...open, action });
    const replies = { ...watched.client.replies };
    watched.client.fail("readTracking", new GangwayError("network", ""), 1);
    await watched.clock.advance(60_000);
    watched.at("completed");
    Object.assign(watched.client.replies, {
      ...replies,
      readTracking: () => ({ ...trackingAnswer, ...screenAnswer, ...open, action }),
    });
    await watched.clock.advance(60_000);
    watched.at("action");
  });

  it("is followed quickly once the customer goes on, until they have handed in again", async () => {
    const watched = await completed();
    watched.client.replies.readStatus = () => ({ ...open, action });
    watched.client.replies.readTracking = () => ({ ...trackingAnswer, ...screenAnswer, ...open, action });
    await watched.clock.advance(60_000);
    const before = watched.client.count("readStatus");
    watched.flow.showLaunch();
    await settle();
    watched.at("launch");
    expect(watched.client.count("readStatus")).toBe(before + 1);
    await watched.clock.advance(1000);
    expect(watched.client.count("readStatus")).toBe(before + 2);
    watched.flow.providerOpened();
    watched.client.replies.readStatus = () => open;
    await watched.clock.advance(2000);
    watched.at("completed");
  });

  it("is known at once where the page is loaded", async () => {
    const watched = new WatchedFlow({ organisation: trackingAnswer.organisation.code });
    watched.memory.saved = { trackingReference: REF, visitToken: "visit-token" };
    watched.client.replies.readTracking = () => ({ ...trackingAnswer, ...screenAnswer, ...open, action });
    await watched.flow.start();
    watched.at("action");
  });

  it("is forgotten by an activation in the background no more than by any other answer", async () => {
    const watched = new WatchedFlow({ trackingReference: REF });
    watched.client.replies.readTracking = () => ({
      ...trackingAnswer,
      authentication: "none",
      ...screenAnswer,
      action,
    });
    await watched.flow.start();
    watched.client.hold("readStatus");
    watched.flow.showLaunch();
    watched.flow.providerOpened();
    await settle();
    expect(watched.at("waiting").visit).toMatchObject({ status: "Active", action });
  });

  it("leaves nothing behind when the flow stops", async () => {
    const watched = await completed();
    watched.flow.stop();
    expect(watched.clock.due).toEqual([]);
  });
});
