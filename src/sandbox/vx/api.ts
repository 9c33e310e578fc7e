/**
 * VX's HTTP API. From "Create Session", "Get Session Status" and "Get Session Result" (api.veratad.com/vx), November
 * 2026.
 *
 * Assumed, because no page says it: Create Session answers 200 with `{ request_id, link }`. Polling by email takes the
 * address in the place of the `request_id`, and answers for the client's newest session of that address. An unknown
 * `request_id` or address, or one of another client, is 404 in the shape of the token call's errors.
 */
import { Hono } from "hono";
import { answerApiError } from "../api-error.js";
import { parseJson } from "../json-object.js";
import type { SandboxTools } from "../sandbox-provider.js";
import { statusAndResult } from "./answers.js";
import { platformError, tokenError } from "./api-error.js";
import type { Lifecycle } from "./lifecycle.js";
import { readSessionRequest } from "./session-request.js";
import { createTokens } from "./tokens.js";

/** Paths, under the names that `POST /_sandbox/faults` knows. */
export const ROUTES = {
  token: "/oauth/token",
  create: "/api/session/create_session",
  result: "/api/session/result/:request_id",
  capture: "/d/*",
} as const;

export function createApi(lifecycle: Lifecycle, tools: SandboxTools): Hono {
  const app = new Hono();
  const { clock } = tools;
  const tokens = createTokens(tools);
  app.onError(answerApiError);

  app.post(ROUTES.token, async (context) => context.json(tokens.issue(parseJson(await context.req.text()))));

  app.post(ROUTES.create, async (context) => {
    const client = tokens.findClient(context);
    const reading = readSessionRequest(await context.req.text());
    if (!reading.ok) throw platformError(reading.error, clock.now());
    const session = lifecycle.create(reading.request, client);
    return context.json({ request_id: session.id, link: lifecycle.captureUrl(session) });
  });

  app.get(ROUTES.result, (context) => {
    const client = tokens.findClient(context);
    const session = lifecycle.findForClient(context.req.param("request_id"), client);
    if (session) return context.json(statusAndResult(session, clock.now()));
    throw tokenError(404, "not_found", "No session has this request_id or email address");
  });

  return app;
}
