/** `/openapi.json`: an OpenAPI 3.1 document, written from the routes' declarations. */
import * as z from "zod";
import { httpStatusOf } from "../../contract/error-status.js";
import type { ErrorCode } from "../../contract/errors.js";
import { type EventType, WEBHOOK_EVENTS, webhookBodySchema } from "../../contract/webhook-event-schemas.js";
import type { Route, RouteTag } from "../routing/route.js";
import { SECURITY, type SecurityScheme } from "../routing/security.js";
import { problemSchema } from "./problem-schema.js";

type Json = Record<string, unknown>;

const TAGS: Record<RouteTag, string> = {
  page: "For the page that the widget is on.",
  partner: "For the partner's server.",
  provider: "For the identity provider.",
  operation: "For the operator of the proxy.",
};

const SECURITY_SCHEMES: Record<Exclude<SecurityScheme, "none">, Json> = {
  apiKey: {
    type: "apiKey",
    in: "header",
    name: "X-API-Key",
    description: "One of the organisation's `apiKeys`, with the scope that the call lists.",
  },
  visitToken: { type: "http", scheme: "bearer", description: "The `visitToken` of the activate call." },
  qrSignature: { type: "apiKey", in: "query", name: "sig", description: "As in `qrCodeUrl`." },
  metricsToken: { type: "http", scheme: "bearer", description: "`metrics.token` of the config." },
};

/** Parameters that mean the same in every path. */
const PATH_PARAMETERS: Record<string, string> = {
  code: "The organisation's code.",
  ref: "The visit's tracking reference.",
  file: "The visit's tracking reference, with `.svg`.",
  provider: "The provider's id, such as `veriff`.",
  organisation: "The organisation's code.",
  identity: "The identity's id, or its external reference.",
  tag: "The tag.",
};

export function openApiDocument(routes: readonly Route[], publicUrl: string): Json {
  const components: Json = {};
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const template = route.path.replace(/:(\w+)(\{[^}]*\})?/g, "{$1}");
    const described = describe(route, template, components);
    paths[template] = { ...paths[template], [route.method.toLowerCase()]: described };
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
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    webhooks: describeWebhooks(components),
    components: { schemas: components, securitySchemes: SECURITY_SCHEMES },
  };
}

function describe(route: Route, template: string, components: Json): Json {
  const { id, tag, summary, description, security, scope, answers } = route;
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    security: SECURITY[security].schemes.map((scheme) => requirement(scheme, scope)),
    parameters: parametersOf(route, template, components),
    ...requestBodyOf(route, components),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, answer]) => [status, describeAnswer(answer, components)]),
      ),
      ...problemsOf(route, components),
    },
  };
}

/** The names in the list are the scopes of the key (OpenAPI 3.1.1, "Security Requirement Object"). */
function requirement(scheme: SecurityScheme, scope: Route["scope"]): Json {
  if (scheme === "none") return {};
  return { [scheme]: scheme === "apiKey" && scope !== undefined ? [scope] : [] };
}

/** The requests that a partner's server gets from the proxy. Standard Webhooks 1.0.0 names the headers. */
function describeWebhooks(components: Json): Json {
  const headers = Object.entries({
    "Webhook-Id": "The event's id: the same in every attempt.",
    "Webhook-Timestamp": "The time of this attempt, in seconds since 1970.",
    "Webhook-Signature":
      "`v1,` and the base64 of HMAC-SHA-256 over `{Webhook-Id}.{Webhook-Timestamp}.{body}`.",
  }).map(([name, description]) => ({
    name,
    in: "header",
    required: true,
    description,
    schema: { type: "string" },
  }));
  const types = Object.keys(WEBHOOK_EVENTS) as EventType[];
  return Object.fromEntries(
    types.map((type) => {
      const schema = toSchema(webhookBodySchema(type), "output", components);
      const post = {
        operationId: type,
        tags: ["partner"],
        summary: WEBHOOK_EVENTS[type].summary,
        parameters: headers,
        requestBody: { required: true, content: { "application/json": { schema } } },
        responses: {
          "2XX": { description: "Accepted. Any other answer is retried; 410 disables the endpoint." },
        },
      };
      return [type, { post }];
    }),
  );
}

function requestBodyOf({ body, rawBody }: Route, components: Json): Json {
  if (body) {
    const content = { schema: toSchema(body.schema, "input", components), example: body.example };
    return { requestBody: { required: !body.optional, content: { "application/json": content } } };
  }
  if (!rawBody) return {};
  const { example, contents = [{ mediaType: "application/json", schema: z.unknown(), example }] } = rawBody;
  const content = Object.fromEntries(
    contents.map(({ mediaType, schema, example }) => [
      mediaType,
      { schema: toSchema(schema, "input", components), example },
    ]),
  );
  return { requestBody: { required: true, content } };
}

function parametersOf({ params, query, headers }: Route, template: string, components: Json): Json[] {
  const pathParams = objectSchema(params, components);
  const queryParams = objectSchema(query, components);
  return [
    ...[...template.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
      name,
      in: "path",
      required: true,
      ...described({ type: "string", description: PATH_PARAMETERS[name], ...pathParams.properties[name] }),
    })),
    ...Object.entries(queryParams.properties).map(([name, schema]) => ({
      name,
      in: "query",
      required: queryParams.required.includes(name),
      ...described(schema),
    })),
    ...Object.entries(headers ?? {}).map(([name, description]) => ({
      name,
      in: "header",
      description,
      schema: { type: "string" },
    })),
  ];
}

/** A parameter's description stands beside its schema. */
function described({ description, ...schema }: Json): Json {
  return { ...(description === undefined ? {} : { description }), schema };
}

interface ObjectSchema {
  properties: Record<string, Json>;
  required: string[];
}

function objectSchema(schema: z.ZodType | undefined, components: Json): ObjectSchema {
  const described = schema ? toSchema(schema, "input", components) : {};
  return { properties: {}, required: [], ...described };
}

function describeAnswer(answer: Route["answers"][number], components: Json): Json {
  const contents = "streams" in answer ? answer.streams : [answer];
  const content = Object.fromEntries(
    contents.map(({ mediaType = "application/json", schema, example }) => [
      mediaType,
      { schema: toSchema(schema, "output", components), ...(example === undefined ? {} : { example }) },
    ]),
  );
  return { description: answer.description, content };
}

/** The problem documents of a route, by HTTP status, each with the codes that it may hold. */
function problemsOf(route: Route, components: Json): Json {
  const { security, scope, body, rawBody, errors, unprocessable } = route;
  const problem = toSchema(problemSchema, "output", components);
  const ofSize: ErrorCode[] = body || rawBody ? ["payload_too_large"] : [];
  const codes = new Set<ErrorCode>([
    ...SECURITY[security].refusals,
    // The codes of a request's own faults, such as U+0000 in any path or query.
    "invalid_request",
    ...ofSize,
    ...errors,
    "internal",
  ]);
  const byStatus = new Map<number, ErrorCode[]>();
  const add = (status: number, code: ErrorCode) =>
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  for (const code of codes) add(httpStatusOf(code), code);
  // The key lacks the scope.
  if (scope !== undefined) add(403, "unauthorised");
  // The body isn't JSON.
  if (body || rawBody?.contents) add(415, "invalid_request");
  if (unprocessable !== undefined) add(422, "invalid_request");
  // The proxy is shutting down, or has no database.
  add(503, "internal");
  return Object.fromEntries(
    [...byStatus].map(([status, each]) => [
      status,
      {
        description: `${each.join(", ")}${status === 422 && unprocessable ? `: ${unprocessable}` : ""}`,
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

/** Turns a schema into JSON Schema (2020-12). A schema with an id becomes a component, and a reference to it. */
function toSchema(schema: z.ZodType, io: "input" | "output", components: Json): Json {
  const { $schema: _, ...whole } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  const text = JSON.stringify(whole).replaceAll('"#/$defs/', '"#/components/schemas/');
  const { $defs, ...here } = JSON.parse(text) as Json & { $defs?: Json };
  Object.assign(components, $defs);
  return here;
}
