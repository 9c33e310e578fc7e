/**
 * Verifa, simulated: its API, its capture pages, its identities and its webhooks, as documented at docs.withverifa.com
 * in November 2026. What was chosen where the pages are silent stands at the top of the other files.
 */
import { Hono } from "hono";
import * as z from "zod";
import { ControlFault, readControl } from "../control-fault.js";
import { DECISION_LABELS } from "../decision-labels.js";
import type {
  CustomerAct,
  SandboxProvider,
  SandboxProviderFactory,
  SandboxSession,
  SandboxTools,
} from "../sandbox-provider.js";
import { SANDBOX_KEY, WEBHOOK_SECRET, WORKFLOW_ID } from "./account.js";
import type { ApiEnv } from "./api-env.js";
import { answerFault, faultBody } from "./api-fault.js";
import { verifaCapture } from "./capture.js";
import { captureApi } from "./capture-api.js";
import { endpointsApi } from "./endpoints-api.js";
import { Idempotency } from "./idempotency.js";
import { Identities } from "./identities.js";
import { identitiesApi } from "./identities-api.js";
import { inflectAnswers } from "./key-inflection.js";
import { Lifecycle } from "./lifecycle.js";
import { RateLimits } from "./rate-limits.js";
import { requireKey } from "./require-key.js";
import { type Session, Sessions } from "./sessions.js";
import { sessionsApi } from "./sessions-api.js";
import { Webhooks } from "./webhooks.js";

/** Paths, under the names that `POST /_sandbox/faults` knows. */
const VERIFA_ROUTES = {
  sessions: "/api/v1/sessions",
  session: "/api/v1/sessions/:id",
  result: "/api/v1/sessions/:id/result",
  resume: "/api/v1/sessions/:id/resume",
  "session-data": "/api/v1/sessions/:id/data",
  identities: "/api/v1/identities",
  identity: "/api/v1/identities/:id",
  "identity-data": "/api/v1/identities/:id/data",
  endpoints: "/api/v1/webhooks/*",
  capture: "/verify/*",
} as const;

const OUTCOMES = ["approved", "declined", "in_review", "resubmission_requested", "expired"] as const;
const decisionSchema = z.strictObject({ outcome: z.enum(OUTCOMES) });

export const verifaSandbox = ((tools: SandboxTools) => {
  const webhooks = new Webhooks(tools);
  const sessions = new Sessions(tools);
  const identities = new Identities({
    clock: tools.clock,
    uuid: tools.uuid,
    send: (event, identity, tag) => webhooks.sendIdentity(event, identity, tag),
  });
  const lifecycle = new Lifecycle(sessions, identities, webhooks, tools);
  const limits = new RateLimits(tools.clock);
  const idempotency = new Idempotency(tools.clock);

  const api = new Hono<ApiEnv>();
  api.onError(answerFault);
  api.use(inflectAnswers, requireKey, limits.guard, idempotency.guard);
  api.route("/", sessionsApi(lifecycle, webhooks, limits, tools));
  api.route("/", identitiesApi(lifecycle));
  api.route("/", endpointsApi(webhooks, tools.clock));
  api.all("*", (context) => context.json(faultBody(404, "Not found."), 404));

  const app = new Hono();
  app.route("/", verifaCapture(lifecycle, tools));
  app.route("/", captureApi(lifecycle));
  app.route("/api/v1", api);

  const find = (id: string): Session => {
    const found = sessions.find(id);
    if (!found) throw new Error(`no session ${id}`);
    return found;
  };
  /** @throws ControlFault */
  const refuseEnded = (session: Session) => {
    if (session.redacted) throw new ControlFault(400, "The session is redacted.");
    if (session.status === "expired" || session.status === "failed") {
      throw new ControlFault(400, `The session is ${session.status}: resume it first.`);
    }
  };

  return {
    app,
    routes: VERIFA_ROUTES,
    // Its keys are secret: no page calls it.
    crossOrigin: false,
    decisions: OUTCOMES.map((outcome) => ({ label: DECISION_LABELS[outcome], body: { outcome } })),

    credentials: () => ({
      baseUrl: tools.baseUrl(),
      apiKey: SANDBOX_KEY,
      secrets: [WEBHOOK_SECRET],
      workflowId: WORKFLOW_ID,
    }),

    sessions: () => sessions.all.map((session) => describe(session, lifecycle)),

    session(id: string) {
      const found = sessions.find(id);
      return found && describe(found, lifecycle);
    },

    customer(id: string, act: CustomerAct) {
      const session = find(id);
      refuseEnded(session);
      if (act === "opens") lifecycle.open(session);
      if (act === "submits") lifecycle.submitForCustomer(session);
      if (act === "leaves") session.left = session.status === "capturing";
    },

    decide(id: string, body: unknown) {
      const { outcome } = readControl(decisionSchema, body);
      const session = find(id);
      refuseEnded(session);
      if (outcome === "expired") {
        if (session.status === "completed") throw new ControlFault(400, "A completed session can't expire.");
        lifecycle.expire(session);
        return;
      }
      lifecycle.submitForCustomer(session);
      if (outcome === "in_review") lifecycle.requireReview(session);
      else if (outcome === "resubmission_requested") lifecycle.requireResubmission(session);
      else lifecycle.conclude(session, outcome === "approved" ? "approved" : "rejected");
    },

    errorBody: (status: number) => faultBody(status, "The sandbox was told to fail."),

    reset() {
      for (const part of [sessions, identities, webhooks, limits, idempotency]) part.reset();
    },
  } satisfies SandboxProvider;
}) satisfies SandboxProviderFactory;

function describe(session: Session, lifecycle: Lifecycle): SandboxSession {
  return {
    session: session.id,
    customer: session.fields.email ?? session.externalRef ?? "(no name)",
    status: session.redacted ? `${session.status}, redacted` : session.status,
    outcome: session.result?.status ?? null,
    note: session.left ? "left without handing in" : null,
    url: lifecycle.captureUrl(session),
    createdAt: new Date(session.createdAt).toISOString(),
  };
}
