import { createTransport } from "nodemailer";

export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** Creates a mail sender over SMTP. Timeouts are in ms; `send` rejects where the server refuses the mail. */
export function mailSender({ smtp, from }: { smtp: string; from: string }): {
  send: (mail: Mail) => Promise<void>;
  close: () => void;
} {
  const transport = createTransport({
    url: smtp,
    pool: true,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async (mail) => {
      await transport.sendMail({ from, ...mail });
    },
    close: () => transport.close(),
  };
}
