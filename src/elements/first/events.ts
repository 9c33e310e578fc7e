import type { ErrorCode, GangwayError } from "../../contract/errors.js";
import type { StepName } from "../../flow/flow-state.js";
import type { GangwayCancelledEvent } from "../dialog/cancelled-event.js";
import type {
  GangwayActionEvent,
  GangwayCompletedEvent,
  GangwayEndedEvent,
  GangwayStatusEvent,
} from "../steps/visit-events.js";
import { dispatch, type StreamEntry } from "./stream-event.js";

const FLAGS: EventInit = { bubbles: true, composed: true };

/** The first step is interactive. */
export class GangwayReadyEvent extends Event {
  constructor() {
    super("gangway-ready", FLAGS);
  }
}

/** A step is shown. */
export class GangwayStepEvent extends Event {
  constructor(
    /** The step's name. */
    readonly step: StepName,
    /** The number of the step, from 1 to `count`. `ended` and `error` keep the number of the step before them. */
    readonly index: number,
    /** The number of steps in the visit. Like `index`, it is 0 for an `error` before the first step. */
    readonly count: number,
  ) {
    super("gangway-step", FLAGS);
  }
}

/** Something failed. The widget shows it too. */
export class GangwayErrorEvent extends Event {
  constructor(
    /** The error code, for programs. */
    readonly code: ErrorCode,
    /** The error in English, for developers. The customer reads the widget's own words. */
    readonly message: string,
    /** True where the same may work when it is tried again. */
    readonly retryable: boolean,
    /** The provider's own error code, where it gave one. */
    readonly providerCode?: string | undefined,
  ) {
    super("gangway-error", FLAGS);
  }
}

/** Dispatches `gangway-error`. */
export function reportError(target: EventTarget, error: GangwayError): void {
  const { code, message, retryable, providerCode } = error;
  dispatch(target, new GangwayErrorEvent(code, message, retryable, providerCode));
}

/** Every event of the element, by name. */
export interface GangwayEventMap {
  "gangway-ready": GangwayReadyEvent;
  "gangway-step": GangwayStepEvent;
  "gangway-status": GangwayStatusEvent;
  "gangway-completed": GangwayCompletedEvent;
  "gangway-ended": GangwayEndedEvent;
  "gangway-action": GangwayActionEvent;
  "gangway-error": GangwayErrorEvent;
  "gangway-cancelled": GangwayCancelledEvent;
  "gangway-event": StreamEntry;
}

declare global {
  interface GlobalEventHandlersEventMap extends GangwayEventMap {}
}
