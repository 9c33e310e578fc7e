/**
 * Veriff, simulated: its API, its flow, its states and its webhooks, as the seed and devdocs.veriff.com had them in
 * November 2026. What was chosen where the pages are silent stands at the top of `fault.ts`, `session-request.ts`,
 * `payloads.ts`, `signature.ts`, `webhooks.ts`, `lifecycle.ts`, `rate-cap.ts`, `api.ts` and `flow.ts`.
 *
 * It is a test integration: it decides nothing by itself unless the first name is Approve, Decline or Resubmit.
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
import { sessionUrl, VERIFF_ROUTES, veriffApi } from "./api.js";
import { veriffFlow } from "./flow.js";
import { API_KEY, INTEGRATION_ID, SECRETS } from "./integration.js";
import { begin, decide, endAs, submit, type Verdict } from "./lifecycle.js";
import { type Session, Sessions } from "./sessions.js";

/** Our outcome words, as far as Veriff has them. */
const OUTCOMES = [
  "approved",
  "declined",
  "in_review",
  "resubmission_requested",
  "expired",
  "abandoned",
] as const;
const decisionSchema = z.strictObject({ outcome: z.enum(OUTCOMES) });

export const veriffSandbox = ((tools: SandboxTools) => {
  const sessions = new Sessions();
  const api = veriffApi(sessions, tools);
  const app = new Hono();
  app.route("/", api.app);
  app.route("/", veriffFlow(sessions, tools));

  const session = (id: string): Session => {
    const found = sessions.find(id);
    if (!found) throw new Error(`no session ${id}`);
    return found;
  };

  return {
    app,
    routes: VERIFF_ROUTES,
    crossOrigin: true,
    decisions: OUTCOMES.map((outcome) => ({ label: DECISION_LABELS[outcome], body: { outcome } })),

    credentials: () => ({
      baseUrl: tools.baseUrl(),
      apiKey: API_KEY,
      secrets: [...SECRETS],
      integrationId: INTEGRATION_ID,
    }),

    sessions: () => sessions.all.map((one) => describe(one, tools)),

    session(id: string) {
      const found = sessions.find(id);
      return found && describe(found, tools);
    },

    customer(id: string, act: CustomerAct) {
      const one = session(id);
      if (act === "opens") begin(one, tools);
      if (act === "submits") submit(one, tools);
      // Veriff can't tell a customer who walked away until the seven days are over.
      if (act === "leaves") one.left = one.status === "started";
    },

    decide(id: string, body: unknown) {
      const { outcome } = readControl(decisionSchema, body);
      const one = session(id);
      if (one.status === "expired" || one.status === "abandoned") {
        throw new ControlFault(400, `The session has ended as ${one.status}: nobody decides any more.`);
      }
      if (outcome === "expired" || outcome === "abandoned") endAs(one, outcome, tools);
      else decide(one, verdictOf(outcome), tools);
    },

    errorBody: (status: number) => ({
      status: "fail",
      code: String(status),
      message: "The sandbox was told to fail",
    }),

    reset() {
      sessions.reset();
      api.reset();
    },
  } satisfies SandboxProvider;
}) satisfies SandboxProviderFactory;

function verdictOf(outcome: Exclude<(typeof OUTCOMES)[number], "expired" | "abandoned">): Verdict {
  return outcome === "in_review" ? "review" : outcome;
}

function describe(session: Session, tools: SandboxTools): SandboxSession {
  const { request, decision, attempts } = session;
  const name = [request.firstName, request.lastName].filter(Boolean).join(" ");
  const notes = [
    session.left ? "The customer has left" : "",
    attempts.length > 1 ? `Attempt ${attempts.length}` : "",
  ];
  return {
    session: session.id,
    customer: name || request.endUserId || request.vendorData || "Unnamed",
    status: session.status,
    outcome: decision && [decision.status, decision.reasonCode].filter(Boolean).join(" "),
    note: notes.filter(Boolean).join(" · ") || null,
    url: sessionUrl(session, tools),
    createdAt: new Date(session.createdAt).toISOString(),
  };
}
