/** Mail servers that take mails, and one that accepts connections and never greets. */
import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { mailSender } from "../../../src/node/mail-sender.js";
import { startSandbox } from "../../../src/node/start-sandbox.js";

const FROM = "onboarding@harbour.example";
const mailTo = (to: string) => ({
  to,
  subject: "123456 is your code",
  text: "123456",
  html: "<p>123456</p>",
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
}, 20_000);

test("a mail is refused at once where too many wait", async () => {
  const sender = openSender(await startSilentServer(), 2000);
  const sends = Array.from({ length: 60 }, (_, number) =>
    sender.send(mailTo(`customer-${number}@example.com`)),
  );
  const failures = Promise.all(sends.map((send) => send.catch((error: Error) => error.message)));
  await expect(sends.at(-1)).rejects.toThrow("too many mails wait");
  const refused = (await failures).filter((message) => message === "too many mails wait to be sent");
  expect(refused).toHaveLength(5);
}, 20_000);
