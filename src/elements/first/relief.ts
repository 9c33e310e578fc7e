import type { ReactiveControllerHost } from "lit";
import type { GangwayError } from "../../contract/errors.js";

/** A step that shows a failure. */
export interface FailedStep extends ReactiveControllerHost, HTMLElement {
  focusOn(selector: string): Promise<void>;
}

/** What the steps use of the failure chunk, once there was a failure. */
export interface Relief {
  /**
   * Takes a failure away once nothing keeps the customer from going on.
   * @param show called with the failure as it is now, or null.
   * @returns the function that ends this without a call back.
   */
  relieve(host: FailedStep, error: GangwayError, show: (error: GangwayError | null) => void): () => void;
}
