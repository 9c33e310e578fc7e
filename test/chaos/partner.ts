/**
 * The partner's webhook endpoint. It takes most webhooks, refuses some, and takes some without saying so. Webhooks that it
 * has taken are kept in the order of their first arrival.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { createRandom } from "../fuzz/random.js";

export interface TakenWebhook {
  /** `Webhook-Id`. */
  id: string;
  body: string;
}

export interface Partner {
  url: string;
  taken: Map<string, TakenWebhook>;
  /** Repeats of what it had taken. */
  repeats: number;
  /** Ids that came with another body than before. */
  changed: string[];
  /** From now on it takes everything. */
  isWell: boolean;
}

export async function startPartner(seed: number): Promise<Partner> {
  const random = createRandom(seed);
  const partner: Partner = { url: "", taken: new Map(), repeats: 0, changed: [], isWell: false };

  function take(id: string, body: string): void {
    const known = partner.taken.get(id);
    if (known) partner.repeats += 1;
    else partner.taken.set(id, { id, body });
    if (known && known.body !== body) partner.changed.push(id);
  }

  const server = createServer(async (request, response) => {
    let body = "";
    try {
      for await (const chunk of request) body += chunk;
    } catch {
      // The proxy was killed while it sent.
      return;
    }
    if (!partner.isWell && random.chance(0.05)) {
      response.writeHead(random.pick([500, 503, 429])).end();
      return;
    }
    take(String(request.headers["webhook-id"]), body);
    if (!partner.isWell && random.chance(0.03)) response.destroy();
    else response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  partner.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return partner;
}
