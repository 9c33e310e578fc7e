/** `GET /openapi.json`: the description of every route, for people and for generators of clients. */
import * as z from "zod";
import { openApiDocument } from "../../openapi/document.js";
import { defineRoute, type Route } from "../../routing/route.js";

/** @param others all routes but this one. */
export function openApiRoute(others: readonly Route[], publicUrl: string): Route {
  let document: Record<string, unknown> | undefined;
  const route = defineRoute({
    method: "GET",
    path: "/openapi.json",
    id: "readOpenApi",
    tag: "operation",
    summary: "Read this document",
    security: "public",
    answers: { 200: { description: "OpenAPI 3.1.", schema: z.record(z.string(), z.unknown()) } },
    errors: [],

    handle({ answer }) {
      document ??= openApiDocument([...others, route], publicUrl);
      return answer(
        200,
        document, // Anybody's tools may read it, in a browser too.
        { "access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin" },
      );
    },
  });
  return route;
}
