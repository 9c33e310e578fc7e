/** Mail servers that take mails, and one that accepts connections and never greets. */
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import PostalMime from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { expect, onTestFinished, test } from "vitest";
import { mailSender } from "../../../src/node/mail-sender.js";
import { startSandbox } from "../../../src/node/start-sandbox.js";
import { MailRefused } from "../../../src/proxy/mail-refused.js";

const FROM = "onboarding@harbour.example";
const mailTo = (to: string) => ({
  to,
  subject: "123456 is your code",
  text: "123456",
  html: "<p>123456</p>",
  messageId: `<mail_${to}>`,
});

function openSender(smtp: string, timeoutMs?: number) {
  const sender = mailSender({ smtp, from: FROM }, timeoutMs);
  onTestFinished(() => sender.close());
  return sender;
}

async function startSilentServer(): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => void sockets.add(socket.on("error", () => {})));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("more mails than connections are all sent", async () => {
  const sandbox = await startSandbox({ port: 0, smtpPort: 0 });
  onTestFinished(sandbox.close);
  const sender = openSender(sandbox.smtpUrl);
  const addresses = Array.from({ length: 20 }, (_, number) => `customer-${number}@example.com`);
  await Promise.all(addresses.map((address) => sender.send(mailTo(address))));
  const mails = (await (await fetch(`${sandbox.url}/_sandbox/mail`)).json()) as { to: string }[];
  for (const address of addresses) expect(mails.filter(({ to }) => to.includes(address))).toHaveLength(1);
});

test.each([
  ["jane@xn--mller-kva.example", "jane@xn--mller-kva.example"],
  ["jörg@xn--mller-kva.example", "jörg@müller.example"],
])("a mail reaches the internationalised address %s", async (address, header) => {
  const sandbox = await startSandbox({ port: 0, smtpPort: 0 });
  onTestFinished(sandbox.close);
  await openSender(sandbox.smtpUrl).send(mailTo(address));
  const mails = (await (await fetch(`${sandbox.url}/_sandbox/mail`)).json()) as { to: string }[];
  expect(mails.map(({ to }) => to)).toEqual([header]);
});

test("each mail fails within the limit, counted from its own call, where the server never greets", async () => {
  const sender = openSender(await startSilentServer(), 1000);
  const seconds = await Promise.all(
    Array.from({ length: 20 }, async (_, number) => {
      const began = performance.now();
      await expect(sender.send(mailTo(`customer-${number}@example.com`))).rejects.toThrow();
      return (performance.now() - began) / 1000;
    }),
  );
  expect(Math.max(...seconds)).toBeLessThan(2);
});

test("a mail is refused at once where too many wait", async () => {
  const sender = openSender(await startSilentServer(), 2000);
  const sends = Array.from({ length: 60 }, (_, number) =>
    sender.send(mailTo(`customer-${number}@example.com`)),
  );
  const failures = Promise.all(sends.map((send) => send.catch((error: Error) => error.message)));
  await expect(sends.at(-1)).rejects.toThrow("too many mails wait");
  const refused = (await failures).filter((message) => message === "too many mails wait to be sent");
  expect(refused).toHaveLength(5);
});

interface ScriptedServer {
  url: string;
  /** Every message that it was sent, also where it then refused it. */
  messages: string[];
}

/** A mail server that refuses, or breaks the connection, as `failAt` tells. */
async function startScriptedServer(failAt: SMTPServerOptions): Promise<ScriptedServer> {
  const messages: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    authOptional: true,
    onData(stream, _session, done) {
      let text = "";
      stream.on("data", (chunk) => {
        text += chunk;
      });
      stream.on("end", () => {
        messages.push(text);
        done();
      });
    },
    ...failAt,
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, messages };
}

const answer = (responseCode: number) => Object.assign(new Error("no"), { responseCode });

test.each([
  ["the sender", { onMailFrom: (_address, _session, done) => done(answer(550)) }],
  ["the recipient", { onRcptTo: (_address, _session, done) => done(answer(550)) }],
  [
    "the text",
    {
      onData(stream, _session, done) {
        stream.resume();
        stream.on("end", () => done(answer(554)));
      },
    },
  ],
] satisfies [string, SMTPServerOptions][])(
  "a server that refuses %s for good: MailRefused",
  async (_what, failAt) => {
    const { url } = await startScriptedServer(failAt);
    await expect(openSender(url).send(mailTo("jane@example.com"))).rejects.toThrow(MailRefused);
  },
);

test.each([
  ["asks to come again later", { onRcptTo: (_address, _session, done) => done(answer(451)) }],
  ["refuses the password", { onAuth: (_auth, _session, done) => done(answer(535)) }],
  ["takes no connections", { onConnect: (_session, done) => done(answer(554)) }],
] satisfies [string, SMTPServerOptions][])(
  "a server that %s: the mail may be sent again",
  async (_what, failAt) => {
    const { url } = await startScriptedServer(failAt);
    const sending = openSender(url.replace("://", "://user:secret@")).send(mailTo("jane@example.com"));
    await expect(sending).rejects.toThrow(Error);
    await expect(sending).rejects.not.toThrow(MailRefused);
  },
);

test("a connection that breaks after the text is not tried again by itself, because the mail may have arrived", async () => {
  const messages: string[] = [];
  const { url } = await startScriptedServer({
    onData(stream, _session) {
      let text = "";
      stream.on("data", (chunk) => {
        text += chunk;
      });
      stream.on("end", () => {
        messages.push(text);
        for (const socket of sockets) socket.destroy();
      });
    },
  });
  const sockets = new Set<Socket>();
  const relay = createServer((socket) => {
    const upstream = connect(Number(new URL(url).port), "127.0.0.1");
    for (const each of [socket, upstream]) sockets.add(each.on("error", () => {}));
    socket.pipe(upstream).pipe(socket);
  });
  relay.listen(0, "127.0.0.1");
  await once(relay, "listening");
  onTestFinished(() => void relay.close());
  const sender = openSender(`smtp://127.0.0.1:${(relay.address() as AddressInfo).port}`);
  await expect(sender.send(mailTo("jane@example.com"))).rejects.not.toThrow(MailRefused);
  expect(messages).toHaveLength(1);
  expect(messages[0]).toContain("Message-ID: <mail_jane@example.com>");
});

test("an image is part of the mail, and the text alone is enough for programs that show no HTML", async () => {
  const { url, messages } = await startScriptedServer({});
  await openSender(url).send({
    ...mailTo("jane@example.com"),
    text: "https://screen.example/v/1",
    html: '<img src="cid:qr-code">',
    attachments: [
      { cid: "qr-code", filename: "qr-code.png", contentType: "image/png", content: Uint8Array.of(1, 2, 3) },
    ],
  });
  const [message = ""] = messages;
  const { text, html, attachments } = await PostalMime.parse(message);
  expect(text?.trim()).toBe("https://screen.example/v/1");
  expect(html?.trim()).toBe('<img src="cid:qr-code">');
  expect(attachments).toMatchObject([
    { contentId: "<qr-code>", disposition: "inline", mimeType: "image/png", filename: "qr-code.png" },
  ]);
});
