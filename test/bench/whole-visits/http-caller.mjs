/** Calls a server over a few connections that stay open, and notes how long each kind of call takes. */
import { Agent, request } from "node:http";
import { performance } from "node:perf_hooks";

/**
 * @param {string} base
 * @param {number} connections
 */
export function createHttpCaller(base, connections) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  /** @type {Map<string, number[]>} */
  const times = new Map();

  /**
   * @param {string} kind the name under which its time is noted
   * @param {"GET" | "POST"} method
   * @param {string} path
   * @param {{ headers?: Record<string, string>, body?: unknown, signal?: AbortSignal }} [given]
   * @returns {Promise<any>} the body
   */
  async function call(kind, method, path, { headers = {}, body, signal } = {}) {
    const start = performance.now();
    const { status, text } = await send(method, path, {
      headers: { ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      body: body === undefined ? "" : JSON.stringify(body),
      signal,
    });
    const noted = times.get(kind) ?? [];
    noted.push(performance.now() - start);
    times.set(kind, noted);
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`);
    return text === "" ? null : JSON.parse(text);
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {{ headers: Record<string, string>, body: string, signal?: AbortSignal | undefined }} given
   * @returns {Promise<{ status: number, text: string }>}
   */
  function send(method, path, { headers, body, signal }) {
    return new Promise((resolve, reject) => {
      const options = { method, agent, headers, ...(signal ? { signal } : {}) };
      const sent = request(base + path, options, (answer) => {
        let text = "";
        answer.setEncoding("utf8");
        answer.on("data", (chunk) => {
          text += chunk;
        });
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, text }));
        answer.on("error", reject);
      });
      sent.on("error", (error) => {
        // The server closed the connection while it was unused. A browser sends the request again, too.
        if (sent.reusedSocket && "code" in error && error.code === "ECONNRESET") {
          send(method, path, { headers, body, signal }).then(resolve, reject);
        } else reject(error);
      });
      sent.end(body);
    });
  }

  return { call, times, close: () => agent.destroy() };
}
