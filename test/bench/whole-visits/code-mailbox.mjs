/** The mail server of a run: it keeps the newest code of each address. */
import { once } from "node:events";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";

export async function openCodeMailbox() {
  /** @type {Map<string, string>} */
  const codes = new Map();
  /** @type {Map<string, (code: string) => void>} */
  const waiting = new Map();
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, session, done) {
      /** @type {Buffer[]} */
      const chunks = [];
      stream.on("data", (chunk) => chunks.push(chunk));
      stream.on("end", async () => {
        const { text = "" } = await PostalMime.parse(Buffer.concat(chunks));
        const [code = ""] = /\b\d{6}\b/.exec(text) ?? [];
        for (const { address } of session.envelope.rcptTo) {
          codes.set(address, code);
          waiting.get(address)?.(code);
        }
        done();
      });
    },
  });
  server.on("error", () => {});
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const address = server.server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return {
    url: `smtp://127.0.0.1:${port}`,
    /**
     * Waits for a mail that is still on its way: the proxy answers ahead of a slow mail server.
     * @param {string} email
     * @returns {Promise<string>}
     */
    async codeFor(email) {
      return codes.get(email) ?? new Promise((resolve) => waiting.set(email, resolve));
    },
    close: () => new Promise((resolve) => server.close(() => resolve(undefined))),
  };
}
