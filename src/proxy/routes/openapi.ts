/** `GET /openapi.json`: what the proxy answers to, for people and for generators of clients. */
import * as z from "zod";
import { openApiDocument } from "../openapi/document.js";
import type { Operation, RouteEntry } from "../openapi/operation.js";
import type { Route } from "../proxy-env.js";

export const openApiOperation: Operation = {
  id: "readOpenApi",
  tag: "operation",
  summary: "Read this document",
  security: ["none"],
  answers: { 200: { description: "OpenAPI 3.1.", schema: z.record(z.string(), z.unknown()) } },
  errors: [],
};

/** @param routes all of them, this one included, by the time that somebody asks. */
export function openApiRoute(routes: readonly RouteEntry[], publicUrl: string): Route {
  let document: unknown;
  return async (context) => {
    document ??= openApiDocument(routes, publicUrl);
    // Anybody's tools may read it, in a browser too.
    return context.json(document, 200, {
      "Access-Control-Allow-Origin": "*",
      "Cross-Origin-Resource-Policy": "cross-origin",
    });
  };
}
