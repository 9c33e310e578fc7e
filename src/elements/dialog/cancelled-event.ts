/** The dialog was closed, by the customer or by `close()`, before the visit was completed. */
export class GangwayCancelledEvent extends Event {
  constructor() {
    super("gangway-cancelled", { bubbles: true, composed: true });
  }
}
