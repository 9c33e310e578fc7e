/** The log of requests to the simulated providers and the gateway of text messages, for tests that count polls and for the control page. */
import type { MiddlewareHandler } from "hono";
import type { ProviderId } from "../contract/providers.js";

/** A provider, or the gateway of text messages. */
export type ServiceId = ProviderId | "twilio";

export interface LoggedRequest {
  /** Time of arrival by the sandbox's clock, ISO 8601. */
  at: string;
  provider: ServiceId;
  method: string;
  /** Path without the query, which may hold secrets. */
  path: string;
  /** 0 until there is an answer, and for good where the connection was dropped. */
  status: number;
}

/** Number of requests kept; older ones are dropped. */
const MAX_REQUESTS = 10_000;

export interface RequestLog {
  /** Oldest first. */
  readonly requests: readonly LoggedRequest[];
  /** Creates the middleware that logs every request, and its answer's status unless `isDropped`. */
  middleware(provider: ServiceId, isDropped: (answer: Response) => boolean): MiddlewareHandler;
  reset(): void;
}

export function createRequestLog(now: () => number): RequestLog {
  let requests: LoggedRequest[] = [];
  return {
    get requests() {
      return requests;
    },

    middleware: (provider, isDropped) => async (context, next) => {
      const { method, path } = context.req;
      const entry: LoggedRequest = {
        at: new Date(now()).toISOString(),
        provider,
        method,
        path,
        status: 0,
      };
      requests.push(entry);
      if (requests.length > MAX_REQUESTS) requests.shift();
      await next();
      if (!isDropped(context.res)) entry.status = context.res.status;
    },

    reset() {
      requests = [];
    },
  };
}
