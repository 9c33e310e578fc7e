/**
 * Veriff's HTTP API under `/v1`, open to pages of any origin as its JavaScript SDK needs it. From the seed and the API
 * reference (`/v1/sessions`, `…/{id}`, `…/decision`, `…/person`, `…/attempts`, `…/media`), November 2026. There is no
 * `GET /v1/sessions/{id}`.
 *
 * Chosen, because no page says: the decision answer keeps the last decision while a new attempt is under way; attempts
 * come oldest first, and there is none before the flow was opened; deletion is switched on; every answer is signed.
 */
import { type Context, Hono } from "hono";
import type { SandboxTools } from "../sandbox-provider.js";
import { VeriffFault } from "./fault.js";
import { createSession, end, submit } from "./lifecycle.js";
import { mediaOf } from "./media.js";
import { knownPerson, verificationOf } from "./payloads.js";
import { creationCap, deletionCap } from "./rate-cap.js";
import { readSessionRequest } from "./session-request.js";
import type { Session, Sessions } from "./sessions.js";
import { checkCaller, checkSigned, signatureHeaders } from "./signature.js";

/** Paths, under the names that `POST /_sandbox/faults` knows. */
export const VERIFF_ROUTES = {
  create: "/v1/sessions",
  session: "/v1/sessions/:id",
  decision: "/v1/sessions/:id/decision",
  person: "/v1/sessions/:id/person",
  attempts: "/v1/sessions/:id/attempts",
  media: "/v1/sessions/:id/media",
  "attempt-media": "/v1/attempts/:id/media",
  flow: "/v/*",
} as const;

const DELETABLE: readonly string[] = [
  "created",
  "started",
  "approved",
  "declined",
  "resubmission_requested",
  "expired",
  "abandoned",
];

/** Where the customer goes. */
export const sessionUrl = (session: Session, tools: SandboxTools) => `${tools.baseUrl()}/v/${session.token}`;

export function veriffApi(sessions: Sessions, tools: SandboxTools): { app: Hono; reset: () => void } {
  const app = new Hono();
  const creations = creationCap();
  const deletions = deletionCap();

  app.onError((error, context) => {
    if (!(error instanceof VeriffFault)) throw error;
    return context.json(error.body, error.status);
  });

  const describe = (session: Session) => ({
    id: session.id,
    url: sessionUrl(session, tools),
    vendorData: session.request.vendorData,
    host: tools.baseUrl(),
    status: session.status,
    sessionToken: session.token,
  });

  /** The session that a signed call is about. */
  const found = async (context: Context, find = (id: string) => sessions.find(id)): Promise<Session> => {
    const id = context.req.param("id") ?? "";
    checkCaller(context);
    await checkSigned(context, id);
    return find(id) ?? notFound("Session");
  };

  app.post(VERIFF_ROUTES.create, async (context) => {
    checkCaller(context);
    creations.count(tools.clock.now());
    const body: unknown = await context.req.json().catch(() => undefined);
    const request = readSessionRequest(body, tools.clock.realNow());
    const session = await createSession(request, sessions, tools);
    return signed(context, { ...describe(session), endUserId: request.endUserId }, 201);
  });

  app.patch(VERIFF_ROUTES.session, async (context) => {
    checkCaller(context);
    const body = await context.req.text();
    await checkSigned(context, body);
    const session = sessions.find(context.req.param("id")) ?? notFound("Session");
    if (readStatus(body) !== "submitted") throw new VeriffFault(400, "1303", "Invalid status");
    if (session.status !== "created" && session.status !== "started") {
      throw new VeriffFault(400, "1304", 'Session cannot transition to "submitted"');
    }
    submit(session, tools, true);
    return signed(context, describe(session));
  });

  app.delete(VERIFF_ROUTES.session, async (context) => {
    const session = await found(context);
    deletions.count(tools.clock.now());
    if (!DELETABLE.includes(session.status)) {
      throw new VeriffFault(400, "1305", "Session is not in a completed status.");
    }
    end(session, tools);
    sessions.remove(session);
    return signed(context, { id: session.id });
  });

  app.get(VERIFF_ROUTES.decision, async (context) => {
    const session = await found(context);
    return signed(context, session.decision && verificationOf(session, session.decision));
  });

  app.get(VERIFF_ROUTES.person, async (context) => {
    const session = await found(context);
    return answer(context, { status: "success", person: knownPerson(session) });
  });

  app.get(VERIFF_ROUTES.attempts, async (context) => {
    const { attempts } = await found(context);
    const verifications = attempts.map(({ id, status, createdAt }) => ({
      id,
      status,
      createdTime: new Date(createdAt).toISOString(),
    }));
    return answer(context, { status: "success", verifications });
  });

  app.get(VERIFF_ROUTES.media, async (context) => {
    const { attempts } = await found(context);
    return answer(context, mediaOf(attempts.at(-1), tools.baseUrl()));
  });

  app.get(VERIFF_ROUTES["attempt-media"], async (context) => {
    const { attempts } = await found(context, (id) => sessions.findByAttempt(id));
    const attempt = attempts.find(({ id }) => id === context.req.param("id"));
    return answer(context, mediaOf(attempt, tools.baseUrl()));
  });

  app.all("/v1/*", (context) => {
    checkCaller(context);
    return notFound(`${context.req.method} ${context.req.path}`);
  });

  return {
    app,
    reset() {
      creations.reset();
      deletions.reset();
    },
  };
}

function notFound(what: string): never {
  throw new VeriffFault(404, "404", `${what} not found`);
}

function readStatus(body: string): unknown {
  try {
    return JSON.parse(body)?.verification?.status;
  } catch {
    return undefined;
  }
}

const signed = (context: Context, verification: object | null, status: 200 | 201 = 200) =>
  answer(context, { status: "success", verification }, status);

async function answer(context: Context, content: object, status: 200 | 201 = 200): Promise<Response> {
  const body = JSON.stringify(content);
  const headers = { "content-type": "application/json; charset=utf-8", ...(await signatureHeaders(body)) };
  return context.body(body, status, headers);
}
