/** The interface of whatever sends text messages: Twilio, or a gateway that the operator brings. */

export interface SmsMessage {
  /** The recipient's number in E.164, such as `+61491570156`. */
  to: string;
  /** One segment of a text message. */
  text: string;
  /** The same in every attempt: a gateway that knows it can drop a message that comes twice. */
  messageId: string;
  /** The seconds for which the message is of use. A gateway need not deliver it later. */
  validSeconds: number;
}

export interface SmsSender {
  /**
   * Hands a message to a gateway. Rejects with `SmsRefused` where the gateway refuses the number for good, and with any
   * other error where it may be tried again: the proxy then does, with growing waits. Settles within 15 seconds.
   */
  send(message: SmsMessage): Promise<void>;
}

/** Thrown by a sender where the gateway has refused a message for good, because of its number. It is not sent again. */
export class SmsRefused extends Error {
  override readonly name = "SmsRefused";

  constructor(options?: { cause?: unknown }) {
    super("the gateway refused the text message", options);
  }
}
