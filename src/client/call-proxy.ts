/** Makes calls to the proxy: JSON in and out, a time limit, and further attempts where they do no harm. */
import { GangwayError } from "../contract/errors.js";
import type { CheckedOptions } from "./client-options.js";
import { errorFromAnswer, notTheProxy, parseJson } from "./error-from-answer.js";

export interface Call {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Below the proxy's address, with its parameters encoded. */
  path: string;
  query?: Readonly<Record<string, string | number | boolean | undefined>> | undefined;
  body?: unknown;
  idempotencyKey?: string | undefined;
  /** The call may be made a second time where the first one's answer was lost. */
  isRepeatable: boolean;
}

/** @throws GangwayError, as the proxy's problem document says, or `network`, `timeout`. */
export type CallProxy = <Answer>(call: Call) => Promise<Answer>;

/** A longer `Retry-After` is left to the caller. */
const LONGEST_WAIT_SECONDS = 10;

export function createCallProxy(options: CheckedOptions): CallProxy {
  return async <Answer>(call: Call) => {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return (await makeCall(options, call)) as Answer;
      } catch (error) {
        const waitSeconds = secondsUntilRetry(error, attempt);
        const isLast = attempt === options.retries || !call.isRepeatable;
        if (isLast || waitSeconds === null || waitSeconds > LONGEST_WAIT_SECONDS) throw error;
        await new Promise((resolve) => setTimeout(resolve, waitSeconds * 1000));
      }
    }
  };
}

/** Codes that concern the moment, not the request. */
const PASSING = new Set(["network", "timeout", "rate_limited", "provider_unavailable", "internal"]);

/** As the proxy says, or half a second, doubled at each attempt, up to a quarter less at random. */
function secondsUntilRetry(error: unknown, attempt: number): number | null {
  if (!(error instanceof GangwayError) || !PASSING.has(error.code)) return null;
  return error.retryAfterSeconds ?? 0.5 * 2 ** attempt * (1 - Math.random() / 4);
}

async function makeCall(options: CheckedOptions, call: Call): Promise<unknown> {
  const response = await answerTo(options, call, requestOf(options, call, "application/json"));
  if (response.type === "opaqueredirect" || (response.status >= 300 && response.status < 400)) {
    throw notTheProxy(response.status);
  }
  if (!response.ok) throw errorFromAnswer(response, response.text);
  const answer = parseJson(response.text);
  if (typeof answer !== "object" || answer === null) throw notTheProxy(response.status);
  return answer;
}

export function requestOf(
  options: CheckedOptions,
  { method, body, idempotencyKey }: Pick<Call, "method" | "body" | "idempotencyKey">,
  accept: string,
): RequestInit {
  return {
    method,
    headers: {
      accept,
      "x-api-key": options.apiKey,
      ...(options.organisation === undefined ? {} : { "x-organisation": options.organisation }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey }),
    },
    // A key must not follow a redirect to somewhere else.
    redirect: "manual",
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
}

interface ReadResponse extends Pick<Response, "type" | "status" | "headers" | "ok"> {
  text: string;
}

/** The time limit covers the body, too. */
async function answerTo(options: CheckedOptions, call: Call, init: RequestInit): Promise<ReadResponse> {
  const { fetch = globalThis.fetch, timeoutSeconds } = options;
  const signal = AbortSignal.timeout(timeoutSeconds * 1000);
  try {
    const response = await fetch(addressOf(options.url, call), { ...init, signal });
    const { type, status, headers, ok } = response;
    return { type, status, headers, ok, text: await response.text() };
  } catch (cause) {
    throw signal.aborted
      ? new GangwayError("timeout", `The proxy did not answer within ${timeoutSeconds} s.`, { cause })
      : new GangwayError("network", "The proxy could not be reached.", { cause });
  }
}

export function addressOf(base: string, { path, query = {} }: Pick<Call, "path" | "query">): URL {
  const url = new URL(`${base.replace(/\/+$/, "")}${path}`);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url;
}
