import type { GangwayError } from "../contract/errors.js";
import type { Clock } from "./clock.js";
import type { CustomerToken } from "./customer-token.js";
import type { Details } from "./flow-state.js";
import type { PageEnvironment } from "./page-environment.js";
import type { ProxyClient } from "./proxy-client.js";
import type { InviteExtras } from "./visit/invite-body.js";
import type { VisitMemory } from "./visit-memory.js";

/** The settings of a flow. Each is read when it is needed: getters may follow the host's settings. */
export interface OnboardingFlowOptions extends InviteExtras {
  client: ProxyClient;
  /** The proxy's base URL, as messages to developers name it. */
  endpoint?: string | undefined;
  /** A fault in the host's own settings. While it is set, `start()` and `restart()` lead to the error step, without a call. */
  fault?: GangwayError | null | undefined;
  environment: PageEnvironment;
  clock?: Clock | undefined;
  /** Returns a number from 0 to 1, which spreads the polls. Default: `Math.random`. */
  random?: (() => number) | undefined;
  /** Keeps the visit over a reload. Without it, a visit is kept as long as the flow. */
  memory?: VisitMemory | null | undefined;
  /** Organisation code; needed unless there is a tracking reference. */
  organisation?: string | null | undefined;
  /** A reference that the partner's server got from the invite call. There is no details step then. */
  trackingReference?: string | null | undefined;
  /** The customer's details, as far as they are known. */
  details?: Partial<Details> | undefined;
  /** The language that the customer has chosen in place of the page's, as BCP 47. The visit's mails follow it. */
  chosenLocale?: string | undefined;
  /** The partner's proof of who the customer is. A function is called once more when the proxy refuses its token. */
  customerToken?: CustomerToken;
  /** Called with failures that don't reject a call, such as a code mail that failed. */
  onError?: ((error: GangwayError) => void) | undefined;
}
