/** The calls about visits. */
import type { Outcome, Status } from "../contract/status.js";
import type { VisitEvent } from "../contract/visit-event-schemas.js";
import type { VisitAnswer, VisitListAnswer } from "../contract/visit-schemas.js";
import type { CallProxy } from "./call-proxy.js";
import { itemsOf } from "./pages.js";
import type { ReadLines } from "./read-lines.js";

export interface VisitFilter {
  /** Only visits that are proved to be this customer's. */
  externalRef?: string | undefined;
  status?: Status | undefined;
  outcome?: Outcome | undefined;
  /** A proved address. It is sent in a body, never in a URL. */
  email?: string | undefined;
  provider?: string | undefined;
  /** Only visits created at this time or later. A date without a time is its midnight in UTC. */
  createdFrom?: Date | string | undefined;
  /** Only visits created before this time. */
  createdBefore?: Date | string | undefined;
  /** Visits per page, 1 to 100; 25 without it. */
  limit?: number | undefined;
}

export interface VisitPageRequest extends VisitFilter {
  /** `pagination.next_cursor` of the page before. */
  after?: string | undefined;
}

export interface Visits {
  /** The visit, with a fresh status where one can be had. */
  get(trackingReference: string): Promise<VisitAnswer>;
  /** Reads the events of the visit, oldest first. */
  events(trackingReference: string): Promise<VisitEvent[]>;
  /** The newest visit that is proved to be this customer's. @throws GangwayError `unknown_reference` without one. */
  latest(customer: { externalRef: string } | { email: string }): Promise<VisitAnswer>;
  /** Says whose visit it is. @throws GangwayError `conflict` where it is another customer's already. */
  confirm(trackingReference: string, customer: { externalRef: string }): Promise<VisitAnswer>;
  /** Every visit that fits, newest first: `for await (const visit of client.visits.list())`. */
  list(filter?: VisitFilter): AsyncGenerator<VisitAnswer, void, undefined>;
  /**
   * The same as one stream, for many. An error in the midst of it means that visits are missing.
   * @throws GangwayError `network` where it breaks off.
   */
  export(filter?: Omit<VisitFilter, "email" | "limit">): AsyncGenerator<VisitAnswer, void, undefined>;
  /** One page of them. */
  page(request?: VisitPageRequest): Promise<VisitListAnswer>;
}

export function createVisits(call: CallProxy, readLines: ReadLines): Visits {
  const pathOf = (reference: string) => `/v1/visits/${encodeURIComponent(reference)}`;
  const page = ({ email, limit, after, ...filter }: VisitPageRequest = {}) =>
    email === undefined
      ? call<VisitListAnswer>({
          method: "GET",
          path: "/v1/visits",
          query: { ...queryOf(filter), limit, "page[after]": after },
          isRepeatable: true,
        })
      : call<VisitListAnswer>({
          method: "POST",
          path: "/v1/visits/search",
          body: { ...filter, email, limit, after },
          isRepeatable: true,
        });
  return {
    get: (reference) => call({ method: "GET", path: pathOf(reference), isRepeatable: true }),
    events: (reference) => call({ method: "GET", path: `${pathOf(reference)}/events`, isRepeatable: true }),
    latest: (customer) =>
      call({ method: "POST", path: "/v1/visits/latest", body: customer, isRepeatable: true }),
    confirm: (reference, { externalRef }) =>
      call({ method: "PATCH", path: pathOf(reference), body: { externalRef }, isRepeatable: true }),
    list: (filter = {}) => itemsOf((after) => page({ ...filter, after })),
    export: (filter = {}) => readLines({ path: "/v1/visits/export", query: queryOf(filter) }),
    page,
  };
}

function queryOf({
  externalRef,
  createdFrom,
  createdBefore,
  ...query
}: Omit<VisitFilter, "email" | "limit">) {
  return {
    ...query,
    external_ref: externalRef,
    created_from: textOf(createdFrom),
    created_before: textOf(createdBefore),
  };
}

const textOf = (time: Date | string | undefined) => (time instanceof Date ? time.toISOString() : time);
