/** The Node host and a mail server that never greets, until it is mended: real SMTP, over a restart of the proxy. */
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { createGangway } from "../../../src/node/create-gangway.js";
import { startSandbox } from "../../../src/node/start-sandbox.js";
import { sharedDatabase } from "../../databases/test-database.js";
import { KEY_1, PUBLIC_URL } from "./support/open-gangway.js";
import { startVerifime, WEBHOOK_SECRET } from "./support/verifime-upstream.js";

/** A server in front of another one: it takes connections and stays silent until it is mended. */
async function startSilentRelay(upstreamUrl: string) {
  const sockets = new Set<Socket>();
  let mended = false;
  const server = createServer((socket) => {
    sockets.add(socket.on("error", () => {}));
    if (!mended) return;
    const upstream = connect(Number(new URL(upstreamUrl).port), "127.0.0.1");
    sockets.add(upstream.on("error", () => {}));
    socket.pipe(upstream).pipe(socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mend() {
      mended = true;
    },
  };
}

test("a code that no mail server took is mailed once, by the proxy that runs after a restart", async () => {
  const sandbox = await startSandbox({ port: 0, smtpPort: 0 });
  onTestFinished(sandbox.close);
  const relay = await startSilentRelay(sandbox.smtpUrl);
  const { url: database } = await sharedDatabase();
  const upstream = await startVerifime();
  const open = () => {
    const gangway = createGangway(
      {
        publicUrl: PUBLIC_URL,
        database,
        encryptionKeys: [KEY_1],
        mail: { smtp: relay.url, from: "onboarding@harbour.example" },
        organisations: [
          {
            code: "HARBOUR",
            name: "Harbour",
            apiKeys: ["a-key-of-harbour-s"],
            provider: {
              id: "verifime",
              baseUrl: upstream.baseUrl,
              code: "VMCODE1234",
              secrets: [WEBHOOK_SECRET],
            },
          },
        ],
      },
      { env: {}, log: () => {} },
    );
    onTestFinished(gangway.close);
    const post = async (path: string, body: object) => {
      const headers = { "x-api-key": "a-key-of-harbour-s", "content-type": "application/json" };
      const init = { method: "POST", headers, body: JSON.stringify(body) };
      const response = await gangway.fetch(new Request(`${PUBLIC_URL}${path}`, init));
      return { status: response.status, json: await response.json() };
    };
    return { ...gangway, post };
  };

  const first = open();
  const invited = await first.post("/v1/user/invite", { email: "jane@example.com", code: "HARBOUR" });
  const path = `/v1/user/signup/tracking/${invited.json.trackingReference}`;
  const began = performance.now();
  const sent = await first.post(`${path}/code`, {});
  // The widget waits ten seconds.
  expect(performance.now() - began).toBeLessThan(8000);
  expect([sent.status, sent.json.delayed]).toEqual([202, true]);
  await first.close();

  relay.mend();
  const second = open();
  const mails = async () =>
    (await (await fetch(`${sandbox.url}/_sandbox/mail`)).json()) as { text: string }[];
  await expect.poll(mails, { timeout: 20_000 }).toHaveLength(1);
  await second.deliver();
  const [mail] = await mails();
  const [code] = /\b\d{6}\b/.exec(mail?.text ?? "") ?? [];
  expect((await second.post(`${path}/activate`, { code })).status).toBe(200);
  expect(await mails()).toHaveLength(1);
}, 60_000);
