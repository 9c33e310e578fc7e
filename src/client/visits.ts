/** The calls about visits. */
import type { Outcome, Status } from "../contract/status.js";
import type { VisitEvent } from "../contract/visit-event-schemas.js";
import type { VisitAnswer, VisitListAnswer } from "../contract/visit-schemas.js";
import type { CallProxy } from "./call-proxy.js";
import { itemsOf } from "./pages.js";

export interface VisitFilter {
  /** Only visits that are proved to be this customer's. */
  externalRef?: string | undefined;
  status?: Status | undefined;
  outcome?: Outcome | undefined;
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
  /** What happened to the visit, oldest first. */
  events(trackingReference: string): Promise<VisitEvent[]>;
  /** The newest visit that is proved to be this customer's. @throws GangwayError `unknown_reference` without one. */
  latest(customer: { externalRef: string } | { email: string }): Promise<VisitAnswer>;
  /** Says whose visit it is. @throws GangwayError `conflict` where it is another customer's already. */
  confirm(trackingReference: string, customer: { externalRef: string }): Promise<VisitAnswer>;
  /** Every visit, newest first: `for await (const visit of client.visits.list())`. */
  list(filter?: VisitFilter): AsyncGenerator<VisitAnswer, void, undefined>;
  /** One page of them. */
  page(request?: VisitPageRequest): Promise<VisitListAnswer>;
}

export function createVisits(call: CallProxy): Visits {
  const pathOf = (reference: string) => `/v1/visits/${encodeURIComponent(reference)}`;
  const page = ({ externalRef, status, outcome, limit, after }: VisitPageRequest = {}) =>
    call<VisitListAnswer>({
      method: "GET",
      path: "/v1/visits",
      query: { external_ref: externalRef, status, outcome, limit, "page[after]": after },
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
    page,
  };
}
