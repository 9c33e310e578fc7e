/** A partner's webhook endpoint on a real port, which keeps all webhooks and answers as a test wants it. */
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach } from "vitest";

export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into payloads as a partner without types would.
  json: any;
}

export type Reply = { status: number; headers?: Record<string, string> } | "never";

export interface WebhookReceiver {
  url: string;
  received: Received[];
  /** Answers to come, one for each delivery; after them, 200. */
  replies: Reply[];
}

export function webhookReceiver(): WebhookReceiver {
  const receiver: WebhookReceiver = { url: "", received: [], replies: [] };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      receiver.received.push({ headers: request.headers, body, json: JSON.parse(body) });
      const reply = receiver.replies.shift() ?? { status: 200 };
      if (reply !== "never") response.writeHead(reply.status, reply.headers).end();
    });
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
  });
  beforeEach(() => {
    receiver.received = [];
    receiver.replies = [];
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return receiver;
}
