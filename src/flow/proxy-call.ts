import type { Reader } from "./readers.js";

/** One call to the proxy: the request, and the reader of its answer. */
export interface ProxyCall<T> {
  /** Appended to the proxy's base URL. */
  path: string;
  read: Reader<T>;
  /** Sent as JSON. A call with a body is a POST, any other a GET. */
  body?: object;
  headers?: Record<string, string>;
  /** Default: `no-store`. */
  cache?: RequestCache;
}
