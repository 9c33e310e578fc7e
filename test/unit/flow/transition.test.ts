import { describe, expect, it } from "vitest";
import { GangwayError } from "../../../src/contract/errors.js";
import type { FlowState, StepName } from "../../../src/flow/flow-state.js";
import { succeed } from "../../../src/flow/succession.js";
import { type FlowEvent, transition } from "../../../src/flow/transition.js";
import { activateAnswer, OTHER_REF, organisationAnswer, trackingAnswer } from "./support/fixtures.js";

const error = new GangwayError("network", "");
const visit = trackingAnswer;
const { inviteUrl, qrCodeUrl, launch: kinds, frame } = activateAnswer;
const launch = { inviteUrl, qrCodeUrl, launch: kinds, frame };
const polling = { failure: null };

const STATES = {
  null: { step: null },
  details: { step: "details", organisation: organisationAnswer, details: { email: "", customerContext: {} } },
  code: { step: "code", visit, sent: null },
  launch: { step: "launch", visit, launch, polling },
  waiting: { step: "waiting", visit, launch, polling },
  completed: { step: "completed", visit: { ...visit, status: "Completed" } },
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

describe("showing a step", () => {
  const pairs = NAMES.flatMap((from) => NAMES.map((to) => [from, to] as const));

  it.each(pairs)("%s → %s", (from, to) => {
    const state: FlowState = { ...STATES[from] };
    const next = succeed(state, STATES[to]);
    if (LEGAL[from].includes(to)) expect(next).toEqual(STATES[to]);
    else expect(next).toBe(state);
  });

  it.each(["launch", "code", "ended"] as const)("never lowers the status of the same visit (%s)", (to) => {
    const active: FlowState = { ...STATES.code, visit: { ...visit, status: "Active" } };
    expect(succeed(active, STATES[to])).toEqual({
      ...STATES[to],
      visit: { ...visit, status: "Active" },
    });
  });

  it("takes another visit's status as it is", () => {
    const active: FlowState = { ...STATES.code, visit: { ...visit, status: "Active" } };
    const next: FlowState = { ...STATES.code, visit: { ...visit, trackingReference: OTHER_REF } };
    expect(succeed(active, next)).toBe(next);
  });
});

describe("events", () => {
  const troubled = { ...STATES.waiting, polling: { failure: error } };
  const active = { ...visit, status: "Active" } as const;

  it.each<[string, FlowState, FlowEvent, FlowState]>([
    ["opened", STATES.launch, { type: "opened" }, STATES.waiting],
    ["back", STATES.waiting, { type: "back" }, STATES.launch],
    [
      "a rise",
      STATES.launch,
      { type: "status", answer: { status: "Active" } },
      { ...STATES.launch, visit: active },
    ],
    ["the end of trouble", troubled, { type: "status", answer: { status: "Inactive" } }, STATES.waiting],
    ["completed", STATES.launch, { type: "status", answer: { status: "Completed" } }, STATES.completed],
    [
      "ended",
      STATES.waiting,
      { type: "status", answer: { status: "Active", ended: "failed" } },
      { step: "ended", visit: active, reason: "failed" },
    ],
    [
      "completed, and then ended",
      STATES.waiting,
      { type: "status", answer: { status: "Completed", ended: "expired" } },
      STATES.completed,
    ],
    ["trouble", STATES.waiting, { type: "trouble", error }, troubled],
    [
      "other trouble",
      troubled,
      { type: "trouble", error: new GangwayError("timeout", "") },
      { ...troubled, polling: { failure: new GangwayError("timeout", "") } },
    ],
  ])("%s", (_, state, event, next) => {
    expect(transition(state, event)).toEqual(next);
  });

  it.each<[string, FlowState, FlowEvent]>([
    ["the same status", STATES.waiting, { type: "status", answer: { status: "Inactive" } }],
    [
      "an older status",
      { ...STATES.waiting, visit: active },
      { type: "status", answer: { status: "Inactive" } },
    ],
    ["the same trouble", troubled, { type: "trouble", error: new GangwayError("network", "again") }],
    ["an outcome", STATES.waiting, { type: "status", answer: { status: "Inactive", outcome: "pending" } }],
  ])("changes nothing: %s", (_, state, event) => {
    expect(transition(state, event)).toBe(state);
  });

  const EVENTS: [FlowEvent, readonly Name[]][] = [
    [{ type: "opened" }, ["launch"]],
    [{ type: "back" }, ["waiting"]],
    [{ type: "status", answer: { status: "Active" } }, ["launch", "waiting"]],
    [{ type: "status", answer: { status: "Completed" } }, ["launch", "waiting"]],
    [{ type: "status", answer: { status: "Inactive", ended: "expired" } }, ["launch", "waiting"]],
    [{ type: "trouble", error }, ["launch", "waiting"]],
  ];
  const elsewhere = EVENTS.flatMap(([event, where]) =>
    NAMES.filter((name) => !where.includes(name)).map((name) => [event, name] as const),
  );

  it.each(elsewhere)("%o is ignored in %s", (event, name) => {
    expect(transition(STATES[name], event)).toBe(STATES[name]);
  });
});
