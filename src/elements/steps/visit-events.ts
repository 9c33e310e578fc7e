import type { EndedReason, Status } from "../../contract/status.js";

const FLAGS: EventInit = { bubbles: true, composed: true };

/** The visit's status rose. */
export class GangwayStatusEvent extends Event {
  constructor(
    /** How far the visit is now. */
    readonly status: Status,
    /** How far it was before; null for the first status that the page learns. */
    readonly previous: Status | null,
    /** The visit's reference. */
    readonly trackingReference: string,
  ) {
    super("gangway-status", FLAGS);
  }
}

/** The customer has handed everything in; once per visit. This is no verdict. */
export class GangwayCompletedEvent extends Event {
  constructor(
    /** The visit's reference: with it the partner's server asks for the outcome. */
    readonly trackingReference: string,
  ) {
    super("gangway-completed", FLAGS);
  }
}

/** The visit can no longer be completed; once per visit. */
export class GangwayEndedEvent extends Event {
  constructor(
    /** Why it can't. */
    readonly reason: EndedReason,
  ) {
    super("gangway-ended", FLAGS);
  }
}
