import type { GangwayError } from "../contract/errors.js";
import type { Clock } from "./clock.js";
import type { CustomerToken } from "./customer-token.js";
import type { Details } from "./flow-state.js";
import type { PageEnvironment } from "./page-environment.js";
import type { ProxyClient } from "./proxy-client.js";
import type { InviteExtras } from "./visit/invite-body.js";
import type { VisitMemory } from "./visit-memory.js";

/** Members are read when they are needed, not when the flow is made: getters may follow the host's settings. */
export interface OnboardingFlowOptions extends InviteExtras {
  client: ProxyClient;
  /** A fault in the host's own settings. While it is set, `start()` and `restart()` show it as an error and call nobody. */
  fault?: GangwayError | null | undefined;
  environment: PageEnvironment;
  clock?: Clock | undefined;
  /** From 0 to 1; spreads the polls. Default: `Math.random`. */
  random?: (() => number) | undefined;
  /** Keeps the visit over a reload. Without it, a visit lasts as long as the flow. */
  memory?: VisitMemory | null | undefined;
  /** Organisation code; needed unless there is a tracking reference. */
  organisation?: string | null | undefined;
  /** A reference that the partner's server got from the invite call: there is no details step. */
  trackingReference?: string | null | undefined;
  /** What is known of the customer. */
  details?: Partial<Details> | undefined;
  /** The partner's proof of who the customer is. A function is called again once when the proxy refuses its token. */
  customerToken?: CustomerToken;
  /** Called with the failures that neither reject a call nor show in the state, such as a code mail that failed. */
  onError?: ((error: GangwayError) => void) | undefined;
}
