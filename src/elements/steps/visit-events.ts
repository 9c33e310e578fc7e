import type { EndedReason, Status, VisitAction } from "../../contract/status.js";

const FLAGS: EventInit = { bubbles: true, composed: true };

/** The visit's status rose. */
export class GangwayStatusEvent extends Event {
  constructor(
    /** The visit's status now. */
    readonly status: Status,
    /** The status before. Null for the first status that the page gets. */
    readonly previous: Status | null,
    /** The visit's tracking reference. */
    readonly trackingReference: string,
  ) {
    super("gangway-status", FLAGS);
  }
}

/** The customer has handed everything in. Dispatched once per visit. This is no verdict. */
export class GangwayCompletedEvent extends Event {
  constructor(
    /** The visit's tracking reference. The partner's server asks for the outcome with it. */
    readonly trackingReference: string,
  ) {
    super("gangway-completed", FLAGS);
  }
}

/** The provider asks the customer for more. Dispatched again whenever that changes. */
export class GangwayActionEvent extends Event {
  constructor(
    /** The kind of request: `resubmit`, to hand in once more. */
    readonly kind: VisitAction["kind"],
    /** The reason, from a closed list. */
    readonly reason: VisitAction["reason"],
  ) {
    super("gangway-action", FLAGS);
  }
}

/** The visit can no longer be completed. Dispatched once per visit. */
export class GangwayEndedEvent extends Event {
  constructor(
    /** The reason of the end. */
    readonly reason: EndedReason,
  ) {
    super("gangway-ended", FLAGS);
  }
}
