/** Thrown by a host where the mail server has refused a mail for good (RFC 5321, section 4.2.1: 5yz). It is not sent again. */
export class MailRefused extends Error {
  override readonly name = "MailRefused";

  constructor(options?: { cause?: unknown }) {
    super("the mail server refused the mail", options);
  }
}
