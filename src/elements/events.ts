import type { ErrorCode } from "../contract/errors.js";
import type { StepName } from "../flow/flow-state.js";
import type { GangwayCompletedEvent, GangwayEndedEvent, GangwayStatusEvent } from "./visit-events.js";

const FLAGS: EventInit = { bubbles: true, composed: true };

/** The first step is interactive. */
export class GangwayReadyEvent extends Event {
  constructor() {
    super("gangway-ready", FLAGS);
  }
}

/** A step is shown. `index` counts from 1 up to `count`. */
export class GangwayStepEvent extends Event {
  constructor(
    readonly step: StepName,
    readonly index: number,
    readonly count: number,
  ) {
    super("gangway-step", FLAGS);
  }
}

/** Something failed; the widget shows it too. `message` is for developers. */
export class GangwayErrorEvent extends Event {
  constructor(
    readonly code: ErrorCode,
    readonly message: string,
    readonly retryable: boolean,
    readonly providerCode?: string | undefined,
  ) {
    super("gangway-error", FLAGS);
  }
}

/** The customer closed the dialog, or left, before the visit was completed. */
export class GangwayCancelledEvent extends Event {
  constructor() {
    super("gangway-cancelled", FLAGS);
  }
}

/** Every event of the element, by name. */
export interface GangwayEventMap {
  "gangway-ready": GangwayReadyEvent;
  "gangway-step": GangwayStepEvent;
  "gangway-status": GangwayStatusEvent;
  "gangway-completed": GangwayCompletedEvent;
  "gangway-ended": GangwayEndedEvent;
  "gangway-error": GangwayErrorEvent;
  "gangway-cancelled": GangwayCancelledEvent;
}

declare global {
  interface HTMLElementEventMap extends GangwayEventMap {}
}
