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
const MAX_MAILS = 1000;

export interface Mailbox {
  /** Oldest first. */
  readonly mails: readonly Mail[];
  add(mail: Omit<Mail, "at">): void;
  /** Parses a message as it came over SMTP. The envelope's `recipients` replace a missing `To`. */
  receive(raw: Uint8Array | string, recipients?: readonly string[]): Promise<void>;
  reset(): void;
}

export function createMailbox(now: () => number): Mailbox {
  let mails: Mail[] = [];

  const mailbox: Mailbox = {
    get mails() {
      return mails;
    },

    add(mail) {
      mails.push({ at: new Date(now()).toISOString(), ...mail });
      mails = mails.slice(-MAX_MAILS);
    },

    async receive(raw, recipients = []) {
      const message = await PostalMime.parse(raw);
      const named = (message.to ?? []).flatMap((to) => ("group" in to && to.group ? to.group : [to]));
      const addresses = named.flatMap(({ address }) => (address ? [address] : []));
      mailbox.add({
        to: (addresses.length > 0 ? addresses : recipients).join(", "),
        subject: message.subject ?? "",
        text: message.text?.trimEnd() ?? "",
        html: message.html?.trimEnd() ?? "",
      });
    },

    reset() {
      mails = [];
    },
  };
  return mailbox;
}
