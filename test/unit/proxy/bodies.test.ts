/** Bodies that break off, are never sent, are too many at once, or are full of faults. */
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { listen } from "./support/listen.js";
import { API_KEY, EMAIL, openGangway } from "./support/open-gangway.js";

const INVITE = "/v1/user/invite";
const WEBHOOK = "/v1/webhooks/verifime/HARBOUR";
const JSON_HEADER = "Content-Type: application/json";

/** Opens a connection and sends the head of a POST, and the part of its body that is given. */
function post(url: string, path: string, headers: string[], length: number | "chunked", part = ""): Socket {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  onTestFinished(() => void socket.destroy());
  socket.on("error", () => {});
  const framing = length === "chunked" ? "Transfer-Encoding: chunked" : `Content-Length: ${length}`;
  const head = [`POST ${path} HTTP/1.1`, "Host: harbour.example", framing, ...headers];
  socket.write(`${head.join("\r\n")}\r\n\r\n${part}`);
  return socket;
}

async function statusOf(socket: Socket): Promise<number> {
  const [answer] = (await once(socket, "data")) as [Buffer];
  return Number(/^HTTP\/1\.1 (\d+)/.exec(answer.toString())?.[1]);
}

test("a body that breaks off is no error of ours", async () => {
  const gangway = await openGangway();
  const url = await listen(gangway);
  const socket = post(url, INVITE, [JSON_HEADER, `X-API-Key: ${API_KEY}`], 1000, '{"email":');
  await once(socket, "connect");
  // The proxy has the head once it answers another request.
  await fetch(`${url}/healthz`);
  socket.resetAndDestroy();
  const lines = () => gangway.logs.filter(({ fields }) => fields.route === INVITE);
  await expect.poll(lines).toHaveLength(1);
  expect(lines()).toMatchObject([
    { level: "info", event: "request", fields: { status: 400, code: "invalid_request" } },
  ]);
  expect(gangway.logs.filter(({ event }) => event === "internal_error")).toEqual([]);
});

test("a webhook without a signature is refused before its body arrives", async () => {
  const gangway = await openGangway();
  const url = await listen(gangway);
  expect(await statusOf(post(url, WEBHOOK, [JSON_HEADER], 1024 * 1024))).toBe(401);
  expect(await statusOf(post(url, WEBHOOK, [JSON_HEADER], "chunked"))).toBe(401);
  expect(gangway.logs.filter(({ event }) => event === "webhook_refused")).toHaveLength(2);
});

test("32 MB of webhooks are received at once, and bodies of ours apart from them", async () => {
  const gangway = await openGangway();
  const url = await listen(gangway);
  const megabyte = 1024 * 1024;
  const unfinished = "x".repeat(megabyte - 1);
  const sockets = Array.from({ length: 40 }, () =>
    post(url, WEBHOOK, [JSON_HEADER, "X-VerifiMe-Signature: 00"], megabyte, unfinished),
  );
  const answers: number[] = [];
  for (const socket of sockets) void statusOf(socket).then((status) => answers.push(status));
  await expect.poll(() => answers.length, { timeout: 45_000 }).toBeGreaterThanOrEqual(8);
  expect(new Set(answers)).toEqual(new Set([503]));
  expect(answers.length).toBeLessThan(10);
  const body = JSON.stringify({ email: EMAIL, code: "HARBOUR" });
  const headers = { "content-type": "application/json", "x-api-key": API_KEY };
  expect((await fetch(url + INVITE, { method: "POST", headers, body })).status).toBe(201);
  for (const socket of sockets) socket.destroy();
  const unsigned = () =>
    fetch(url + WEBHOOK, { method: "POST", headers: { "x-verifime-signature": "00" }, body: unfinished });
  await expect.poll(async () => (await unsigned()).status).toBe(401);
});

test("an answer has at most 50 faults, the missing members among them", async () => {
  const gangway = await openGangway();
  const unknown = Array.from({ length: 6500 }, (_, number) => [`m${number}`, 1]);
  const body = { ...Object.fromEntries(unknown), code: "HARBOUR", emial: EMAIL };
  const { status, text, json } = await gangway.call("POST", INVITE, {
    headers: { "x-api-key": API_KEY },
    body,
  });
  expect([status, json.code, json.validationResults.length]).toEqual([400, "invalid_request", 50]);
  expect(json.validationResults).toContainEqual(
    expect.objectContaining({ name: "email", resultName: "Required" }),
  );
  expect(text.length).toBeLessThan(20_000);
});

test("a long name of a member isn't repeated in full", async () => {
  const gangway = await openGangway();
  const { text, status } = await gangway.call("POST", INVITE, {
    headers: { "x-api-key": API_KEY },
    body: { email: EMAIL, code: "HARBOUR", ["x".repeat(60_000)]: 1 },
  });
  expect(status).toBe(400);
  expect(text.length).toBeLessThan(2000);
});
