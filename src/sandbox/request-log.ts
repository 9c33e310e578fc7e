/** What has been asked of the simulated providers: for tests that count polls and for people who wonder. */
import type { MiddlewareHandler } from "hono";
import type { ProviderId } from "../contract/providers.js";

export interface LoggedRequest {
  /** ISO 8601, by the sandbox's clock, when the request came in. */
  at: string;
  provider: ProviderId;
  method: string;
  /** As it was asked for, without the query: it may hold secrets. */
  path: string;
  /** 0 while there is no answer yet, and for good where the connection was dropped. */
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

  /** Notes every request that passes, and its answer's status unless `isDropped`. */
  recorder(provider: ProviderId, isDropped: (answer: Response) => boolean): MiddlewareHandler {
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
