/** A partner's webhook endpoint on a real port: keeps what it gets, answers what a test tells it to. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { onTestFinished, vi } from "vitest";

export interface ReceivedWebhook {
  headers: IncomingHttpHeaders;
  body: string;
  type: string;
  data: Record<string, unknown>;
}

/** Answers, or leaves it (`true`) to the receiver to accept, with 204. */
type Answer = (webhook: ReceivedWebhook, response: ServerResponse) => boolean | Promise<boolean>;

export const accept: Answer = () => true;

export interface WebhookReceiver {
  url: string;
  received: ReceivedWebhook[];
  types(): string[];
  /** The answer to each webhook. Default: every webhook is accepted. */
  answer: Answer;
}

export async function startReceiver(): Promise<WebhookReceiver> {
  const receiver: WebhookReceiver = {
    url: "",
    received: [],
    types: () => receiver.received.map(({ type }) => type),
    answer: accept,
  };
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const { type, data } = body === "" ? { type: "", data: {} } : JSON.parse(body);
    const webhook = { headers: request.headers, body, type, data };
    receiver.received.push(webhook);
    if (await receiver.answer(webhook, response)) response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
  return receiver;
}

/** Answers with this status, and nothing else. */
export function refuseWith(status: number, headers: Record<string, string> = {}): Answer {
  return (_webhook, response) => {
    response.writeHead(status, headers).end();
    return false;
  };
}

/**
 * Checks a webhook with the library that receivers use.
 * @throws where the signature doesn't fit, or is not of `now`.
 */
export function verify({ body, headers }: ReceivedWebhook, secret: string, now: number): unknown {
  const clock = vi.spyOn(Date, "now").mockReturnValue(now);
  try {
    return new Webhook(secret).verify(body, headers as Record<string, string>);
  } finally {
    clock.mockRestore();
  }
}
