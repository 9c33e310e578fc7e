/** The log of requests to the simulated providers, for tests that count polls and for the control page. */
import type { MiddlewareHandler } from "hono";
import type { ProviderId } from "../contract/providers.js";

export interface LoggedRequest {
  /** Time of arrival by the sandbox's clock, ISO 8601. */
  at: string;
  provider: ProviderId;
  method: string;
  /** Path without the query, which may hold secrets. */
  path: string;
  /** 0 until there is an answer, and for good where the connection was dropped. */
  status: number;
}

/** Number of requests kept; older ones are dropped. */
const KEPT = 10_000;

export class RequestLog {
  readonly #now: () => number;
  #requests: LoggedRequest[] = [];

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Oldest first. */
  get requests(): readonly LoggedRequest[] {
    return this.#requests;
  }

  reset(): void {
    this.#requests = [];
  }

  /** Creates the middleware that logs every request, and its answer's status unless `isDropped`. */
  middleware(provider: ProviderId, isDropped: (answer: Response) => boolean): MiddlewareHandler {
    return async (context, next) => {
      const { method, path } = context.req;
      const entry: LoggedRequest = {
        at: new Date(this.#now()).toISOString(),
        provider,
        method,
        path,
        status: 0,
      };
      this.#requests.push(entry);
      if (this.#requests.length > KEPT) this.#requests.shift();
      await next();
      if (!isDropped(context.res)) entry.status = context.res.status;
    };
  }
}
