/** Webhooks over HTTP: permitted addresses, the timeout, and the reading of the answer. */
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Resolve } from "../../../src/node/guarded-lookup.js";
import { webhookTransport } from "../../../src/node/webhook-transport.js";
import type { WebhookRequest } from "../../../src/proxy/host.js";

async function listen(answer: RequestListener): Promise<number> {
  const server = createServer(answer);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return (server.address() as AddressInfo).port;
}

function webhook(url: string, members: Partial<WebhookRequest> = {}): WebhookRequest {
  return {
    url,
    headers: { "content-type": "application/json", "webhook-id": "evt_1" },
    body: '{"name":"Zoë"}',
    timeoutMs: 10_000,
    allowPrivate: true,
    ...members,
  };
}

/** Creates a resolver that gives these answers in turn, and the last one for ever. */
function resolver(...answers: string[][]): { resolve: Resolve; asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    resolve(hostname, _options, callback) {
      const answer = answers[Math.min(asked.length, answers.length - 1)] ?? [];
      asked.push(hostname);
      callback(
        null,
        answer.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
      );
    },
  };
}

test("posts the body and the headers as they are", async () => {
  let seen: unknown;
  const port = await listen(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    seen = { method: request.method, path: request.url, id: request.headers["webhook-id"], body };
    response.writeHead(202, { "retry-after": "7", "x-other": "1" }).end("thank you");
  });
  const answer = await webhookTransport()(webhook(`http://127.0.0.1:${port}/hooks?tenant=1`));
  expect(seen).toEqual({ method: "POST", path: "/hooks?tenant=1", id: "evt_1", body: '{"name":"Zoë"}' });
  expect(answer.status).toBe(202);
  expect([...answer.headers]).toEqual([["retry-after", "7"]]);
});

test("follows no redirect", async () => {
  const paths: (string | undefined)[] = [];
  const port = await listen((request, response) => {
    paths.push(request.url);
    response.writeHead(308, { location: "/elsewhere" }).end();
  });
  expect((await webhookTransport()(webhook(`http://127.0.0.1:${port}/`))).status).toBe(308);
  expect(paths).toEqual(["/"]);
});

test("cuts off an endless answer and keeps its status", async () => {
  let closed = false;
  const port = await listen((_request, response) => {
    response.writeHead(200);
    const flood = () => {
      while (response.write("x".repeat(16_384)));
      response.once("drain", flood);
    };
    response.on("error", () => {});
    response.on("close", () => {
      closed = true;
    });
    flood();
  });
  expect((await webhookTransport()(webhook(`http://127.0.0.1:${port}/`))).status).toBe(200);
  await expect.poll(() => closed).toBe(true);
});

test("times out, even where the connection is open and nothing arrives", async () => {
  const silent = createTcpServer(() => {}).listen(0, "127.0.0.1");
  await once(silent, "listening");
  onTestFinished(() => void silent.close());
  const { port } = silent.address() as AddressInfo;
  const sending = webhookTransport()(webhook(`http://127.0.0.1:${port}/`, { timeoutMs: 100 }));
  await expect(sending).rejects.toMatchObject({ failure: "timeout" });
});

test("reports an endpoint that can't be reached", async () => {
  const port = await listen((request) => request.socket.destroy());
  const send = webhookTransport();
  await expect(send(webhook(`http://127.0.0.1:${port}/`))).rejects.toMatchObject({ failure: "unreachable" });
  // TLS to a server without TLS.
  await expect(send(webhook(`https://127.0.0.1:${port}/`))).rejects.toMatchObject({ failure: "unreachable" });
});

describe("where private addresses aren't allowed", () => {
  const guarded = (port: number) => webhook(`http://hooks.harbour.example:${port}/`, { allowPrivate: false });

  test.each([
    ["loopback", ["127.0.0.1"]],
    ["loopback, IPv6", ["::1"]],
    ["a private address among public ones", ["93.184.215.14", "10.1.2.3"]],
    ["the metadata service, mapped into IPv6", ["::ffff:169.254.169.254"]],
    ["no address at all", []],
  ])("a name that stands for %s gets no connection", async (name, addresses) => {
    let connections = 0;
    const port = await listen((_request, response) => {
      connections += 1;
      response.writeHead(204).end();
    });
    const failure = name.startsWith("no address") ? "unreachable" : "address_refused";
    const sending = webhookTransport(resolver(addresses).resolve)(guarded(port));
    await expect(sending).rejects.toMatchObject({ failure });
    expect(connections).toBe(0);
  });

  test("connects to the address that was checked, even where the name changes its address", async () => {
    const port = await listen((_request, response) => void response.writeHead(204).end());
    const { resolve, asked } = resolver(["127.0.0.1"], ["10.0.0.1"]);
    // No test calls an outside address: here the loopback address is the only public one.
    const send = webhookTransport(resolve, (address) => address === "127.0.0.1");
    expect((await send(guarded(port))).status).toBe(204);
    expect(asked).toEqual(["hooks.harbour.example"]);
    await expect(send(guarded(port))).rejects.toMatchObject({ failure: "address_refused" });
  });
});

test("reaches a private name where private addresses are allowed", async () => {
  const port = await listen((_request, response) => void response.writeHead(204).end());
  expect((await webhookTransport()(webhook(`http://localhost:${port}/`))).status).toBe(204);
});
