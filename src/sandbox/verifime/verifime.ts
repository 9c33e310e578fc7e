/**
 * VerifiMe, simulated: its public API, its customer portal, its two phases and its webhook, as documented at
 * developer.verifime.com on 20 November 2026. Assumptions, where the pages are silent, stand at the top of each file.
 *
 * Control calls: `opens` opens the link, which changes no status. `leaves` signs in first and walks away (Active). `submits` does
 * all that is left.
 */
import { Hono } from "hono";
import * as z from "zod";
import { readControl } from "../control-error.js";
import { controlSessions } from "../control-sessions.js";
import type { SandboxProvider, SandboxProviderFactory, SandboxTools } from "../sandbox-provider.js";
import { credentials } from "./account.js";
import { createApi, ROUTES } from "./api.js";
import { errorBody } from "./api-error.js";
import { ASSESSMENT_STATUSES, assess, RISK_LEVELS } from "./assessment.js";
import { createCapture } from "./capture.js";
import { createLifecycle } from "./lifecycle.js";

const decisionSchema = z.strictObject({
  riskLevel: z.enum(RISK_LEVELS).nullable(),
  assessmentStatus: z.enum(ASSESSMENT_STATUSES).default("ASSESSED"),
});

export const verifimeSandbox = ((tools: SandboxTools) => {
  const lifecycle = createLifecycle(tools);
  const app = new Hono();
  app.route("/", createCapture(lifecycle, tools));
  app.route("/", createApi(lifecycle, tools));

  return {
    app,
    routes: ROUTES,
    crossOrigin: true,
    credentials: () => credentials(tools.baseUrl()),
    errorBody,
    decisions: RISK_LEVELS.map((riskLevel) => ({ label: riskLevel, body: { riskLevel } })),

    ...controlSessions(lifecycle.sessions, {
      describe(session) {
        const { assessment } = session;
        const flags = assessment?.flags.length ? ` (${assessment.flags.join(", ")})` : "";
        return {
          session: session.id,
          customer: session.wallet.email,
          status: session.status,
          outcome: assessment && `${assessment.riskLevel ?? assessment.status}${flags}`,
          note: session.left ? "the customer left" : null,
          url: lifecycle.captureUrl(session),
          createdAt: new Date(session.createdAt).toISOString(),
        };
      },

      customer: {
        opens: lifecycle.open,
        submits: lifecycle.submitForCustomer,
        leaves: lifecycle.leave,
      },

      decide(session, body) {
        const { riskLevel, assessmentStatus } = readControl(decisionSchema, body);
        lifecycle.submitForCustomer(session);
        const { flags } = assess(session.wallet.details?.middleName ?? "");
        lifecycle.conclude(session, { status: assessmentStatus, riskLevel, flags });
      },
    }),
  } satisfies SandboxProvider;
}) satisfies SandboxProviderFactory;
