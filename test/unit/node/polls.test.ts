/** Polls that are answered straight from `node:http`: nobody can tell them from those that go through the route. */
import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import { nodeHandler } from "../../../src/node/node-handler.js";
import { gate } from "../proxy/support/gate.js";
import { ORIGIN, OTHER_ORIGIN, openGangway } from "../proxy/support/open-gangway.js";

async function open() {
  const gangway = await openGangway({ organisation: { showOutcome: true } });
  const { trackingReference: ref = "" } = await gangway.invite();
  gangway.upstream.statuses.set(ref, "Completed");
  const path = `/v1/user/signup/tracking/${ref}/status`;
  await gangway.call("GET", path);
  const answerPoll = vi.fn(gangway.answerPoll);
  const { fetch, handles } = gangway;
  const ahead = await listen(nodeHandler({ answerPoll, fetch, handles }));
  const routed = await listen(nodeHandler({ fetch: fetchRouted, handles }));
  /** As if no poll was ever answered ahead of its route. */
  function fetchRouted(request: Request, info: object = {}) {
    return fetch(request, { ...info, wasPolled: true });
  }
  /** The results of what was asked ahead of `fetch`. */
  const asked = async () => {
    const results = await Promise.all(answerPoll.mock.results.map(({ value }) => value));
    return results.map((answer) => answer?.body ?? null);
  };
  /** Sends text to both, and returns the text that came back, and the log. */
  async function sendBoth(text: string) {
    const results = [];
    const answers = [];
    for (const port of [ahead, routed]) {
      gangway.logs.length = 0;
      const answer = await send(port, text);
      // Requests of one packet are answered in their order, and need not be logged in it.
      const logs = gangway.logs.map((line) => JSON.stringify(line)).sort();
      results.push({ lines: linesOf(answer), logs });
      answers.push(answer);
    }
    expect(results[0]).toEqual(results[1]);
    return answers[0] ?? "";
  }
  return { gangway, path, ref, ahead, answerPoll, asked, sendBoth };
}

/** The lines, sorted: the order of headers tells nothing (RFC 9110, section 5.3), and the test's own checks change it. */
function linesOf(answer: string): string[] {
  return answer
    .replaceAll(/^date: .*$/gim, "date")
    .split("\r\n")
    .sort();
}

async function listen(handler: Parameters<typeof createServer>[1]): Promise<number> {
  const server = createServer(handler);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** Sends text on a connection of its own, and returns everything that comes back until the server closes it. */
async function send(port: number, text: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let received = "";
  socket.on("data", (chunk) => {
    received += chunk.toString("latin1");
  });
  socket.write(text);
  await once(socket, "close");
  return received;
}

const HOST = "host: onboarding.harbour.example";
const CLOSE = "connection: close";

/** @param lines the request line, and headers */
const requestOf = (...lines: string[]) => [...lines, "", ""].join("\r\n");

const COMPLETED = `{"status":"Completed","progress":"submitted","outcome":"pending"}`;

test.each<[string, (path: string) => string, string | null]>([
  ["a page's poll", (path) => requestOf(`GET ${path} HTTP/1.1`, HOST, `origin: ${ORIGIN}`, CLOSE), COMPLETED],
  ["one without an origin", (path) => requestOf(`GET ${path} HTTP/1.1`, HOST, CLOSE), COMPLETED],
  [
    "one with a condition, a range and a body's type",
    (path) =>
      requestOf(
        `GET ${path} HTTP/1.1`,
        HOST,
        'if-none-match: "1"',
        "range: bytes=0-3",
        "content-type: application/json",
        CLOSE,
      ),
    COMPLETED,
  ],
  ["one on HTTP/1.0, without a host", (path) => requestOf(`GET ${path} HTTP/1.0`), COMPLETED],
  ["one with a port", (path) => requestOf(`GET ${path} HTTP/1.1`, "host: localhost:8787", CLOSE), COMPLETED],
  [
    "a refused page's poll",
    (path) => requestOf(`GET ${path} HTTP/1.1`, HOST, `origin: ${OTHER_ORIGIN}`, CLOSE),
    null,
  ],
  ["an unknown reference", (path) => requestOf(`GET ${unknown(path)} HTTP/1.1`, HOST, CLOSE), null],
])("%s gets the same answer, and the same log", async (_name, textOf, body) => {
  const { path, sendBoth, asked } = await open();
  const answer = await sendBoth(textOf(path));
  expect(await asked()).toEqual([body]);
  if (body) expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
});

function unknown(path: string): string {
  return path.replace(/[0-9a-f-]{36}/, "00000000-0000-4000-8000-000000000000");
}

test.each<[string, (path: string) => string]>([
  ["HEAD", (path) => requestOf(`HEAD ${path} HTTP/1.1`, HOST, CLOSE)],
  ["a preflight", (path) => requestOf(`OPTIONS ${path} HTTP/1.1`, HOST, `origin: ${ORIGIN}`, CLOSE)],
  ["another method", (path) => requestOf(`POST ${path} HTTP/1.1`, HOST, "content-length: 0", CLOSE)],
  ["a query", (path) => requestOf(`GET ${path}?a HTTP/1.1`, HOST, CLOSE)],
  ["a whole address", (path) => requestOf(`GET http://a.example${path} HTTP/1.1`, HOST, CLOSE)],
  ["a reference in capitals", (path) => requestOf(`GET ${capitals(path)} HTTP/1.1`, HOST, CLOSE)],
  ["a path with dots", (path) => requestOf(`GET /v1/..${path} HTTP/1.1`, HOST, CLOSE)],
  ["a host that is none", (path) => requestOf(`GET ${path} HTTP/1.1`, "host: a b", CLOSE)],
  ["a body", (path) => `${requestOf(`GET ${path} HTTP/1.1`, HOST, CLOSE, "content-length: 2")}{}`],
])("%s is answered by fetch", async (_name, textOf) => {
  const { path, sendBoth, asked } = await open();
  await sendBoth(textOf(path));
  expect((await asked()).filter((body) => body !== null)).toEqual([]);
});

function capitals(path: string): string {
  return path.replace(/[0-9a-f-]{36}/, (reference) => reference.toUpperCase());
}

test("requests in one packet are answered in their order, on one connection", async () => {
  const { path, sendBoth, asked } = await open();
  const routed = requestOf(`GET ${path}?a HTTP/1.1`, HOST);
  const poll = requestOf(`GET ${path} HTTP/1.1`, HOST);
  const missing = requestOf("GET /nothing HTTP/1.1", HOST);
  const last = requestOf(`GET ${path} HTTP/1.1`, HOST, CLOSE);
  const answer = await sendBoth(routed + poll + missing + poll + last);
  expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(
    [200, 200, 404, 200, 200].map((status) => `HTTP/1.1 ${status}`),
  );
  expect(answer.match(/^connection: .*$/gim)).toEqual([
    ...new Array(4).fill("Connection: keep-alive"),
    "Connection: close",
  ]);
  expect(await asked()).toEqual([null, COMPLETED, null, COMPLETED, COMPLETED]);
});

test("headers that the host has set stay", async () => {
  const { gangway, path } = await open();
  const handle = nodeHandler(gangway);
  const port = await listen((request, response) => {
    response.setHeader("x-host", "harbour");
    response.setHeader("cache-control", "public");
    void handle(request, response);
  });
  const answer = await send(port, requestOf(`GET ${path} HTTP/1.1`, HOST, CLOSE));
  expect(answer).toMatch(/^x-host: harbour\r$/m);
  expect(answer.match(/^cache-control: .*$/gim)).toEqual(["cache-control: no-store"]);
});

test("a poll whose log fails is answered as other calls are then", async () => {
  const gangway = await openGangway();
  const { trackingReference: ref = "" } = await gangway.invite();
  const warned = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
  const failing = () => {
    throw new Error("no log");
  };
  const handler = nodeHandler({ ...gangway, answerPoll: failing, fetch: async () => failing() });
  const path = `/v1/user/signup/tracking/${ref}/status`;
  const answer = await send(await listen(handler), requestOf(`GET ${path} HTTP/1.1`, HOST, CLOSE));
  expect(answer).toMatch(/^HTTP\/1\.1 503/);
  expect(warned).toHaveBeenCalledTimes(1);
});

test("a customer who has left meanwhile gets no answer, and the next one does", async () => {
  const { gangway, path } = await open();
  const reading = gate();
  const answerPoll = vi.fn(async () => {
    await reading.opened;
    return null;
  });
  const port = await listen(nodeHandler({ ...gangway, answerPoll }));
  const socket = connect(port, "127.0.0.1");
  socket.write(requestOf(`GET ${path} HTTP/1.1`, HOST));
  await expect.poll(() => answerPoll.mock.calls.length).toBe(1);
  socket.destroy();
  await once(socket, "close");
  reading.open();
  const answer = await send(port, requestOf(`GET ${path} HTTP/1.1`, HOST, CLOSE));
  expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
});

test("one without `answerPoll` still works, as partners' wrappers of `fetch` do", async () => {
  const { gangway, path } = await open();
  const port = await listen(nodeHandler({ fetch: gangway.fetch, handles: gangway.handles }));
  expect(await send(port, requestOf(`GET ${path} HTTP/1.1`, HOST, CLOSE))).toContain(COMPLETED);
});
