/**
 * The calls about what was found, beside the decision: collected data, watchlists, registries, and the decision's
 * variants. From "/v1/sessions/{id}/collected-data", "…/watchlist-screening" (GET and PATCH),
 * "…/decision/curp-registry" and "/v1/validate-registry" (devdocs.veriff.com), November 2026. `…/decision/fullauto`
 * and `…/decision/ine-registry` are as public clients call them.
 *
 * Assumed, because no page says it: each variant is 404 until there is a decision, and the Mexican registries also for
 * any other document. Data for a session that is no longer open are refused with 409. Data are answered with 200, a
 * check of a registry with 201. The index names `/v1/sessions/validate-registry`, its own page
 * `/v1/validate-registry`: both work.
 */
import { Hono } from "hono";
import { isJsonObject, parseJson } from "../json-object.js";
import type { SandboxTools } from "../sandbox-provider.js";
import { apiError } from "./api-error.js";
import { readCollectedData } from "./collected-data.js";
import { fullAutoAnswer } from "./full-auto.js";
import type { Lifecycle } from "./lifecycle.js";
import { readRegistryRequest } from "./registry.js";
import { parseSample } from "./request-body.js";
import { monitoringResult, screeningResult } from "./screening.js";
import type { Session } from "./sessions.js";
import {
  answerSigned,
  answerVerification,
  findSigned,
  findSignedByBody,
  readSigned,
  refuseUnknown,
} from "./signed-calls.js";

/** Paths, under the names that `POST /_sandbox/faults` knows. */
export const DATA_ROUTES = {
  "collected-data": "/v1/sessions/:id/collected-data",
  "watchlist-screening": "/v1/sessions/:id/watchlist-screening",
  "full-auto": "/v1/sessions/:id/decision/fullauto",
  "curp-registry": "/v1/sessions/:id/decision/curp-registry",
  "ine-registry": "/v1/sessions/:id/decision/ine-registry",
  "validate-registry": "/v1/validate-registry",
  "validate-registry-session": "/v1/sessions/validate-registry",
} as const;

const SAMPLE_CURP = "MOSS670330MDFRRR09";

export function createDataApi(
  lifecycle: Lifecycle,
  { clock }: SandboxTools,
  countCreation: () => void,
  describe: (session: Session) => object,
): Hono {
  const app = new Hono();
  const { sessions } = lifecycle;
  const findSession = (id: string) => sessions.find(id);

  app.post(DATA_ROUTES["collected-data"], async (context) => {
    const { found: session, body } = await findSignedByBody(context, "Session", findSession);
    const data = readCollectedData(parseJson(body));
    if (session.status !== "created" && session.status !== "started") {
      throw apiError(409, "409", "The session must be created or started");
    }
    session.collectedIp = data.ip;
    return answerSigned(context, { status: "success" });
  });

  app.get(DATA_ROUTES["watchlist-screening"], async (context) => {
    const session = await findSigned(context, "Session", findSession);
    const screening = session.screening ?? refuseUnknown("Watchlist screening");
    return answerSigned(context, { status: "success", data: screeningResult(session, screening) });
  });

  app.patch(DATA_ROUTES["watchlist-screening"], async (context) => {
    const { found: session, body } = await findSignedByBody(context, "Session", findSession);
    const change = parseJson(body);
    if (!isJsonObject(change) || change.monitorStatus === undefined) {
      throw apiError(400, "1102");
    }
    if (change.monitorStatus !== "disabled") throw apiError(400, "1104", "monitorStatus must be disabled");
    const screening = session.screening ?? refuseUnknown("Watchlist screening");
    screening.monitored = false;
    return answerSigned(context, { status: "success", data: monitoringResult(session, screening) });
  });

  app.get(DATA_ROUTES["full-auto"], async (context) => {
    const session = await findSigned(context, "Session", findSession);
    const decision = session.decision ?? refuseUnknown("Decision");
    return answerSigned(context, fullAutoAnswer(session, decision));
  });

  /** The decided session of a call about a Mexican registry. */
  const findMexican = (id: string) => {
    const session = findSession(id);
    return session?.decision && session.request.documentCountry === "MX" ? session : undefined;
  };
  app.get(DATA_ROUTES["curp-registry"], async (context) => {
    const { request } = await findSigned(context, "Registry data", findMexican);
    return answerSigned(context, {
      status: "success",
      statusCurp: "AN",
      curp: request.idNumber ?? SAMPLE_CURP,
    });
  });
  app.get(DATA_ROUTES["ine-registry"], async (context) => {
    const { request } = await findSigned(context, "Registry data", findMexican);
    return answerSigned(context, { status: "success", ineIdentifier: request.documentNumber, valid: true });
  });

  for (const route of [DATA_ROUTES["validate-registry"], DATA_ROUTES["validate-registry-session"]]) {
    app.post(route, async (context) => {
      const request = readRegistryRequest(parseSample(await readSigned(context)), clock.realNow());
      countCreation();
      const session = await lifecycle.create(request);
      lifecycle.checkRegistry(session);
      return answerVerification(context, describe(session), 201);
    });
  }

  return app;
}
