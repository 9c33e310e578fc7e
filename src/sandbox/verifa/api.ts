/**
 * Verifa's HTTP API under `/api/v1`, with its key, limits, idempotency and inflection in front, and the capture calls of
 * "API-only integration" (docs.withverifa.com), November 2026. Each group of calls has a file of its own.
 */
import { Hono } from "hono";
import { answerApiError } from "../api-error.js";
import type { SandboxTools } from "../sandbox-provider.js";
import type { ApiEnv } from "./api-env.js";
import { apiError } from "./api-error.js";
import { checkApiVersion } from "./api-version.js";
import { createCaptureApi } from "./capture-api.js";
import { createChecksApi } from "./checks-api.js";
import { createEndpointsApi } from "./endpoints-api.js";
import { createIdempotency } from "./idempotency.js";
import { createIdentitiesApi } from "./identities-api.js";
import { inflectAnswers } from "./key-inflection.js";
import type { Lifecycle } from "./lifecycle.js";
import { createRateLimit, REQUESTS_PER_MINUTE } from "./rate-limits.js";
import { requireKey } from "./require-key.js";
import { createSessionsApi } from "./sessions-api.js";

/** Paths, under the names that `POST /_sandbox/faults` knows. */
export const ROUTES = {
  sessions: "/api/v1/sessions",
  session: "/api/v1/sessions/:id",
  result: "/api/v1/sessions/:id/result",
  resume: "/api/v1/sessions/:id/resume",
  "session-data": "/api/v1/sessions/:id/data",
  identities: "/api/v1/identities",
  identity: "/api/v1/identities/:id",
  "identity-data": "/api/v1/identities/:id/data",
  checks: "/api/v1/checks",
  endpoints: "/api/v1/webhooks/*",
  capture: "/verify/*",
} as const;

export function createApi(lifecycle: Lifecycle, tools: SandboxTools): Hono {
  const { clock } = tools;
  const api = new Hono<ApiEnv>();
  api.onError(answerApiError);
  api.use(
    inflectAnswers,
    requireKey,
    checkApiVersion,
    createRateLimit(clock, REQUESTS_PER_MINUTE),
    createIdempotency(clock),
  );
  api.route("/", createSessionsApi(lifecycle, tools));
  api.route("/", createIdentitiesApi(lifecycle));
  api.route("/", createChecksApi(lifecycle, tools));
  api.route("/", createEndpointsApi(lifecycle.webhooks));
  // "Get rate limits" of docs.withverifa.com, November 2026. Assumed: its members are those of the headers.
  api.get("/rate-limits", (context) => {
    const header = (name: string) => Number(context.res.headers.get(`x-ratelimit-${name}`));
    return context.json({ limit: header("limit"), remaining: header("remaining"), reset: header("reset") });
  });
  api.all("*", () => {
    throw apiError(404, "Not found.");
  });

  const app = new Hono();
  app.route("/", createCaptureApi(lifecycle));
  app.route("/api/v1", api);
  return app;
}
