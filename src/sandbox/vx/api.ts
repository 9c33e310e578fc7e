/**
 * VX's HTTP API. From "Create Session", "Get Session Status" and "Get Session Result", November 2026.
 *
 * Chosen, because no page says: Create Session answers 200 with `{ request_id, link }`; an unknown `request_id`, or one
 * of another client, is 404 in the shape of the token call's errors.
 */
import { Hono } from "hono";
import type { SandboxTools } from "../sandbox-provider.js";
import { statusOrResult } from "./answers.js";
import { readCreateSession } from "./create-session.js";
import type { Session, Sessions } from "./sessions.js";
import type { Tokens } from "./tokens.js";

/** Paths, under the names that `POST /_sandbox/faults` knows. */
export const VX_ROUTES = {
  token: "/oauth/token",
  create: "/api/session/create_session",
  result: "/api/session/result/:request_id",
  capture: "/d/*",
} as const;

export function vxApi(sessions: Sessions, tokens: Tokens, tools: SandboxTools): Hono {
  const app = new Hono();
  const { clock } = tools;

  app.post(VX_ROUTES.token, (context) => tokens.issue(context));

  app.post(VX_ROUTES.create, async (context) => {
    const client = tokens.clientOf(context);
    if (!client) return tokens.refuse(context);
    const reading = readCreateSession(await context.req.text());
    if (!reading.ok) return context.json(platformError(reading.error, clock.now()), 400);
    const session = sessions.create(reading.request, client, clock.now(), tools.uuid);
    return context.json({ request_id: session.requestId, link: linkOf(session, tools) });
  });

  app.get(VX_ROUTES.result, (context) => {
    const client = tokens.clientOf(context);
    if (!client) return tokens.refuse(context);
    const session = sessions.find(context.req.param("request_id"));
    if (session?.client === client) return context.json(statusOrResult(session, clock.now()));
    return context.json({ error: "not_found", error_description: "No session has this request_id" }, 404);
  });

  app.notFound((context) =>
    context.json({ error: "not_found", error_description: `No ${context.req.method} here` }, 404),
  );
  return app;
}

/** Where the customer goes. */
export function linkOf(session: Session, tools: SandboxTools): string {
  return `${tools.baseUrl()}/d/${session.linkId}`;
}

/** The error shape of the platform's direct services, with its time: a T, no fraction, no zone. */
export function platformError(error: object, now: number): Record<string, unknown> {
  return { meta: { timestamp: new Date(now).toISOString().slice(0, 19) }, error };
}
