/** Variables of a request, set on its way: most of them for the log. */
import type { Context } from "hono";
import type { ErrorCode } from "../contract/errors.js";
import type { HostInfo } from "./host-info.js";
import type { BodyLimit } from "./requests/body-limit.js";

/** Facts about a request, and a note of its route for whoever works off the queues. */
export interface RequestEnv extends HostInfo {
  /** True where the request has led to no webhook, mail or background read. */
  changedNothing?: boolean;
}

export interface ProxyEnv {
  Bindings: RequestEnv;
  Variables: {
    /** The template of the path. */
    route?: string;
    organisation?: string;
    /** The name of the API key that let the caller in, if it has one. */
    apiKey?: string;
    reference?: string;
    code?: ErrorCode;
    /** The page's origin, once its organisation was found to allow it. */
    allowedOrigin?: string;
    /** The path is one that pages of other origins call. */
    isForPages?: boolean;
    /** The answer has all its headers. */
    hasHeaders?: boolean;
    /** For `readBody`. */
    bodyLimit?: BodyLimit;
  };
}

export type ProxyContext = Context<ProxyEnv>;
