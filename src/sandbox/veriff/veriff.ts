/**
 * Veriff, simulated: its API, its flow, its states and its webhooks, as documented at devdocs.veriff.com in November
 * 2026. Assumptions, where the pages are silent, stand at the top of each file.
 *
 * It is a test integration: it decides nothing by itself unless the first name is Approve, Decline or Resubmit.
 */
import { Hono } from "hono";
import { controlSessions } from "../control-sessions.js";
import type { SandboxProvider, SandboxProviderFactory, SandboxTools } from "../sandbox-provider.js";
import { credentials } from "./account.js";
import { createApi, ROUTES } from "./api.js";
import { errorBody } from "./api-error.js";
import { createCapture } from "./capture.js";
import { decideSession, decisions } from "./control-decision.js";
import { createLifecycle } from "./lifecycle.js";
import { manualSessions } from "./manual-sessions.js";
import { createSettings } from "./settings.js";

export const veriffSandbox = ((tools: SandboxTools) => {
  const settings = createSettings();
  const lifecycle = createLifecycle(tools, settings.current);
  const app = new Hono();
  app.route("/", createCapture(lifecycle, tools));
  app.route("/", createApi(lifecycle, tools, settings.current));

  return {
    app,
    routes: ROUTES,
    crossOrigin: true,
    credentials: () => credentials(tools.baseUrl()),
    errorBody,
    decisions,
    settings,
    manual: manualSessions(lifecycle),

    ...controlSessions(lifecycle.sessions, {
      describe(session) {
        const { request, decision, attempts } = session;
        const name = [request.firstName, request.lastName].filter(Boolean).join(" ");
        const notes = [
          session.left ? "The customer has left" : "",
          attempts.length > 1 ? `Attempt ${attempts.length}` : "",
          request.undocumented.length > 0 ? `Not documented: ${request.undocumented.join(", ")}` : "",
        ];
        return {
          session: session.id,
          customer: name || request.endUserId || request.vendorData || "Unnamed",
          status: session.status,
          outcome: decision && [decision.status, decision.reasonCode].filter(Boolean).join(" "),
          note: notes.filter(Boolean).join(" · ") || null,
          url: lifecycle.captureUrl(session),
          createdAt: new Date(session.createdAt).toISOString(),
        };
      },

      customer: {
        opens: lifecycle.open,
        submits: (session) => lifecycle.submit(session),
        leaves: lifecycle.leave,
      },

      decide: (session, body) => decideSession(session, body, lifecycle, settings.current),
    }),
  } satisfies SandboxProvider;
}) satisfies SandboxProviderFactory;
