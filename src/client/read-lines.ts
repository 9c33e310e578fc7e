/** Reads NDJSON as it comes in: one value per line, and never a part for the whole. */
import { GangwayError } from "../contract/errors.js";
import { addressOf, type Call, requestOf } from "./call-proxy.js";
import type { CheckedOptions } from "./client-options.js";
import { errorFromAnswer, notTheProxy, parseJson } from "./error-from-answer.js";

/** @throws GangwayError, as the proxy's problem document says, or `network`, `timeout`: also between two values. */
export type ReadLines = <Line>(call: Pick<Call, "path" | "query">) => AsyncGenerator<Line, void, undefined>;

/** The time limit counts from one piece of the answer to the next: the whole may take as long as it is used. */
export function createReadLines(options: CheckedOptions): ReadLines {
  const { fetch = globalThis.fetch, timeoutSeconds } = options;

  return async function* <Line>(call: Pick<Call, "path" | "query">) {
    const abort = new AbortController();
    const inTime = async <Result>(work: Promise<Result>): Promise<Result> => {
      let isLate = false;
      const timer = setTimeout(() => {
        isLate = true;
        abort.abort();
      }, timeoutSeconds * 1000);
      try {
        return await work;
      } catch (cause) {
        throw isLate
          ? new GangwayError("timeout", `The proxy sent nothing for ${timeoutSeconds} s.`, { cause })
          : new GangwayError("network", "The connection to the proxy broke off.", { cause });
      } finally {
        clearTimeout(timer);
      }
    };

    const request = requestOf(options, { method: "GET" }, "application/x-ndjson");
    try {
      const response = await inTime(
        fetch(addressOf(options.url, call), { ...request, signal: abort.signal }),
      );
      const isNdjson = response.headers.get("content-type")?.startsWith("application/x-ndjson");
      if (!response.ok && response.status >= 400)
        throw errorFromAnswer(response, await inTime(response.text()));
      if (!isNdjson || !response.body) throw notTheProxy(response.status);
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = "";
      for (;;) {
        const { done, value } = await inTime(reader.read());
        if (done) break;
        const lines = `${rest}${value}`.split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines) yield readLine<Line>(line);
      }
      if (rest !== "") throw new GangwayError("network", "The answer broke off.");
    } finally {
      // The caller may have stopped halfway.
      abort.abort();
    }
  };
}

function readLine<Line>(line: string): Line {
  const value = parseJson(line);
  if (typeof value === "object" && value !== null) return value as Line;
  throw new GangwayError("invalid_configuration", "A line of the answer is not the proxy's.");
}
