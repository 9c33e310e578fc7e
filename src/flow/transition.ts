/** The state machine: every event of a flow, and the state that each leads to from each step. */
import type { StatusAnswer } from "../contract/answers.js";
import type { GangwayError } from "../contract/errors.js";
import { type EndedReason, furthest, type Status } from "../contract/status.js";
import type { FlowState, LaunchView, VisitView } from "./flow-state.js";
import type { SavedWaiting } from "./visit-memory.js";

type Step = FlowState["step"];
type StateIn<S extends Step> = Extract<FlowState, { step: S }>;
/** The members of a step's state, carried by an event that leads to it. */
type Members<S extends Step> = Omit<StateIn<S>, "step">;

/** A visit as the proxy has just answered. */
interface VisitAnswer {
  visit: VisitView;
  /** Null where the proxy doesn't show the provider's screen to this page. */
  launch?: LaunchView | null;
  /** The reason why the visit can no longer be completed, if so. */
  ended?: EndedReason | undefined;
  /** Set where the page was loaded again while the customer was at the provider's. */
  waiting?: SavedWaiting | undefined;
}

/** Something that happened to a flow. */
export type FlowEvent =
  /** The organisation was read: the customer can type the details, or change them. */
  | ({ type: "organisationRead" } & Members<"details">)
  /** An existing visit was read. */
  | ({ type: "trackingRead" } & VisitAnswer)
  /** The customer must ask for a code: none is mailed by loading a page. */
  | ({ type: "codeRequired" } & Members<"code">)
  /** A code was mailed. */
  | ({ type: "codeSent" } & Members<"code">)
  /** The first code could not be mailed. */
  | ({ type: "codeFailed" } & Members<"code">)
  /** The customer has proved who they are, where that was asked for. */
  | { type: "activated"; visit: VisitView; launch: LaunchView }
  /** The proxy refused a call because the visit has ended. */
  | { type: "visitEnded"; visit: VisitView; ended: EndedReason }
  /** The customer opened the provider's screen. */
  | { type: "screenOpened" }
  /** The provider tells that the customer has opened it on another device. */
  | { type: "openedElsewhere" }
  /** The customer came back from it. */
  | { type: "returned" }
  /** The customer wants the link and the QR code again. */
  | { type: "launchRequested" }
  /** A status was read. */
  | { type: "statusRead"; answer: StatusAnswer; asked?: boolean }
  /** A status could not be read, and will be tried again. */
  | { type: "statusFailed"; error: GangwayError; asked?: boolean }
  /** There is a connection again. */
  | { type: "reconnected" }
  /** The flow can't go on. */
  | ({ type: "failed" } & Members<"error">)
  /** The flow was restarted. */
  | { type: "restarted" };

type Transitions<S extends Step> = {
  [T in FlowEvent["type"]]?: (state: StateIn<S>, event: Extract<FlowEvent, { type: T }>) => FlowState;
};

/** Leads to a step whose members the event carries. */
const to =
  <S extends Step>(step: S) =>
  (_: FlowState, { type, ...members }: { type: FlowEvent["type"] } & Members<S>): FlowState =>
    ({ step, ...members }) as unknown as StateIn<S>;

/** Returns the same object where the status isn't higher. */
function raiseStatus(visit: VisitView, status: Status): VisitView {
  const highest = furthest(visit.status, status);
  return highest === visit.status ? visit : { ...visit, status: highest };
}

/** Returns the same object where the answer says nothing new. */
function updateVisit(
  visit: VisitView,
  { status, action, mayAskForMore, ...answer }: StatusAnswer,
): VisitView {
  const raised = raiseStatus(visit, status);
  // Before the customer has handed everything in, no step says anything of it.
  const outcome = raised.status === "Completed" ? answer.outcome : undefined;
  // The proxy never takes progress back. It is that of the first try, so a second one shows none.
  const progress = action ? undefined : (answer.progress ?? visit.progress);
  const isSame =
    action?.reason === visit.action?.reason &&
    outcome === visit.outcome &&
    progress === visit.progress &&
    mayAskForMore === visit.mayAskForMore;
  return isSame ? raised : { ...raised, action, outcome, progress, mayAskForMore };
}

/** Returns null for a visit that can still be completed. */
function finalState(visit: VisitView, ended?: EndedReason): FlowState | null {
  // Completed is the last status: an end that is reported afterwards changes nothing.
  if (visit.status === "Completed" && !visit.action) return { step: "completed", visit };
  return ended ? { step: "ended", visit, reason: ended } : null;
}

/** Leads to the step of a visit that was read or activated. */
function showVisit(state: FlowState, { visit, launch, ended, waiting }: VisitAnswer): FlowState {
  const final = finalState(visit, ended);
  if (final || !launch) return final ?? state;
  const shown = { visit, launch, polling: { failure: null } };
  if (waiting) return { step: "waiting", ...shown, ...waiting };
  return { step: visit.action ? "action" : "launch", ...shown };
}

/** The steps that poll the status. */
const polled: Transitions<"launch" | "waiting" | "action"> = {
  statusRead(state, { answer, asked }) {
    const visit = updateVisit(state.visit, answer);
    const { failure, checks = 0 } = state.polling;
    const answered = asked ? checks + 1 : checks;
    const over = finalState(visit, answer.ended);
    if (over || (visit === state.visit && !failure && !asked)) return over ?? state;
    const next = { ...state, visit, polling: { failure: null, ...(answered && { checks: answered }) } };
    // The customer who has gone on to hand in again is asked only for something else.
    if (visit.action?.reason !== state.visit.action?.reason)
      return { ...next, step: visit.action ? "action" : "waiting" };
    return next;
  },
  statusFailed(state, { error, asked }) {
    const { failure, checks = 0 } = state.polling;
    if (failure?.code === error.code && !asked) return state;
    return { ...state, polling: { ...state.polling, failure: error, ...(asked && { checks: checks + 1 }) } };
  },
  reconnected: (state) =>
    state.polling.failure ? { ...state, polling: { ...state.polling, failure: null } } : state,
  failed: to("error"),
};

/** The legal transitions of each step. `restarted` is legal in all of them. */
const TRANSITIONS: { [S in Step as `${S}`]: Transitions<S> } = {
  null: {
    organisationRead: to("details"),
    trackingRead: showVisit,
    codeRequired: to("code"),
    activated: showVisit,
    failed: to("error"),
  },
  details: {
    trackingRead: showVisit,
    codeSent: to("code"),
    codeFailed: to("code"),
    activated: showVisit,
    visitEnded: showVisit,
    failed: to("error"),
  },
  code: {
    trackingRead: showVisit,
    codeSent: to("code"),
    activated: showVisit,
    visitEnded: showVisit,
    failed: to("error"),
  },
  launch: {
    organisationRead: to("details"),
    screenOpened: (state) => ({ ...state, step: "waiting" }),
    openedElsewhere: (state) => ({ ...state, step: "waiting", elsewhere: true }),
    returned: (state) => ({ ...state, step: "waiting", returned: true }),
    ...polled,
  },
  waiting: {
    organisationRead: to("details"),
    launchRequested: ({ returned, elsewhere, ...state }) => ({ ...state, step: "launch", opened: true }),
    ...polled,
  },
  action: {
    screenOpened: (state) => ({ ...state, step: "waiting" }),
    launchRequested: (state) => ({ ...state, step: "launch", opened: true }),
    ...polled,
  },
  completed: {
    statusRead(state, { answer }) {
      const visit = updateVisit(state.visit, answer);
      return visit === state.visit ? state : { ...state, visit };
    },
    trackingRead: (state, event) => (event.visit.action ? showVisit(state, event) : state),
  },
  ended: {},
  error: {},
};

/** Returns the state after an event; the same object where the event is illegal in this step, or changes nothing. */
export function transition(state: FlowState, event: FlowEvent): FlowState {
  if (event.type === "restarted") return state.step ? { step: null } : state;
  // The function was found by the step and the event's type, so it takes both. TypeScript can't follow that.
  const apply = TRANSITIONS[`${state.step}` as const][event.type] as
    | ((state: FlowState, event: FlowEvent) => FlowState)
    | undefined;
  const next = apply?.(state, event) ?? state;
  if (!("visit" in state && "visit" in next)) return next;
  if (next.visit.trackingReference !== state.visit.trackingReference) return next;
  // A status never falls within one visit.
  const visit = raiseStatus(next.visit, state.visit.status);
  return visit === next.visit ? next : { ...next, visit };
}
