/** One HTTP call on a connection of its own, so that each call may reach another proxy. */
import { request } from "node:http";

export interface Call {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: unknown;
  timeoutMs?: number;
}

export interface CallAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  // biome-ignore lint/suspicious/noExplicitAny: read as a partner without types would.
  json: any;
}

const TIMEOUT_MS = 20_000;

/** Rejects where no whole answer comes in time. A body that is a string is sent as it is. */
export function httpCall(base: string, { method, path, headers, body, timeoutMs = TIMEOUT_MS }: Call) {
  return new Promise<CallAnswer>((resolve, reject) => {
    const text = typeof body === "string" || body === undefined ? body : JSON.stringify(body);
    const sent = request(
      `${base}${path}`,
      {
        method,
        agent: false,
        signal: AbortSignal.timeout(timeoutMs),
        headers: { ...(text === undefined ? {} : { "content-type": "application/json" }), ...headers },
      },
      (answer) => {
        let said = "";
        answer.setEncoding("utf8");
        answer.on("data", (chunk: string) => {
          said += chunk;
        });
        answer.once("error", reject);
        answer.once("end", () => {
          const isJson = /json/.test(answer.headers["content-type"] ?? "");
          try {
            const json = isJson ? JSON.parse(said) : undefined;
            resolve({ status: answer.statusCode ?? 0, headers: answer.headers, json });
          } catch (error) {
            reject(error);
          }
        });
      },
    );
    sent.once("error", reject);
    sent.end(text);
  });
}
