import type { ResubmissionReason } from "../contract/status.js";
import type { CodeSent } from "./flow-state.js";

/** The data that a reload in the same tab needs to go on. It is not personal. */
export interface SavedVisit {
  trackingReference: string;
  /** The proof, from the activate call, that this tab has entered the visit. Empty where none was needed yet. */
  visitToken: string;
  /** The last code that was sent, until the customer has proved who they are. The code itself is never saved. */
  sent?: CodeSent | undefined;
  /** Set when the provider's screen has replaced the page. */
  left?: true | undefined;
  /** Set in the `waiting` step, with its members. */
  waiting?: SavedWaiting | undefined;
  /** The reason for which the provider had asked for more when the customer went on. */
  asked?: ResubmissionReason | undefined;
}

/** The members of the `waiting` step that say how it was reached. */
export interface SavedWaiting {
  returned?: true | undefined;
  elsewhere?: true | undefined;
}

/** A place for the visit of a tab, such as session storage. None of its calls may throw. */
export interface VisitMemory {
  /** Returns the saved visit, or null where none can be read. The flow checks it, and ignores one that it can't read. */
  read(): SavedVisit | null;
  write(visit: SavedVisit): void;
  clear(): void;
  /** True where other tabs of the browser may show the same visit. The flow then keeps them in agreement. */
  readonly linksTabs?: boolean | undefined;
}
