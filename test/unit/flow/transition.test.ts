import { describe, expect, it } from "vitest";
import { GangwayError } from "../../../src/contract/errors.js";
import type { FlowState, StepName } from "../../../src/flow/flow-state.js";
import { type FlowEvent, transition } from "../../../src/flow/transition.js";
import { activateAnswer, OTHER_REF, organisationAnswer, trackingAnswer } from "./support/fixtures.js";

const error = new GangwayError("network", "");
const visit = trackingAnswer;
const active = { ...visit, status: "Active" } as const;
const completed = { ...visit, status: "Completed" } as const;
const { inviteUrl, qrCodeUrl, launch: kinds, frame } = activateAnswer;
const launch = { inviteUrl, qrCodeUrl, launch: kinds, frame };
const polling = { failure: null };
const details = { email: "", customerContext: {} };
const sent = { expiresInSeconds: 600, resendAfterSeconds: 30, sentAt: 0 };

const STATES = {
  null: { step: null },
  details: { step: "details", organisation: organisationAnswer, details },
  code: { step: "code", visit, sent: null },
  launch: { step: "launch", visit, launch, polling },
  waiting: { step: "waiting", visit, launch, polling },
  completed: { step: "completed", visit: completed },
  ended: { step: "ended", visit, reason: "expired" },
  error: { step: "error", error },
} as const satisfies Record<StepName | "null", FlowState>;
type Name = keyof typeof STATES;
const NAMES = Object.keys(STATES) as Name[];

const LEGAL: Record<Name, readonly Name[]> = {
  null: ["details", "code", "launch", "waiting", "completed", "ended", "error"],
  details: ["null", "code", "launch", "completed", "ended", "error"],
  code: ["null", "code", "launch", "completed", "ended", "error"],
  launch: ["null", "waiting", "completed", "ended", "error"],
  waiting: ["null", "launch", "completed", "ended", "error"],
  completed: ["null"],
  ended: ["null"],
  error: ["null"],
};

/** Every event that leads to a step, with the state that it leads to. */
const TOWARDS: Record<Name, readonly [FlowEvent, FlowState][]> = {
  null: [[{ type: "restarted" }, STATES.null]],
  details: [[{ type: "organisationRead", organisation: organisationAnswer, details }, STATES.details]],
  code: [
    [{ type: "codeRequired", visit, sent: null }, STATES.code],
    [
      { type: "codeSent", visit, sent },
      { ...STATES.code, sent },
    ],
    [
      { type: "codeFailed", visit, sent: null, failure: error },
      { ...STATES.code, failure: error },
    ],
  ],
  launch: [
    [{ type: "trackingRead", visit, launch }, STATES.launch],
    [{ type: "activated", visit, launch }, STATES.launch],
    [{ type: "launchRequested" }, STATES.launch],
  ],
  waiting: [
    [
      { type: "trackingRead", visit, launch, returned: true },
      { ...STATES.waiting, returned: true },
    ],
    [{ type: "screenOpened" }, STATES.waiting],
    [{ type: "returned" }, { ...STATES.waiting, returned: true }],
  ],
  completed: [
    [{ type: "trackingRead", visit: completed, launch: null }, STATES.completed],
    [{ type: "trackingRead", visit: completed, launch, ended: "expired", returned: true }, STATES.completed],
    [{ type: "activated", visit: completed, launch }, STATES.completed],
    [{ type: "visitEnded", visit: completed, ended: "expired" }, STATES.completed],
    [{ type: "statusRead", answer: { status: "Completed" } }, STATES.completed],
    [{ type: "statusRead", answer: { status: "Completed", ended: "expired" } }, STATES.completed],
  ],
  ended: [
    [{ type: "trackingRead", visit, launch: null, ended: "expired" }, STATES.ended],
    [{ type: "trackingRead", visit, launch, ended: "expired", returned: true }, STATES.ended],
    [{ type: "visitEnded", visit, ended: "expired" }, STATES.ended],
    [
      { type: "visitEnded", visit: active, ended: "failed" },
      { step: "ended", visit: active, reason: "failed" },
    ],
    [{ type: "statusRead", answer: { status: "Inactive", ended: "expired" } }, STATES.ended],
  ],
  error: [[{ type: "failed", error }, STATES.error]],
};

describe("a step after another", () => {
  const pairs = NAMES.flatMap((from) => NAMES.map((to) => [from, to] as const));

  it.each(pairs)("%s → %s", (from, to) => {
    const state: FlowState = { ...STATES[from] };
    const changed = TOWARDS[to].filter(([event, expected]) => {
      const next = transition(state, event);
      if (next !== state) expect(next).toEqual(expected);
      return next !== state;
    });
    expect(changed.length > 0).toBe(LEGAL[from].includes(to));
  });
});

/** The steps in which each event changes something. */
const ACCEPTED: Record<FlowEvent["type"], readonly Name[]> = {
  organisationRead: ["null"],
  trackingRead: ["null"],
  codeRequired: ["null"],
  codeSent: ["details", "code"],
  codeFailed: ["details"],
  activated: ["null", "details", "code"],
  visitEnded: ["details", "code"],
  screenOpened: ["launch"],
  returned: ["launch"],
  launchRequested: ["waiting"],
  statusRead: ["launch", "waiting"],
  statusFailed: ["launch", "waiting"],
  reconnected: ["launch", "waiting"],
  failed: ["null", "details", "code", "launch", "waiting"],
  restarted: ["details", "code", "launch", "waiting", "completed", "ended", "error"],
};

describe("an event in a step", () => {
  /** With a failure, so that its end is a change as well. */
  const failing = {
    ...STATES,
    launch: { ...STATES.launch, polling: { failure: error } },
    waiting: { ...STATES.waiting, polling: { failure: error } },
  };
  const events: FlowEvent[] = [
    ...Object.values(TOWARDS).flatMap((towards) => towards.map(([event]) => event)),
    { type: "statusRead", answer: { status: "Inactive" } },
    { type: "statusRead", answer: { status: "Active" } },
    { type: "statusFailed", error: new GangwayError("timeout", "") },
    { type: "reconnected" },
  ];
  const table = events.flatMap((event) => NAMES.map((name) => [event.type, name, event] as const));

  it("is among those tried", () => {
    expect(new Set(events.map(({ type }) => type))).toEqual(new Set(Object.keys(ACCEPTED)));
  });

  it.each(table)("%s in %s", (type, name, event) => {
    const state = failing[name];
    const next = transition(state, event);
    expect(next !== state).toBe(ACCEPTED[type].includes(name));
  });
});

describe("a status", () => {
  const was: FlowState = { ...STATES.code, visit: active };

  it.each<[string, FlowEvent, FlowState]>([
    ["launch", { type: "activated", visit, launch }, STATES.launch],
    ["code", { type: "codeSent", visit, sent }, { ...STATES.code, sent }],
    ["ended", { type: "visitEnded", visit, ended: "expired" }, STATES.ended],
  ])("never falls within one visit (%s)", (_, event, next) => {
    expect(transition(was, event)).toEqual({ ...next, visit: active });
  });

  it("of another visit is taken as it is", () => {
    const other = { ...visit, trackingReference: OTHER_REF };
    const next = transition(was, { type: "codeSent", visit: other, sent });
    expect(next).toEqual({ step: "code", visit: other, sent });
  });
});

describe("events", () => {
  const failing = { ...STATES.waiting, polling: { failure: error } };
  const returned = { ...STATES.waiting, returned: true } as const;

  it.each<[string, FlowState, FlowEvent, FlowState]>([
    ["opened", STATES.launch, { type: "screenOpened" }, STATES.waiting],
    ["back", STATES.waiting, { type: "launchRequested" }, STATES.launch],
    ["back after a return", returned, { type: "launchRequested" }, STATES.launch],
    [
      "a rise",
      STATES.launch,
      { type: "statusRead", answer: { status: "Active" } },
      { ...STATES.launch, visit: active },
    ],
    [
      "a rise after a return",
      returned,
      { type: "statusRead", answer: { status: "Active" } },
      { ...returned, visit: active },
    ],
    ["the end of a failure", failing, { type: "statusRead", answer: { status: "Inactive" } }, STATES.waiting],
    ["a connection", failing, { type: "reconnected" }, STATES.waiting],
    ["completed", STATES.launch, { type: "statusRead", answer: { status: "Completed" } }, STATES.completed],
    [
      "ended",
      STATES.waiting,
      { type: "statusRead", answer: { status: "Active", ended: "failed" } },
      { step: "ended", visit: active, reason: "failed" },
    ],
    [
      "completed, and then ended",
      STATES.waiting,
      { type: "statusRead", answer: { status: "Completed", ended: "expired" } },
      STATES.completed,
    ],
    ["a failure", STATES.waiting, { type: "statusFailed", error }, failing],
    [
      "another failure",
      failing,
      { type: "statusFailed", error: new GangwayError("timeout", "") },
      { ...failing, polling: { failure: new GangwayError("timeout", "") } },
    ],
    [
      "a code after a failed one",
      { ...STATES.code, failure: error },
      { type: "codeSent", visit, sent },
      { ...STATES.code, sent },
    ],
  ])("%s", (_, state, event, next) => {
    expect(transition(state, event)).toEqual(next);
  });

  it.each<[string, FlowState, FlowEvent]>([
    ["the same status", STATES.waiting, { type: "statusRead", answer: { status: "Inactive" } }],
    [
      "an older status",
      { ...STATES.waiting, visit: active },
      { type: "statusRead", answer: { status: "Inactive" } },
    ],
    ["the same failure", failing, { type: "statusFailed", error: new GangwayError("network", "again") }],
    ["a connection that was there", STATES.waiting, { type: "reconnected" }],
    [
      "an outcome",
      STATES.waiting,
      { type: "statusRead", answer: { status: "Inactive", outcome: "pending" } },
    ],
    ["a visit that doesn't show its screen", STATES.null, { type: "trackingRead", visit, launch: null }],
  ])("changes nothing: %s", (_, state, event) => {
    expect(transition(state, event)).toBe(state);
  });
});
