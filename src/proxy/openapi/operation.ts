/**
 * What a route says of itself for `/openapi.json`. Each description stands beside its route, in the same file, and no
 * route can be registered without one (`RouteEntry`).
 */
import type * as z from "zod";
import type { ErrorCode } from "../../contract/errors.js";
import type { Route } from "../proxy-env.js";

/** Whose calls these are. */
export type OperationTag = "page" | "partner" | "provider" | "operation";

/** How a caller proves itself; `none`: it need not. */
export type OperationSecurity = "apiKey" | "visitToken" | "qrSignature" | "metricsToken" | "none";

export interface OperationAnswer {
  description: string;
  /** Of the body; undefined: there is none. */
  schema?: z.ZodType;
  /** Default: `application/json`. */
  mediaType?: string;
  example?: unknown;
}

export interface Operation {
  /** A verb and what it acts on, in camel case. */
  id: string;
  tag: OperationTag;
  summary: string;
  description?: string;
  /** Any one of them lets the caller in. */
  security: readonly OperationSecurity[];
  query?: z.ZodObject;
  /** Request headers, with what they are for. */
  headers?: Record<string, string>;
  body?: { schema: z.ZodType; example: unknown /** Default: true. */; required?: boolean };
  /** What it answers when all goes well, by HTTP status. */
  answers: Record<number, OperationAnswer>;
  /**
   * The error codes that it answers with; each has its HTTP status. `internal` and, with a body, what can be wrong with
   * any body are understood.
   */
  errors: readonly ErrorCode[];
  /** When a well-formed call is refused with 422 and `invalid_request`, because things are as they are. */
  unprocessable?: string;
}

export type RouteEntry = readonly [
  method: "GET" | "POST" | "PATCH" | "DELETE",
  path: string,
  route: Route,
  operation: Operation,
];
