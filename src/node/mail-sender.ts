import { createTransport } from "nodemailer";

export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

export interface MailSender {
  /** Rejects where the server refuses the mail, doesn't take it in time, or too many mails wait already. */
  send(mail: Mail): Promise<void>;
  close(): void;
}

/** In ms, from the call on. Shorter than the widget waits for its answer. */
const MAIL_TIMEOUT_MS = 8000;
/** Sent and waiting. */
const MAX_MAILS = 55;

/** Creates a mail sender over SMTP. A mail that fails in time is never sent later. */
export function mailSender(
  { smtp, from }: { smtp: string; from: string },
  timeoutMs = MAIL_TIMEOUT_MS,
): MailSender {
  const transport = createTransport({
    url: smtp,
    pool: true,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  let mails = 0;
  return {
    async send(mail) {
      if (mails >= MAX_MAILS) throw new Error("too many mails wait to be sent");
      mails += 1;
      try {
        // The signal takes a mail that waits out of the queue, and ends the connection of one that is being sent.
        await transport.sendMail({ from, ...mail, signal: AbortSignal.timeout(timeoutMs) });
      } finally {
        mails -= 1;
      }
    },
    close: () => transport.close(),
  };
}
