/** Calls to a provider's HTTP API, which speaks JSON. */
import type { OutboundAnswer, OutboundRequest } from "./provider.js";

export interface CallParts {
  /** Takes the place of the `{…}` in the route. */
  id?: string;
  /** Sent as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
}

/** The one function by which a provider calls its API. It adds the provider's credentials. */
export type Call = (
  method: OutboundRequest["method"],
  route: string,
  parts?: CallParts,
) => Promise<OutboundAnswer>;

/** Makes the request of a call. `headers` are those that every call has. */
export function requestTo(
  baseUrl: string,
  method: OutboundRequest["method"],
  route: string,
  { id = "", body, headers: ofThisCall }: CallParts = {},
  headers: Record<string, string> = {},
): OutboundRequest {
  return {
    method,
    route,
    url: `${baseUrl}${route.replace(/\{\w+\}/g, encodeURIComponent(id))}`,
    headers: {
      accept: "application/json",
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
      ...ofThisCall,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
}
