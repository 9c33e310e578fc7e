import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import type { LogFields } from "../../../src/proxy/host.js";
import { createOutbound } from "../../../src/proxy/outbound.js";

async function outboundTo(listener: RequestListener, timeoutSeconds = 30) {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  onTestFinished(stop);
  const logs: { event: string; fields: LogFields }[] = [];
  const outbound = createOutbound({
    provider: "verifime",
    name: "VerifiMe",
    timeoutSeconds,
    fetch: (url, init) => fetch(url, init),
    now: () => 0,
    log: (_level, event, fields) => void logs.push({ event, fields }),
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/visits/secret?q=secret`;
  const send = () =>
    outbound({
      method: "POST",
      url,
      route: "/visits/{ref}",
      headers: { authorization: "secret" },
      body: "secret",
    });
  return { send, logs, stop };
}

test("any answer comes back as it is, a redirect too", async () => {
  let calls = 0;
  const { send, logs } = await outboundTo((_request, response) => {
    calls += 1;
    response.writeHead(302, { location: "/elsewhere" }).end("secret");
  });
  const answer = await send();
  expect([answer.status, answer.text, calls]).toEqual([302, "secret", 1]);
  const fields = { provider: "verifime", method: "POST", route: "/visits/{ref}", status: 302, ms: 0 };
  expect(logs).toEqual([{ event: "provider_call", fields }]);
});

test("no answer in time is a timeout, also halfway through", async () => {
  for (const listener of [
    () => {},
    (_: unknown, response: { write(text: string): void }) => response.write("{"),
  ]) {
    const { send, logs } = await outboundTo(listener as RequestListener, 0.05);
    await expect(send()).rejects.toMatchObject({
      code: "timeout",
      retryable: true,
      message: "VerifiMe took too long to answer.",
    });
    expect(JSON.stringify(logs)).not.toContain("secret");
  }
});

test("no server, or a broken connection, is unavailable", async () => {
  const broken = await outboundTo((request) => request.socket.destroy());
  await expect(broken.send()).rejects.toMatchObject({ code: "provider_unavailable" });
  broken.stop();
  await expect(broken.send()).rejects.toMatchObject({ code: "provider_unavailable" });
});

test("more than a megabyte is refused", async () => {
  const { send } = await outboundTo((_request, response) => response.end("x".repeat(1024 * 1024 + 1)));
  await expect(send()).rejects.toMatchObject({ code: "provider_response_invalid" });
});
