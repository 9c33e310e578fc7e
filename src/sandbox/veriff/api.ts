/**
 * Veriff's HTTP API under `/v1`, open to pages of any origin as its JavaScript SDK needs it. From "How to generate
 * sessions manually" and the API reference (`/v1/sessions`, `…/{id}`, `…/decision`, `…/person`, `…/attempts`;
 * devdocs.veriff.com), November 2026. There is no `GET /v1/sessions/{id}`. Some samples there end an address with a
 * slash: the sandbox takes both forms of each. Calls about photos are in `media-api.ts`, those about findings in
 * `data-api.ts`.
 *
 * Assumed, because no page says it: the decision answer keeps the last decision during a new attempt. Attempts come
 * oldest first, and there is none before the flow is opened. Deletion is switched on. Every answer but an error is
 * signed.
 */
import { Hono } from "hono";
import { answerApiError } from "../api-error.js";
import { isJsonObject, parseJson } from "../json-object.js";
import type { SandboxTools } from "../sandbox-provider.js";
import { knownPerson, verificationOf } from "./answers.js";
import { apiError } from "./api-error.js";
import { createDataApi, DATA_ROUTES } from "./data-api.js";
import type { Lifecycle } from "./lifecycle.js";
import { createMediaApi, MEDIA_ROUTES } from "./media-api.js";
import { createRateCap, creationWindows, DELETION_WINDOWS } from "./rate-caps.js";
import { parseSample, readBody } from "./request-body.js";
import { readSessionRequest } from "./session-request.js";
import type { Session } from "./sessions.js";
import type { Settings } from "./settings.js";
import { checkCaller } from "./signature.js";
import {
  answerSigned,
  answerVerification,
  findSigned,
  findSignedByBody,
  refuseUnknown,
} from "./signed-calls.js";

/** Paths, under the names that `POST /_sandbox/faults` knows. */
export const ROUTES = {
  create: "/v1/sessions",
  session: "/v1/sessions/:id",
  decision: "/v1/sessions/:id/decision",
  person: "/v1/sessions/:id/person",
  attempts: "/v1/sessions/:id/attempts",
  ...MEDIA_ROUTES,
  ...DATA_ROUTES,
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

export function createApi(lifecycle: Lifecycle, tools: SandboxTools, settings: Readonly<Settings>): Hono {
  const app = new Hono();
  const { sessions } = lifecycle;
  const { baseUrl, clock } = tools;
  const countCreation = createRateCap(
    () => creationWindows(settings),
    () => clock.now(),
  );
  const countDeletion = createRateCap(
    () => DELETION_WINDOWS,
    () => clock.now(),
  );
  const findSession = (id: string) => sessions.find(id);
  app.onError(answerApiError);

  const describe = (session: Session) => ({
    id: session.id,
    url: lifecycle.captureUrl(session),
    vendorData: session.request.vendorData,
    endUserId: session.request.endUserId,
    host: baseUrl(),
    status: session.status,
    sessionToken: session.token,
  });

  app.post(ROUTES.create, async (context) => {
    checkCaller(context);
    const request = readSessionRequest(parseSample(await readBody(context)), clock.realNow());
    countCreation();
    const session = await lifecycle.create(request);
    return answerVerification(context, describe(session), 201);
  });

  app.patch(ROUTES.session, async (context) => {
    const { found: session, body } = await findSignedByBody(context, "Session", findSession);
    if (readStatus(body) !== "submitted") throw apiError(400, "1303");
    if (session.status !== "created" && session.status !== "started") {
      throw apiError(400, "1304");
    }
    lifecycle.submit(session, { uploaded: true });
    return answerVerification(context, describe(session));
  });

  app.delete(ROUTES.session, async (context) => {
    const session = await findSigned(context, "Session", findSession);
    countDeletion();
    if (!DELETABLE.includes(session.status)) {
      throw apiError(400, "1305");
    }
    lifecycle.remove(session);
    return answerVerification(context, { id: session.id });
  });

  app.get(ROUTES.decision, async (context) => {
    const session = await findSigned(context, "Session", findSession);
    return answerVerification(context, session.decision && verificationOf(session, session.decision));
  });

  app.get(ROUTES.person, async (context) => {
    const session = await findSigned(context, "Session", findSession);
    return answerSigned(context, { status: "success", person: knownPerson(session) });
  });

  app.get(ROUTES.attempts, async (context) => {
    const { attempts } = await findSigned(context, "Session", findSession);
    const verifications = attempts.map(({ id, status, createdAt, userStatuses }) => ({
      id,
      status,
      createdTime: new Date(createdAt).toISOString(),
      ...(userStatuses.length > 0 ? { userDefinedData: userStatuses } : {}),
    }));
    return answerSigned(context, { status: "success", verifications });
  });

  app.route("/", createMediaApi(lifecycle, tools));
  app.route("/", createDataApi(lifecycle, tools, countCreation, describe));

  app.all("/v1/*", (context) => {
    checkCaller(context);
    return refuseUnknown(`${context.req.method} ${context.req.path}`);
  });

  return app;
}

function readStatus(body: string): unknown {
  const parsed = parseJson(body);
  const verification = isJsonObject(parsed) ? parsed.verification : undefined;
  return isJsonObject(verification) ? verification.status : undefined;
}
