/** The mails that the sandbox has received over SMTP, through its host, and those that a provider has sent. */
import PostalMime from "postal-mime";

export interface Mail {
  /** ISO 8601, by the sandbox's clock. */
  at: string;
  /** Addresses only, joined by a comma and a space. */
  to: string;
  subject: string;
  /** Empty where the mail has no such part. */
  text: string;
  html: string;
}

/** Number of mails kept; older ones are dropped. */
const KEPT = 1000;

export class Mailbox {
  readonly #now: () => number;
  #mails: Mail[] = [];

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Oldest first. */
  get mails(): readonly Mail[] {
    return this.#mails;
  }

  add(mail: Omit<Mail, "at">): void {
    this.#mails.push({ at: new Date(this.#now()).toISOString(), ...mail });
    this.#mails = this.#mails.slice(-KEPT);
  }

  /** Parses a message as it came over SMTP. The envelope's `recipients` replace a missing `To`. */
  async receive(raw: Uint8Array | string, recipients: readonly string[] = []): Promise<void> {
    const message = await PostalMime.parse(raw);
    const named = (message.to ?? []).flatMap((to) => ("group" in to && to.group ? to.group : [to]));
    const addresses = named.flatMap(({ address }) => (address ? [address] : []));
    this.add({
      to: (addresses.length > 0 ? addresses : recipients).join(", "),
      subject: message.subject ?? "",
      text: message.text?.trimEnd() ?? "",
      html: message.html?.trimEnd() ?? "",
    });
  }

  reset(): void {
    this.#mails = [];
  }
}
