/**
 * The only thing in the browser that calls the proxy. Every answer is read before it is believed, every call has a
 * time limit, every failure is a `GangwayError`.
 */
import type {
  ActivateAnswer,
  CodeAnswer,
  InviteAnswer,
  OrganisationAnswer,
  StatusAnswer,
  TrackingAnswer,
} from "../contract/answers.js";
import { GangwayError } from "../contract/errors.js";
import { organisationPath, readOrganisation } from "../contract/read-organisation.js";
import type { Reader } from "../contract/readers.js";
import type { ActivateRequest, InviteRequest } from "../contract/requests.js";
import { type Clock, systemClock } from "./clock.js";

export interface ProxyClientOptions {
  /** The proxy's base URL, absolute, http or https. A path is kept; query and fragment are not. */
  endpoint: string;
  fetch?: typeof fetch | undefined;
  clock?: Clock | undefined;
  /** Time limit of one call, answer included, in milliseconds. Default: 10 000. */
  timeoutMs?: number | undefined;
  /** Tells `offline` from `network` when a call can't be made. Default: `navigator.onLine`. */
  isOnline?: (() => boolean) | undefined;
}

/**
 * The proxy's calls for the page (CONTRACT.md §3).
 *
 * Each rejects with a `GangwayError`: what the proxy said, else `network` or `offline` (no connection), `timeout`,
 * `provider_response_invalid` (a success that can't be read); or, when the caller's signal aborts, with that
 * signal's reason.
 */
export interface ProxyClient {
  readOrganisation(code: string, signal?: AbortSignal): Promise<OrganisationAnswer>;
  /** Makes a visit. The same key with the same body makes it once only, however often it is sent. */
  invite(
    body: InviteRequest,
    options: { idempotencyKey: string },
    signal?: AbortSignal,
  ): Promise<InviteAnswer>;
  /** Reads what a page may know of a visit; with the visit token also where the provider's screen is. */
  readTracking(ref: string, visitToken?: string, signal?: AbortSignal): Promise<TrackingAnswer>;
  /** Has a one-time code mailed to the invite's address. */
  sendCode(ref: string, signal?: AbortSignal): Promise<CodeAnswer>;
  /** Enters the visit with a proof: a mailed code, the partner's token, or `{}` where none is asked for. */
  activate(ref: string, proof: ActivateRequest, signal?: AbortSignal): Promise<ActivateAnswer>;
  readStatus(ref: string, signal?: AbortSignal): Promise<StatusAnswer>;
}

/** One call: what it asks, and what reads the answer. */
export interface Call<T> {
  path: string;
  read: Reader<T>;
  /** Given, the call is a POST of this as JSON. */
  body?: object;
  headers?: Record<string, string>;
}

let loaded: typeof import("./visit-calls.js") | undefined;

/** Loaded with the first call about a visit: the first step does without. Later calls go out at once. */
async function visitCalls() {
  loaded ??= await import("./visit-calls.js");
  return loaded;
}

/** @throws GangwayError `invalid_configuration` for an endpoint that is no absolute http(s) URL. */
function baseOf(endpoint: string): string {
  try {
    const { protocol, origin, pathname } = new URL(endpoint);
    if (/^https?:$/.test(protocol)) return origin + pathname.replace(/\/+$/, "");
  } catch {
    // Falls through to the same refusal.
  }
  throw new GangwayError("invalid_configuration", "The endpoint must be an absolute http(s) URL.");
}

/**
 * Makes a client of one proxy.
 * @throws GangwayError `invalid_configuration` for an endpoint that is no absolute http(s) URL.
 */
export function createProxyClient(options: ProxyClientOptions): ProxyClient {
  const base = baseOf(options.endpoint);
  const { clock = systemClock, timeoutMs = 10_000 } = options;
  const isOnline = options.isOnline ?? (() => globalThis.navigator?.onLine !== false);

  async function call<T>(describe: () => Call<T> | Promise<Call<T>>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    const limit = new AbortController();
    const abort = () => limit.abort();
    let late = false;
    const timer = clock.setTimeout(() => {
      late = true;
      abort();
    }, timeoutMs);
    signal?.addEventListener("abort", abort);
    try {
      const { path, read, body, headers } = await describe();
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
        credentials: "omit",
        cache: "no-store",
        referrerPolicy: "no-referrer",
        // The proxy never redirects; a visit token must not follow whoever does.
        redirect: "error",
        signal: limit.signal,
      });
      const text = await response.text();
      let answer: unknown;
      try {
        answer = JSON.parse(text);
      } catch {
        // Stays undefined, which no reader takes for an answer.
      }
      if (response.ok) {
        try {
          return read(answer, "answer");
        } catch (cause) {
          throw new GangwayError("provider_response_invalid", "The server's answer could not be read.", {
            cause,
          });
        }
      }
      // Loaded when the first refusal comes: most pages never see one.
      const { errorFromProblem } = await import("./problem.js");
      throw errorFromProblem(response, answer, clock.now());
    } catch (cause) {
      signal?.throwIfAborted();
      if (late) throw new GangwayError("timeout", "The server took too long to answer.", { cause });
      if (cause instanceof GangwayError) throw cause;
      throw isOnline()
        ? new GangwayError("network", "The server could not be reached.", { cause })
        : new GangwayError("offline", "There is no internet connection.", { cause });
    } finally {
      clock.clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    }
  }

  return {
    readOrganisation: (code, signal) =>
      call(() => ({ path: organisationPath(code), read: readOrganisation }), signal),
    invite: (body, options, signal) => call(async () => (await visitCalls()).invite(body, options), signal),
    readTracking: (ref, visitToken, signal) =>
      call(async () => (await visitCalls()).readTracking(ref, visitToken), signal),
    sendCode: (ref, signal) => call(async () => (await visitCalls()).sendCode(ref), signal),
    activate: (ref, proof, signal) => call(async () => (await visitCalls()).activate(ref, proof), signal),
    readStatus: (ref, signal) => call(async () => (await visitCalls()).readStatus(ref), signal),
  };
}
