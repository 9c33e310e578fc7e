/** Mails over real SMTP, from the Node host: also past a mail server that never greets, over a restart of the proxy. */
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { createGangway } from "../../../src/node/create-gangway.js";
import { startSandbox } from "../../../src/node/start-sandbox.js";
import type { GangwayConfigInput } from "../../../src/proxy/config-schema.js";
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

type ProviderInput = GangwayConfigInput["organisations"][number]["provider"];

interface ReceivedMail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** The proxy on Node, with this mail server and provider. */
function openProxy(smtp: string, provider: ProviderInput, database: string) {
  const gangway = createGangway(
    {
      publicUrl: PUBLIC_URL,
      database,
      encryptionKeys: [KEY_1],
      mail: { smtp, from: "onboarding@harbour.example" },
      organisations: [{ code: "HARBOUR", name: "Harbour", apiKeys: ["a-key-of-harbour-s"], provider }],
    },
    { env: {}, scripts: false, log: () => {} },
  );
  onTestFinished(gangway.close);
  return {
    ...gangway,
    async post(path: string, body: object) {
      const headers = { "x-api-key": "a-key-of-harbour-s", "content-type": "application/json" };
      const init = { method: "POST", headers, body: JSON.stringify(body) };
      const response = await gangway.fetch(new Request(`${PUBLIC_URL}${path}`, init), {
        remoteAddress: "203.0.113.7",
      });
      return { status: response.status, json: await response.json() };
    },
  };
}

async function openSandbox() {
  const sandbox = await startSandbox({ port: 0, smtpPort: 0 });
  onTestFinished(sandbox.close);
  const read = async (path: string) => (await fetch(`${sandbox.url}/_sandbox/${path}`)).json();
  return { smtpUrl: sandbox.smtpUrl, read, mails: (): Promise<ReceivedMail[]> => read("mail") };
}

test("a code that no mail server took is mailed once, by the proxy that runs after a restart", async () => {
  const { smtpUrl, mails } = await openSandbox();
  const relay = await startSilentRelay(smtpUrl);
  const { url: database } = await sharedDatabase();
  const { baseUrl } = await startVerifime();
  const provider: ProviderInput = { id: "verifime", baseUrl, code: "VMCODE1234", secrets: [WEBHOOK_SECRET] };
  const open = () => openProxy(relay.url, provider, database);

  const first = open();
  const invited = await first.post("/v1/user/invite", { email: "jane@example.com", code: "HARBOUR" });
  const path = `/v1/user/signup/tracking/${invited.json.trackingReference}`;
  const began = performance.now();
  const sent = await first.post(`${path}/code`, {});
  // The widget waits ten seconds.
  expect(performance.now() - began).toBeLessThan(10_000);
  expect([sent.status, sent.json.delayed]).toEqual([202, true]);
  await first.close();

  relay.mend();
  const second = open();
  await second.ready;
  await expect.poll(mails, { timeout: 45_000 }).toHaveLength(1);
  await second.deliver();
  const [mail] = await mails();
  const [code] = /\b\d{6}\b/.exec(mail?.text ?? "") ?? [];
  expect((await second.post(`${path}/activate`, { code })).status).toBe(200);
  expect(await mails()).toHaveLength(1);
});

test("an invitation that Veriff doesn't mail arrives with its link, also for programs that show text only", async () => {
  const { smtpUrl, mails, read } = await openSandbox();
  const { veriff } = (await read("credentials")) as { veriff: object };
  const { url: database } = await sharedDatabase();
  const { post } = openProxy(smtpUrl, { ...veriff, id: "veriff" } as ProviderInput, database);
  const invite = { email: "jane@example.com", code: "HARBOUR", sendInvitationEmail: true };
  const { status, json } = await post("/v1/user/invite", invite);
  expect([status, json]).toMatchObject([201, { onboardingUrl: expect.stringContaining("http") }]);
  await expect.poll(mails, { timeout: 45_000 }).toHaveLength(1);
  const [mail] = await mails();
  expect(mail?.to).toBe("jane@example.com");
  expect(mail?.text).toContain(`\n${json.onboardingUrl}\n`);
  expect(mail?.html).toContain(`href="${json.onboardingUrl}"`);
  expect(mail?.html).toContain('src="cid:qr-code"');

  await post("/v1/user/invite", { ...invite, email: "leila@example.com", locale: "ar-EG" });
  await expect.poll(mails, { timeout: 45_000 }).toHaveLength(2);
  const arabic = (await mails()).find(({ to }) => to === "leila@example.com");
  expect(arabic?.subject).toMatch(/^طلب من \u2068.+\u2069 للتحقق من هويتك$/);
  expect(arabic?.text).toContain(arabic?.subject);
  expect(arabic?.html).toContain('<html lang="ar" dir="rtl">');
});
