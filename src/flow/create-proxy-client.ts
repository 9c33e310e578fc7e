/**
 * The only code in the browser that calls the proxy. It checks the shape of every answer, gives every call a time limit,
 * and turns every failure into a `GangwayError`.
 */
import { GangwayError } from "../contract/errors.js";
import { type Clock, systemClock } from "./clock.js";
import { configurationError } from "./configuration-error.js";
import { offlineError, timeoutError } from "./connection-errors.js";
import { loadFailure } from "./load-failure.js";
import { loadVisit } from "./load-visit.js";
import { organisationCall } from "./organisation-call.js";
import { PRIVATE_REQUEST } from "./private-request.js";
import type { ProxyCall } from "./proxy-call.js";
import type { ProxyClient } from "./proxy-client.js";

export interface ProxyClientOptions {
  /**
   * The proxy's base URL: an http(s) URL, or a path (`/onboarding`), which is resolved against the page. Its path is kept;
   * query and fragment are not.
   */
  endpoint: string;
  fetch?: typeof fetch | undefined;
  clock?: Clock | undefined;
  /** Time limit of one call, answer included, in milliseconds. Default: 10 000. */
  timeoutMs?: number | undefined;
  /** Tells `offline` from `network` when a call can't be made. Default: `navigator.onLine`. */
  isOnline?: (() => boolean) | undefined;
}

type VisitCalls = Awaited<ReturnType<typeof loadVisit>>["visitCalls"];

/** @throws GangwayError `invalid_configuration` for an endpoint that is neither an http(s) URL nor a path. */
function baseOf(endpoint: string): string {
  try {
    const page = /^[./]/.test(endpoint) ? globalThis.location?.href : undefined;
    const { protocol, origin, pathname } = new URL(endpoint, page);
    if (/^https?:$/.test(protocol)) return origin + pathname.replace(/\/+$/, "");
  } catch {
    // Falls through to the same refusal.
  }
  throw configurationError("endpoint must be an http(s) URL or a path.");
}

/**
 * Makes a client of one proxy.
 * @throws GangwayError `invalid_configuration` for an endpoint that is neither an http(s) URL nor a path.
 */
export function createProxyClient(options: ProxyClientOptions): ProxyClient {
  const base = baseOf(options.endpoint);
  const { clock = systemClock, timeoutMs = 10_000 } = options;
  const isOnline = options.isOnline ?? (() => globalThis.navigator?.onLine !== false);

  async function send<T>(
    describe: () => ProxyCall<T> | Promise<ProxyCall<T>>,
    signal?: AbortSignal,
  ): Promise<T> {
    signal?.throwIfAborted();
    const limit = new AbortController();
    const abort = () => limit.abort();
    let timedOut = false;
    const timer = clock.setTimeout(() => {
      timedOut = true;
      abort();
    }, timeoutMs);
    signal?.addEventListener("abort", abort);
    try {
      const { path, read, body, headers, cache = "no-store" } = await describe();
      limit.signal.throwIfAborted();
      // Looked up for each call: hosts and tests replace `fetch` after this module was loaded.
      const response = await (options.fetch ?? fetch)(base + path, {
        method: body ? "POST" : "GET",
        headers: {
          Accept: "application/json, application/problem+json",
          ...(body && { "Content-Type": "application/json" }),
          ...headers,
        },
        ...(body && { body: JSON.stringify(body) }),
        ...PRIVATE_REQUEST,
        cache,
        signal: limit.signal,
      });
      const text = await response.text();
      let answer: unknown;
      let unreadable: unknown;
      try {
        answer = JSON.parse(text);
        if (response.ok) return read(answer, "answer");
      } catch (cause) {
        unreadable = cause;
      }
      throw (await loadFailure()).errorFromAnswer(response, answer, clock.now(), unreadable);
    } catch (cause) {
      signal?.throwIfAborted();
      if (timedOut) throw timeoutError(cause);
      if (cause instanceof GangwayError) throw cause;
      throw isOnline()
        ? new GangwayError("network", "The server could not be reached.", { cause })
        : offlineError(cause);
    } finally {
      clock.clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    }
  }

  const sendVisitCall = <T>(
    describe: (calls: VisitCalls) => ProxyCall<T>,
    signal?: AbortSignal,
  ): Promise<T> => send(async () => describe((await loadVisit()).visitCalls), signal);

  return {
    readOrganisation: (code, signal) => send(() => organisationCall(code), signal),
    invite: (body, options, signal) => sendVisitCall((calls) => calls.invite(body, options), signal),
    readTracking: (ref, visitToken, signal) =>
      sendVisitCall((calls) => calls.readTracking(ref, visitToken), signal),
    sendCode: (ref, signal, channel, locale) =>
      sendVisitCall((calls) => calls.sendCode(ref, channel, locale), signal),
    activate: (ref, proof, signal) => sendVisitCall((calls) => calls.activate(ref, proof), signal),
    mailLink: (ref, visitToken, signal, locale) =>
      sendVisitCall((calls) => calls.mailLink(ref, visitToken, locale), signal),
    readStatus: (ref, signal) => sendVisitCall((calls) => calls.readStatus(ref), signal),
  };
}
