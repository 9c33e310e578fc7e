/** The description of every route: `GET /openapi.json` for generators of clients, and `GET /docs` for people. */
import * as z from "zod";
import { openApiDocument } from "../../openapi/document.js";
import {
  type ApiDescription,
  type ReferencePage,
  renderReferencePage,
} from "../../openapi/reference-page.js";
import { defineRoute, type Route } from "../../routing/route.js";

/** @param others all routes but these. */
export function descriptionRoutes(others: readonly Route[], publicUrl: string): Route[] {
  let document: Record<string, unknown> | undefined;
  let page: Promise<ReferencePage> | undefined;
  const readDocument = () => {
    document ??= openApiDocument([...others, ...routes], publicUrl);
    return document;
  };

  const openApi = defineRoute({
    method: "GET",
    path: "/openapi.json",
    id: "readOpenApi",
    tag: "operation",
    summary: "Read this document",
    security: "public",
    answers: { 200: { description: "OpenAPI 3.1.", schema: z.record(z.string(), z.unknown()) } },
    errors: [],

    handle: ({ answer }) =>
      answer(
        200,
        readDocument(), // Anybody's tools may read it, in a browser too.
        { "access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin" },
      ),
  });

  const reference = defineRoute({
    method: "GET",
    path: "/docs",
    id: "showReference",
    tag: "operation",
    summary: "Show this document as a page",
    security: "public",
    answers: { 200: { description: "The page.", schema: z.string(), mediaType: "text/html" } },
    errors: [],

    async handle({ answer }) {
      page ??= renderReferencePage(readDocument() as unknown as ApiDescription);
      const { body, contentSecurityPolicy } = await page;
      return answer(200, body, {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": contentSecurityPolicy,
      });
    },
  });

  const routes = [openApi, reference];
  return routes;
}
