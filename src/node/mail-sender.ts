import type { MailMessage } from "../proxy/host.js";
import { MailRefused } from "../proxy/mail-refused.js";

export interface MailSender {
  /**
   * Rejects with `MailRefused` where the server refuses the mail for good, and with another error where it doesn't take
   * the mail in time, or too many mails wait already.
   */
  send(mail: MailMessage): Promise<void>;
  /** Ends the connections, and with them the mails that are being sent. */
  close(): void;
  /** Closes once the mails that are being sent are over. */
  retire(): void;
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
  let transport: ReturnType<typeof openTransport> | undefined;
  let mails = 0;
  let retired = false;
  const close = () => void transport?.then((opened) => opened.close());
  const closeRetired = () => {
    if (retired && mails === 0) close();
  };
  return {
    async send(mail) {
      if (mails >= MAX_MAILS) throw new Error("too many mails wait to be sent");
      mails += 1;
      try {
        transport ??= openTransport(smtp, timeoutMs);
        const { sendMail } = await transport;
        // The signal takes a mail that waits out of the queue, and ends the connection of one that is being sent.
        const attachments = mail.attachments?.map(({ content, ...attachment }) => ({
          ...attachment,
          content: Buffer.from(content),
        }));
        await sendMail({ from, ...mail, attachments, signal: AbortSignal.timeout(timeoutMs) });
      } catch (error) {
        throw isRefusal(error) ? new MailRefused({ cause: error }) : error;
      } finally {
        mails -= 1;
        closeRetired();
      }
    },
    close,
    retire() {
      retired = true;
      closeRetired();
    },
  };
}

/** Loads the library with the first mail: a proxy that has just started sends none. */
async function openTransport(smtp: string, timeoutMs: number) {
  const { createTransport } = await import("nodemailer");
  const transport = createTransport({
    url: smtp,
    pool: true,
    // After a connection that breaks, the outbox decides what is sent again, and when.
    maxRequeues: 0,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    sendMail: (mail: Parameters<typeof transport.sendMail>[0]) => transport.sendMail(mail),
    close: () => transport.close(),
  };
}

/**
 * True where the server has refused this very mail for good: its sender, its recipient or its text. Refusals of the
 * connection, such as a wrong password, pass once somebody mends the configuration.
 */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error && "responseCode" in error && "command" in error)) return false;
  const { responseCode, command } = error;
  return (
    typeof responseCode === "number" &&
    responseCode >= 500 &&
    ["MAIL FROM", "RCPT TO", "DATA"].includes(String(command))
  );
}
