/** The sandbox's mailbox, for the demo's pages: the newest mails first, each with the code and the link in it. */
import { Hono } from "hono";

const NEWEST = 20;

export interface DemoMail {
  /** ISO 8601. */
  at: string;
  to: string;
  subject: string;
  text: string;
  /** The one-time code of six digits; null where there is none. */
  code: string | null;
  /** The link to go on with; null where there is none. */
  link: string | null;
}

const LINK = /https?:\/\/\S+/g;

export function createMails(sandboxUrl: string, proxyUrl: string): Hono {
  const app = new Hono();
  app.get("/api/mails", async (context) => {
    const answer = await fetch(`${sandboxUrl}/_sandbox/mail`);
    const mails = (await answer.json()) as Pick<DemoMail, "at" | "to" | "subject" | "text">[];
    return context.json(
      mails
        .slice(-NEWEST)
        .reverse()
        .map(
          ({ at, to, subject, text }): DemoMail => ({
            at,
            to,
            subject,
            text,
            // A link's reference may have six digits, too.
            code: /(?<!\d)\d{6}(?!\d)/.exec(`${subject}\n${text.replace(LINK, "")}`)?.[0] ?? null,
            link: text.match(LINK)?.find((url) => isLink(url)) ?? null,
          }),
        ),
    );
  });
  const isLink = (url: string): boolean => [sandboxUrl, proxyUrl].some((base) => url.startsWith(`${base}/`));
  return app;
}
