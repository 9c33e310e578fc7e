/**
 * Veriff's HTTP API under `/v1`, open to pages of any origin as its JavaScript SDK needs it. From "How to generate
 * sessions manually" and the API reference (`/v1/sessions`, `…/{id}`, `…/decision`, `…/person`, `…/attempts`, `…/media`;
 * devdocs.veriff.com), November 2026. There is no `GET /v1/sessions/{id}`. Some samples there end an address with a slash:
 * the sandbox takes both forms of each.
 *
 * Assumed, because no page says it: the decision answer keeps the last decision during a new attempt. Attempts come
 * oldest first, and there is none before the flow is opened. Deletion is switched on. Every answer but an error is signed.
 */
import { type Context, Hono } from "hono";
import { answerApiError } from "../api-error.js";
import { isJsonObject, parseJson } from "../json-object.js";
import type { SandboxTools } from "../sandbox-provider.js";
import { knownPerson, verificationOf } from "./answers.js";
import { apiError } from "./api-error.js";
import type { Lifecycle } from "./lifecycle.js";
import { mediaOf } from "./media.js";
import { CREATION_WINDOWS, createRateCap, DELETION_WINDOWS } from "./rate-caps.js";
import { parseSample, readBody } from "./request-body.js";
import { readSessionRequest } from "./session-request.js";
import { findByAttempt, type Session } from "./sessions.js";
import { checkCaller, checkSignature, signatureHeaders } from "./signature.js";

/** Paths, under the names that `POST /_sandbox/faults` knows. */
export const ROUTES = {
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

export function createApi(lifecycle: Lifecycle, { baseUrl, clock }: SandboxTools): Hono {
  const app = new Hono();
  const { sessions } = lifecycle;
  const countCreation = createRateCap(CREATION_WINDOWS, () => clock.now());
  const countDeletion = createRateCap(DELETION_WINDOWS, () => clock.now());
  app.onError(answerApiError);

  const describe = (session: Session) => ({
    id: session.id,
    url: lifecycle.captureUrl(session),
    vendorData: session.request.vendorData,
    host: baseUrl(),
    status: session.status,
    sessionToken: session.token,
  });

  /**
   * Finds the session of a call whose signature is over the id in its path.
   * @throws ApiError 401, 404
   */
  const findSigned = async (context: Context, find = (id: string) => sessions.find(id)): Promise<Session> => {
    const id = context.req.param("id") ?? "";
    checkCaller(context);
    await checkSignature(context, id);
    return find(id) ?? refuseUnknown("Session");
  };

  app.post(ROUTES.create, async (context) => {
    checkCaller(context);
    const request = readSessionRequest(parseSample(await readBody(context)), clock.realNow());
    countCreation();
    const session = await lifecycle.create(request);
    return answerVerification(context, { ...describe(session), endUserId: request.endUserId }, 201);
  });

  app.patch(ROUTES.session, async (context) => {
    checkCaller(context);
    const body = await readBody(context);
    await checkSignature(context, body);
    const session = sessions.find(context.req.param("id")) ?? refuseUnknown("Session");
    if (readStatus(body) !== "submitted") throw apiError(400, "1303", "Invalid status");
    if (session.status !== "created" && session.status !== "started") {
      throw apiError(400, "1304", 'Session cannot transition to "submitted"');
    }
    lifecycle.submit(session, { uploaded: true });
    return answerVerification(context, describe(session));
  });

  app.delete(ROUTES.session, async (context) => {
    const session = await findSigned(context);
    countDeletion();
    if (!DELETABLE.includes(session.status)) {
      throw apiError(400, "1305", "Session is not in a completed status.");
    }
    lifecycle.remove(session);
    return answerVerification(context, { id: session.id });
  });

  app.get(ROUTES.decision, async (context) => {
    const session = await findSigned(context);
    return answerVerification(context, session.decision && verificationOf(session, session.decision));
  });

  app.get(ROUTES.person, async (context) => {
    const session = await findSigned(context);
    return answerSigned(context, { status: "success", person: knownPerson(session) });
  });

  app.get(ROUTES.attempts, async (context) => {
    const { attempts } = await findSigned(context);
    const verifications = attempts.map(({ id, status, createdAt }) => ({
      id,
      status,
      createdTime: new Date(createdAt).toISOString(),
    }));
    return answerSigned(context, { status: "success", verifications });
  });

  app.get(ROUTES.media, async (context) => {
    const { attempts } = await findSigned(context);
    return answerSigned(context, mediaOf(attempts.at(-1), baseUrl()));
  });

  app.get(ROUTES["attempt-media"], async (context) => {
    const { attempts } = await findSigned(context, (id) => findByAttempt(sessions, id));
    const attempt = attempts.find(({ id }) => id === context.req.param("id"));
    return answerSigned(context, mediaOf(attempt, baseUrl()));
  });

  app.all("/v1/*", (context) => {
    checkCaller(context);
    return refuseUnknown(`${context.req.method} ${context.req.path}`);
  });

  return app;
}

function refuseUnknown(subject: string): never {
  throw apiError(404, "404", `${subject} not found`);
}

function readStatus(body: string): unknown {
  const parsed = parseJson(body);
  const verification = isJsonObject(parsed) ? parsed.verification : undefined;
  return isJsonObject(verification) ? verification.status : undefined;
}

function answerVerification(context: Context, verification: object | null, status?: 200 | 201) {
  return answerSigned(context, { status: "success", verification }, status);
}

async function answerSigned(context: Context, content: object, status: 200 | 201 = 200): Promise<Response> {
  const body = JSON.stringify(content);
  const headers = { "content-type": "application/json; charset=utf-8", ...(await signatureHeaders(body)) };
  return context.body(body, status, headers);
}
