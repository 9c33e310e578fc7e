/**
 * The only way out to a provider. It follows no redirects, and limits the time and the size of the whole answer. Its log
 * line has the route, the status and the duration, never any content.
 */
import { GangwayError } from "../contract/errors.js";
import type { Outbound } from "../providers/provider.js";
import type { GangwayHost, Log } from "./host.js";

const MAX_ANSWER_BYTES = 1024 * 1024;

export interface OutboundOptions {
  /** The provider's id, for the log. */
  provider: string;
  /** Its name, for error messages. */
  name: string;
  timeoutSeconds: number;
  fetch: NonNullable<GangwayHost["fetch"]>;
  now: () => number;
  log: Log;
}

export function createOutbound({
  provider,
  name,
  timeoutSeconds,
  fetch,
  now,
  log,
}: OutboundOptions): Outbound {
  return async ({ method, url, route, headers, body }) => {
    const started = now();
    const fields = { provider, method, route };
    const signal = AbortSignal.timeout(timeoutSeconds * 1000);
    try {
      const response = await fetch(url, {
        method,
        headers: headers ?? {},
        // A redirect comes back as the answer that it is, and no provider documents one.
        redirect: "manual",
        signal,
        ...(body === undefined ? {} : { body }),
      });
      const text = await readText(response, name);
      log("info", "provider_call", { ...fields, status: response.status, ms: now() - started });
      return { status: response.status, headers: response.headers, text };
    } catch (error) {
      const failure = asFailure(error, name, signal);
      log("warn", "provider_call", { ...fields, code: failure.code, ms: now() - started });
      throw failure;
    }
  };
}

/** @throws GangwayError `provider_response_invalid` */
async function readText(response: Response, name: string): Promise<string> {
  if (!response.body) return "";
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > MAX_ANSWER_BYTES) {
      await reader.cancel();
      throw new GangwayError("provider_response_invalid", `The answer of ${name} is too large.`);
    }
    text += decoder.decode(value, { stream: true });
  }
}

function asFailure(error: unknown, name: string, signal: AbortSignal): GangwayError {
  if (error instanceof GangwayError) return error;
  return signal.aborted
    ? new GangwayError("timeout", `${name} took too long to answer.`, { cause: error })
    : new GangwayError("provider_unavailable", `${name} can't be reached.`, { cause: error });
}
