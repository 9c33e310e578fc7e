import type { Clock } from "./clock.js";
import type { Deliveries } from "./deliveries.js";
import type { Faults } from "./faults.js";
import type { History } from "./history.js";
import type { Mailbox } from "./mailbox.js";
import type { RequestLog } from "./request-log.js";
import type { MountedProvider } from "./sandbox-provider.js";
import type { SmsInbox } from "./sms-inbox.js";
import type { SandboxGateway } from "./twilio/twilio.js";

/** All state of a sandbox, as the control calls read and change it. */
export interface SandboxState {
  /** In the order of the provider ids; other objects after each reset. */
  readonly providers: readonly MountedProvider[];
  readonly clock: Clock;
  readonly deliveries: Deliveries;
  readonly mailbox: Mailbox;
  readonly sms: SmsInbox;
  /** The gateway of text messages. */
  readonly gateway: SandboxGateway;
  readonly requests: RequestLog;
  readonly history: History;
  readonly faults: Faults;
  reset(): void;
}
