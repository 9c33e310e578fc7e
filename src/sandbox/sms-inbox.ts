/** The text messages that the simulated gateway has taken. */
export interface Sms {
  /** ISO 8601, by the sandbox's clock. */
  at: string;
  /** In E.164. */
  to: string;
  /** The sender as it was named: a number, a name or a Messaging Service. */
  from: string;
  text: string;
}

/** Number of messages kept; older ones are dropped. */
const MAX_TEXTS = 1000;

export interface SmsInbox {
  /** Oldest first. */
  readonly texts: readonly Sms[];
  add(sms: Omit<Sms, "at">): void;
  reset(): void;
}

export function createSmsInbox(now: () => number): SmsInbox {
  let texts: Sms[] = [];
  return {
    get texts() {
      return texts;
    },
    add(sms) {
      texts.push({ at: new Date(now()).toISOString(), ...sms });
      texts = texts.slice(-MAX_TEXTS);
    },
    reset() {
      texts = [];
    },
  };
}
