import type { EndedReason, Status } from "../contract/status.js";

const FLAGS: EventInit = { bubbles: true, composed: true };

/** The visit's status rose. `previous` is null for the first status that the page learns. */
export class GangwayStatusEvent extends Event {
  constructor(
    readonly status: Status,
    readonly previous: Status | null,
    readonly trackingReference: string,
  ) {
    super("gangway-status", FLAGS);
  }
}

/** The customer has handed everything in; once per visit. This is no verdict. */
export class GangwayCompletedEvent extends Event {
  constructor(readonly trackingReference: string) {
    super("gangway-completed", FLAGS);
  }
}

/** The visit can no longer be completed; once per visit. */
export class GangwayEndedEvent extends Event {
  constructor(readonly reason: EndedReason) {
    super("gangway-ended", FLAGS);
  }
}
