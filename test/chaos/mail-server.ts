/** The SMTP server of the run. It keeps every mail that it has taken, and can misbehave. */
import type { AddressInfo } from "node:net";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import { onTestFinished } from "vitest";

export interface ReceivedMail {
  to: string;
  messageId: string;
  /** Six digits. */
  code: string;
}

/** `refuses`: an error after the mail. `forgets`: the mail is taken, and the connection breaks before the answer. */
export type MailFault = "none" | "refuses" | "forgets";

export interface MailServer {
  url: string;
  /** Oldest first. */
  mails: ReceivedMail[];
  fault: MailFault;
  /** The number of mails that a fault has hit. */
  failed: number;
}

export async function startMailServer(): Promise<MailServer> {
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        take(Buffer.concat(chunks)).then(() => done(), done);
      });
    },
  });
  const mailServer: MailServer = { url: "", mails: [], fault: "none", failed: 0 };

  async function take(raw: Buffer): Promise<void> {
    if (mailServer.fault !== "none") mailServer.failed += 1;
    if (mailServer.fault === "refuses") throw new Error("try again later");
    const { to, messageId, text } = await PostalMime.parse(raw);
    const [code] = /\b\d{6}\b/.exec(text ?? "") ?? [];
    const [recipient] = to ?? [];
    if (!code || !recipient?.address || !messageId) throw new Error("this is no mail of ours");
    mailServer.mails.push({ to: recipient.address, messageId, code });
    if (mailServer.fault === "forgets") for (const connection of server.connections) connection.close();
  }

  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  mailServer.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  return mailServer;
}
