/**
 * Verifa, simulated: its API, its capture pages, its identities and its webhooks, as documented at docs.withverifa.com in
 * November 2026. Assumptions, where the pages are silent, stand at the top of each file.
 */
import { Hono } from "hono";
import { ControlError } from "../control-error.js";
import { controlSessions } from "../control-sessions.js";
import { outcomeDecisions } from "../outcome-decisions.js";
import type { SandboxProvider, SandboxProviderFactory, SandboxTools } from "../sandbox-provider.js";
import { credentials } from "./account.js";
import { createApi, ROUTES } from "./api.js";
import { errorBody } from "./api-error.js";
import { createCapture } from "./capture.js";
import { createLifecycle } from "./lifecycle.js";
import type { Session } from "./sessions.js";

const { decisions, readOutcome } = outcomeDecisions([
  "approved",
  "declined",
  "in_review",
  "resubmission_requested",
  "expired",
]);

export const verifaSandbox = ((tools: SandboxTools) => {
  const lifecycle = createLifecycle(tools);
  const app = new Hono();
  app.route("/", createCapture(lifecycle, tools));
  app.route("/", createApi(lifecycle, tools));

  return {
    app,
    routes: ROUTES,
    // Its keys are secret: no page calls it.
    crossOrigin: false,
    credentials: () => credentials(tools.baseUrl()),
    errorBody,
    decisions,

    ...controlSessions(lifecycle.sessions, {
      describe: (session) => ({
        session: session.id,
        customer: session.fields.email ?? session.externalRef ?? "(no name)",
        status: session.redacted ? `${session.status}, redacted` : session.status,
        outcome: session.result?.status ?? null,
        note: session.left ? "left without handing in" : null,
        url: lifecycle.captureUrl(session),
        createdAt: new Date(session.createdAt).toISOString(),
      }),

      customer: {
        opens: unlessEnded(lifecycle.open),
        submits: unlessEnded(lifecycle.submitForCustomer),
        leaves: unlessEnded(lifecycle.leave),
      },

      decide(session, body) {
        const outcome = readOutcome(body);
        refuseEnded(session);
        if (outcome === "expired") {
          if (session.status === "completed")
            throw new ControlError(400, "A completed session can't expire.");
          lifecycle.expire(session);
          return;
        }
        lifecycle.submitForCustomer(session);
        if (outcome === "in_review") lifecycle.requireReview(session);
        else if (outcome === "resubmission_requested") lifecycle.requireResubmission(session);
        else lifecycle.conclude(session, outcome === "approved" ? "approved" : "rejected");
      },
    }),
  } satisfies SandboxProvider;
}) satisfies SandboxProviderFactory;

/** @throws ControlError where nobody can go on with the session. */
function refuseEnded(session: Session): void {
  if (session.redacted) throw new ControlError(400, "The session is redacted.");
  if (session.status === "expired" || session.status === "failed") {
    throw new ControlError(400, `The session is ${session.status}: resume it first.`);
  }
}

function unlessEnded(act: (session: Session) => void): (session: Session) => void {
  return (session) => {
    refuseEnded(session);
    act(session);
  };
}
