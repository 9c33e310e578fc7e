import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface SeenRequest {
  method: string;
  url: string;
  headers: IncomingMessage["headers"];
  body: unknown;
}

type Handler = (request: SeenRequest, response: ServerResponse) => void;

/** A real HTTP server on a free port of this machine, which answers as the test says. */
export class TestServer {
  readonly seen: SeenRequest[] = [];
  handle: Handler = (_, response) => response.end();
  readonly #server = createServer((request, response) => this.#take(request, response));

  async open(): Promise<this> {
    await new Promise<void>((listening) => this.#server.listen(0, "127.0.0.1", listening));
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }

  /** Answers everything with this. */
  answer(status: number, body: unknown, headers: Record<string, string> = {}): void {
    this.handle = (_, response) => sendJson(response, status, body, headers);
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const { method = "", url = "", headers } = request;
    const seen = { method, url, headers, body: text ? JSON.parse(text) : undefined };
    this.seen.push(seen);
    this.handle(seen, response);
  }
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  const type = status < 400 ? "application/json" : "application/problem+json";
  response.writeHead(status, { "Content-Type": type, ...headers }).end(JSON.stringify(body));
}
