/**
 * Veratad VX, simulated: token call, session API, capture pages and webhooks, as documented at api.veratad.com/vx in
 * November 2026. Assumptions, where the pages are silent, stand at the top of each file.
 *
 * Control calls: `opens` lands on the page (INIT). `leaves` does the age app first, if it hasn't been done (IN
 * PROGRESS). `submits` does all that is left. A decision first does whatever the customer hasn't.
 */
import { Hono } from "hono";
import { ControlError } from "../control-error.js";
import { controlSessions } from "../control-sessions.js";
import { outcomeDecisions } from "../outcome-decisions.js";
import type { SandboxProvider, SandboxProviderFactory, SandboxTools } from "../sandbox-provider.js";
import { credentials } from "./account.js";
import { currentStatus } from "./answers.js";
import { createApi, ROUTES } from "./api.js";
import { errorBody } from "./api-error.js";
import { createCapture } from "./capture.js";
import { createLifecycle } from "./lifecycle.js";
import { isCustomerDone, isExpired, type Session } from "./sessions.js";

const { decisions, readOutcome } = outcomeDecisions(["approved", "declined", "in_review", "expired"]);

export const vxSandbox = ((tools: SandboxTools) => {
  const { clock } = tools;
  const lifecycle = createLifecycle(tools);
  const app = new Hono();
  app.route("/", createCapture(lifecycle, tools));
  app.route("/", createApi(lifecycle, tools));

  /** @throws ControlError where the link has run out: nobody can go on with the session. */
  const refuseExpired = (session: Session) => {
    if (isExpired(session, clock.now())) throw new ControlError(400, "The session's link has run out.");
  };
  const unlessExpired = (act: (session: Session) => void) => (session: Session) => {
    refuseExpired(session);
    act(session);
  };

  return {
    app,
    routes: ROUTES,
    crossOrigin: false,
    credentials: () => credentials(tools.baseUrl()),
    errorBody: (status: number) => errorBody(status, clock.now()),
    decisions,

    ...controlSessions(lifecycle.sessions, {
      describe: (session) => ({
        session: session.id,
        customer: session.email,
        status: currentStatus(session, clock.now()) ?? "not opened",
        outcome: session.stops.length > 1 ? session.result : null,
        note: session.left ? "left" : null,
        url: lifecycle.captureUrl(session),
        createdAt: new Date(session.createdAt).toISOString(),
      }),

      customer: {
        opens: unlessExpired(lifecycle.open),
        submits: unlessExpired(lifecycle.submitForCustomer),
        leaves: unlessExpired(lifecycle.leave),
      },

      decide(session, body) {
        const outcome = readOutcome(body);
        refuseExpired(session);
        if (outcome === "expired") {
          if (isCustomerDone(session)) {
            throw new ControlError(400, "The journey is through: its link can't run out any more.");
          }
          lifecycle.expire(session);
          return;
        }
        lifecycle.submitForCustomer(session);
        if (outcome === "in_review") lifecycle.review(session);
        else lifecycle.conclude(session, outcome === "approved" ? "PASS" : "FAIL");
      },
    }),
  } satisfies SandboxProvider;
}) satisfies SandboxProviderFactory;
