/**
 * The network between the providers and the proxies' webhook addresses. It takes every webhook from the sandbox and
 * delivers it until a proxy has acknowledged it, as providers do. On the way it repeats some, and lets some overtake others.
 */
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { createRandom } from "../fuzz/random.js";
import { httpCall } from "./http-call.js";

export interface ProviderNetwork {
  url: string;
  /** Webhooks that no proxy has acknowledged yet. */
  pending: number;
  /** Webhooks from the sandbox, and repeats by the network. */
  sent: number;
  repeated: number;
  /** Statuses other than 2xx and 5xx, which would end a provider's attempts. */
  refusals: Map<number, number>;
}

interface Webhook {
  path: string;
  headers: Record<string, string>;
  body: string;
}

const LONGEST_DELAY_MS = 400;
const RETRY_MS = 200;

/** @param target the address that the webhooks go to. */
export async function startProviderNetwork(target: string, seed: number): Promise<ProviderNetwork> {
  const random = createRandom(seed);
  const network: ProviderNetwork = { url: "", pending: 0, sent: 0, repeated: 0, refusals: new Map() };
  let isOver = false;

  async function deliver({ path, headers, body }: Webhook): Promise<void> {
    network.pending += 1;
    // Half of them go at once, and so overtake others.
    if (random.chance(0.5)) await wait(random.below(LONGEST_DELAY_MS));
    for (;;) {
      const status = await httpCall(target, { method: "POST", path, headers, body }).then(
        (answer) => answer.status,
        () => 0,
      );
      if (isOver || (status >= 200 && status < 300)) break;
      if (status > 0 && status < 500) network.refusals.set(status, (network.refusals.get(status) ?? 0) + 1);
      await wait(RETRY_MS);
    }
    network.pending -= 1;
  }

  async function deliverAndRepeat(webhook: Webhook): Promise<void> {
    network.sent += 1;
    const repeats = random.chance(0.3) ? 1 + random.below(2) : 0;
    network.repeated += repeats;
    await Promise.all(Array.from({ length: 1 + repeats }, () => deliver(webhook)));
  }

  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    response.writeHead(200).end();
    void deliverAndRepeat({ path: request.url ?? "/", headers: signatureOf(request.headers), body });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    isOver = true;
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  network.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return network;
}

/** The headers without those of the connection. */
function signatureOf(headers: IncomingHttpHeaders): Record<string, string> {
  const ours = new Set(["host", "connection", "content-length", "transfer-encoding", "keep-alive"]);
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      ours.has(name) || typeof value !== "string" ? [] : [[name, value]],
    ),
  );
}
