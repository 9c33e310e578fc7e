/** `/openapi.json`: an OpenAPI 3.1 document, made from the schemas that requests are checked with. */
import * as z from "zod";
import { statusOf } from "../../contract/error-status.js";
import type { ErrorCode } from "../../contract/errors.js";
import type { Operation, OperationAnswer, OperationSecurity, RouteEntry } from "./operation.js";
import { problemSchema } from "./problem-schema.js";

type Json = Record<string, unknown>;

const TAGS = [
  { name: "page", description: "For the page that the widget is on." },
  { name: "partner", description: "For the partner's server." },
  { name: "provider", description: "For the identity provider." },
  { name: "operation", description: "For whoever runs the proxy." },
];

const SECURITY_SCHEMES: Record<Exclude<OperationSecurity, "none">, Json> = {
  apiKey: { type: "apiKey", in: "header", name: "X-API-Key", description: "One of the organisation's." },
  visitToken: { type: "http", scheme: "bearer", description: "The `visitToken` of the activate call." },
  qrSignature: { type: "apiKey", in: "query", name: "sig", description: "As in `qrCodeUrl`." },
  metricsToken: { type: "http", scheme: "bearer", description: "`metrics.token` of the config." },
};

export function openApiDocument(routes: readonly RouteEntry[], publicUrl: string): Json {
  const components: Json = {};
  const paths: Record<string, Json> = {};
  for (const [method, path, , operation] of routes) {
    const template = path.replace(/:(\w+)(\{[^}]*\})?/g, "{$1}");
    const described = operation
      ? describe(operation, template, components)
      : { responses: { default: { description: "Not described." } } };
    paths[template] = { ...paths[template], [method.toLowerCase()]: described };
  }
  return {
    openapi: "3.1.1",
    info: {
      title: "Gangway",
      version: "1",
      summary: "Identity onboarding: the proxy's HTTP API.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: publicUrl }],
    tags: TAGS,
    paths,
    components: { schemas: components, securitySchemes: SECURITY_SCHEMES },
  };
}

function describe(operation: Operation, template: string, components: Json): Json {
  const { id, tag, summary, description, security, body, answers } = operation;
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    security: security.map((scheme) => (scheme === "none" ? {} : { [scheme]: [] })),
    parameters: parametersOf(operation, template, components),
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: body.required ?? true,
            content: {
              "application/json": {
                schema: toSchema(body.schema, "input", components),
                example: body.example,
              },
            },
          },
        }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, answer]) => [status, describeAnswer(answer, components)]),
      ),
      ...problemsOf(operation, components),
    },
  };
}

function parametersOf({ query, headers }: Operation, template: string, components: Json): Json[] {
  const named = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  const { properties = {}, required = [] } = query
    ? (toSchema(query, "input", components) as { properties?: Record<string, Json>; required?: string[] })
    : {};
  return [
    ...named,
    ...Object.entries(properties).map(([name, schema]) => ({
      name,
      in: "query",
      required: required.includes(name),
      schema,
    })),
    ...Object.entries(headers ?? {}).map(([name, description]) => ({
      name,
      in: "header",
      description,
      schema: { type: "string" },
    })),
  ];
}

function describeAnswer(
  { description, schema, mediaType, example }: OperationAnswer,
  components: Json,
): Json {
  if (!schema) return { description };
  const content = {
    schema: toSchema(schema, "output", components),
    ...(example === undefined ? {} : { example }),
  };
  return { description, content: { [mediaType ?? "application/json"]: content } };
}

/** The problem documents of an operation, by HTTP status, each with the codes that it may hold. */
function problemsOf({ errors, body, unprocessable }: Operation, components: Json): Json {
  const problem = toSchema(problemSchema, "output", components);
  const withBody: ErrorCode[] = body ? ["invalid_request", "payload_too_large"] : [];
  const codes = new Set<ErrorCode>([...errors, ...withBody, "internal"]);
  const byStatus = new Map<number, ErrorCode[]>();
  const add = (status: number, code: ErrorCode) =>
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  for (const code of codes) add(statusOf(code), code);
  // A body that is no JSON; a proxy that is going away, or has no database.
  if (body) add(415, "invalid_request");
  if (unprocessable !== undefined) add(422, "invalid_request");
  add(503, "internal");
  return Object.fromEntries(
    [...byStatus].map(([status, each]) => [
      status,
      {
        description: each.join(", "),
        ...(each.some((code) => code === "rate_limited" || code === "conflict")
          ? { headers: { "Retry-After": { schema: { type: "integer" }, description: "Seconds to wait." } } }
          : {}),
        content: {
          "application/problem+json": {
            schema: { allOf: [problem, { properties: { code: { enum: each }, status: { const: status } } }] },
          },
        },
      },
    ]),
  );
}

/** A schema as JSON Schema (2020-12). Schemas with an id become components, and a reference to them. */
function toSchema(schema: z.ZodType, io: "input" | "output", components: Json): Json {
  const { $schema: _, ...whole } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  const text = JSON.stringify(whole).replaceAll('"#/$defs/', '"#/components/schemas/');
  const { $defs, ...here } = JSON.parse(text) as Json & { $defs?: Json };
  Object.assign(components, $defs);
  return here;
}
