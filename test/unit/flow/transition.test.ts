import { describe, expect, it } from "vitest";
import type { StatusAnswer } from "../../../src/contract/answers.js";
import { GangwayError } from "../../../src/contract/errors.js";
import { firstTransition } from "../../../src/flow/first-transition.js";
import type { FlowState, StepName } from "../../../src/flow/flow-state.js";
import { type FlowEvent, transition } from "../../../src/flow/transition.js";
import { activateAnswer, OTHER_REF, organisationAnswer, trackingAnswer } from "./support/fixtures.js";

const error = new GangwayError("network", "");
const visit = trackingAnswer;
const active = { ...visit, status: "Active" } as const;
const completed = { ...visit, status: "Completed" } as const;
const action = { kind: "resubmit", reason: "face_unclear" } as const;
const asked = { ...active, action };
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
  action: { step: "action", visit: asked, launch, polling },
  completed: { step: "completed", visit: completed },
  ended: { step: "ended", visit, reason: "expired" },
  error: { step: "error", error },
} as const satisfies Record<StepName | "null", FlowState>;
type Name = keyof typeof STATES;
const NAMES = Object.keys(STATES) as Name[];

const LEGAL: Record<Name, readonly Name[]> = {
  null: ["details", "code", "launch", "waiting", "action", "completed", "ended", "error"],
  details: ["null", "code", "launch", "waiting", "action", "completed", "ended", "error"],
  code: ["null", "code", "launch", "waiting", "action", "completed", "ended", "error"],
  launch: ["null", "details", "waiting", "action", "completed", "ended", "error"],
  waiting: ["null", "details", "launch", "action", "completed", "ended", "error"],
  action: ["null", "launch", "waiting", "completed", "ended", "error"],
  completed: ["null", "action"],
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
    [{ type: "launchRequested" }, { ...STATES.launch, opened: true }],
  ],
  waiting: [
    [
      { type: "trackingRead", visit, launch, waiting: { returned: true } },
      { ...STATES.waiting, returned: true },
    ],
    [{ type: "screenOpened" }, STATES.waiting],
    [{ type: "returned" }, { ...STATES.waiting, returned: true }],
  ],
  action: [
    [{ type: "trackingRead", visit: asked, launch }, STATES.action],
    [{ type: "activated", visit: asked, launch }, STATES.action],
    [{ type: "statusRead", answer: { status: "Active", action } }, STATES.action],
  ],
  completed: [
    [{ type: "trackingRead", visit: completed, launch: null }, STATES.completed],
    [
      { type: "trackingRead", visit: completed, launch, ended: "expired", waiting: { returned: true } },
      STATES.completed,
    ],
    [{ type: "activated", visit: completed, launch }, STATES.completed],
    [{ type: "visitEnded", visit: completed, ended: "expired" }, STATES.completed],
    [{ type: "statusRead", answer: { status: "Completed" } }, STATES.completed],
    [{ type: "statusRead", answer: { status: "Completed", ended: "expired" } }, STATES.completed],
  ],
  ended: [
    [{ type: "trackingRead", visit, launch: null, ended: "expired" }, STATES.ended],
    [{ type: "trackingRead", visit, launch, ended: "expired", waiting: { returned: true } }, STATES.ended],
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
      // These two keep what is known of the visit.
      const keeps = (from === "action" || from === "completed") && "visit" in next && "visit" in expected;
      if (next !== state && next.step !== from) {
        expect(next).toEqual(keeps ? { ...expected, visit: next.visit } : expected);
      }
      return next !== state;
    });
    expect(changed.length > 0).toBe(LEGAL[from].includes(to));
  });
});

/** The steps in which each event changes something. */
const ACCEPTED: Record<FlowEvent["type"], readonly Name[]> = {
  organisationRead: ["null", "launch", "waiting"],
  trackingRead: ["null", "details", "code"],
  codeRequired: ["null"],
  codeSent: ["details", "code"],
  codeFailed: ["details"],
  activated: ["null", "details", "code"],
  visitEnded: ["details", "code"],
  screenOpened: ["launch", "action"],
  openedElsewhere: ["launch"],
  returned: ["launch"],
  launchRequested: ["waiting", "action"],
  statusRead: ["launch", "waiting", "action"],
  statusFailed: ["launch", "waiting", "action"],
  reconnected: ["launch", "waiting", "action"],
  failed: ["null", "details", "code", "launch", "waiting", "action"],
  restarted: ["details", "code", "launch", "waiting", "action", "completed", "ended", "error"],
};

describe("an event in a step", () => {
  /** With a failure, so that its end is a change as well. */
  const failing = {
    ...STATES,
    launch: { ...STATES.launch, polling: { failure: error } },
    waiting: { ...STATES.waiting, polling: { failure: error } },
    action: { ...STATES.action, polling: { failure: error } },
  };
  const events: FlowEvent[] = [
    ...Object.values(TOWARDS).flatMap((towards) => towards.map(([event]) => event)),
    { type: "statusRead", answer: { status: "Inactive" } },
    { type: "statusRead", answer: { status: "Active" } },
    { type: "statusFailed", error: new GangwayError("timeout", "") },
    { type: "reconnected" },
    { type: "openedElsewhere" },
  ];
  const table = events.flatMap((event) => NAMES.map((name) => [event.type, name, event] as const));

  it("is among those tried", () => {
    expect(new Set(events.map(({ type }) => type))).toEqual(new Set(Object.keys(ACCEPTED)));
  });

  it.each(table)("%s in %s", (type, name, event) => {
    const state = failing[name];
    const next = transition(state, event);
    const asks = event.type === "statusRead" ? event.answer.action : "visit" in event && event.visit.action;
    const reopens = name === "completed" && !!asks && (type === "statusRead" || type === "trackingRead");
    expect(next !== state).toBe(ACCEPTED[type].includes(name) || reopens);
  });
});

it("before a visit, the same transitions are loaded already", () => {
  const events = Object.values(TOWARDS).flatMap((towards) => towards.map(([event]) => event));
  const own = events.filter(({ type }) => ["organisationRead", "failed", "restarted"].includes(type));
  expect(new Set(own.map(({ type }) => type)).size).toBe(3);
  for (const name of ["null", "details", "error"] as const) {
    for (const event of own)
      expect(firstTransition(STATES[name], event), `${event.type} in ${name}`).toEqual(
        transition(STATES[name], event),
      );
  }
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

describe("a request for more", () => {
  const others = { ...STATES.launch, visit: asked } as const;
  const read = (members: Partial<StatusAnswer> = {}): FlowEvent => ({
    type: "statusRead",
    answer: { status: "Active", ...members },
  });

  it("is shown once, and again only for another reason", () => {
    const opened = transition(STATES.action, { type: "launchRequested" });
    expect(opened).toEqual({ ...others, opened: true });
    expect(transition(opened, read({ action: { ...action } }))).toBe(opened);
    const other = { ...action, reason: "document_expired" } as const;
    expect(transition(opened, read({ action: other }))).toMatchObject({
      step: "action",
      visit: { action: other },
    });
  });

  it.each([STATES.action, others])("is over when the customer has handed in again: $step", (state) => {
    expect(transition(state, read())).toMatchObject({ step: "waiting", visit: { action: undefined } });
    expect(transition(state, read({ status: "Completed" }))).toMatchObject({ step: "completed" });
  });

  it("reopens a completed visit with its links, and leaves the status as it was", () => {
    const known = transition(STATES.completed, read({ status: "Completed", action }));
    expect(known).toMatchObject({ step: "completed", visit: { action } });
    const shown = transition(known, { type: "trackingRead", visit: asked, launch });
    expect(shown).toEqual({ ...STATES.action, visit: { ...asked, status: "Completed" } });
  });

  it("is kept over a return from the provider's screen", () => {
    const returned = transition(STATES.null, {
      type: "trackingRead",
      visit: asked,
      launch,
      waiting: { returned: true },
    });
    expect(returned).toMatchObject({ step: "waiting", visit: { action } });
  });
});

describe("an outcome that the organisation shows", () => {
  it("is known in the last step, and may change there", () => {
    const answer = { status: "Completed", outcome: "in_review", mayAskForMore: true } as const;
    const state = transition(STATES.waiting, { type: "statusRead", answer });
    expect(state).toMatchObject({ step: "completed", visit: { outcome: "in_review", mayAskForMore: true } });
    expect(transition(state, { type: "statusRead", answer })).toBe(state);
    const approved = { ...answer, outcome: "approved" } as const;
    expect(transition(state, { type: "statusRead", answer: approved })).toMatchObject({
      visit: { outcome: "approved" },
    });
  });
});

describe("the provider's progress", () => {
  it("rises, and stays where an answer has none, in launch and in waiting", () => {
    for (const state of [STATES.launch, STATES.waiting]) {
      const begun = transition(state, {
        type: "statusRead",
        answer: { status: "Active", progress: "in_progress" },
      });
      expect(begun).toMatchObject({ step: state.step, visit: { status: "Active", progress: "in_progress" } });
      expect(transition(begun, { type: "statusRead", answer: { status: "Active" } })).toBe(begun);
    }
  });

  it("leads to waiting where the screen was opened elsewhere, until the customer wants the code again", () => {
    const waiting = transition(STATES.launch, { type: "openedElsewhere" });
    expect(waiting).toEqual({ ...STATES.waiting, elsewhere: true });
    expect(transition(waiting, { type: "launchRequested" })).toEqual({ ...STATES.launch, opened: true });
  });
});

it("an answer that was asked for is counted, even without any news", () => {
  const answer = { status: STATES.waiting.visit.status };
  const next = transition(STATES.waiting, { type: "statusRead", answer, asked: true });
  expect(next).toEqual({ ...STATES.waiting, polling: { failure: null, checks: 1 } });
});

describe("events", () => {
  const failing = { ...STATES.waiting, polling: { failure: error } };
  const returned = { ...STATES.waiting, returned: true } as const;

  it.each<[string, FlowState, FlowEvent, FlowState]>([
    ["opened", STATES.launch, { type: "screenOpened" }, STATES.waiting],
    ["back", STATES.waiting, { type: "launchRequested" }, { ...STATES.launch, opened: true }],
    ["back after a return", returned, { type: "launchRequested" }, { ...STATES.launch, opened: true }],
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
