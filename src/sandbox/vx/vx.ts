/**
 * Veratad VX, simulated: token call, session API, capture pages and webhooks, from the pages at api.veratad.com/vx,
 * November 2026. What was chosen where they are silent stands at the top of `tokens.ts`, `create-session.ts`,
 * `api.ts`, `answers.ts`, `sessions.ts`, `journey.ts`, `capture.ts`, `clients.ts` and `webhook.ts`.
 *
 * Control calls: `opens` lands on the page (INIT); `leaves` does the age app first, if it hasn't been done (IN
 * PROGRESS); `submits` does all that is left. A decision first does what the customer hasn't.
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
import { currentStatus } from "./answers.js";
import { linkOf, platformError, VX_ROUTES, vxApi } from "./api.js";
import { vxCapture } from "./capture.js";
import { HMAC_CLIENT } from "./clients.js";
import { createJourney, samplePerson } from "./journey.js";
import { isExpired, isThrough, type Session, Sessions } from "./sessions.js";
import { createTokens } from "./tokens.js";

const OUTCOMES = ["approved", "declined", "in_review", "expired"] as const;
const decisionSchema = z.strictObject({ outcome: z.enum(OUTCOMES) });

export const vxSandbox = ((tools: SandboxTools) => {
  const { clock } = tools;
  const sessions = new Sessions();
  const tokens = createTokens(tools);
  const journey = createJourney(sessions, tools);
  const app = new Hono();
  app.route("/", vxCapture(sessions, journey, tools));
  app.route("/", vxApi(sessions, tokens, tools));

  /** @throws ControlFault when nobody can go on with the session, because its link has run out. */
  const open = (id: string): Session => {
    const session = sessions.find(id);
    if (!session) throw new Error(`no session ${id}`);
    if (isExpired(session, clock.now())) throw new ControlFault(400, "The session's link has run out.");
    return session;
  };

  const describe = (session: Session): SandboxSession => ({
    session: session.requestId,
    customer: session.email,
    status: currentStatus(session, clock.now()) ?? "not opened",
    outcome: session.result,
    note: session.left ? "left" : null,
    url: linkOf(session, tools),
    createdAt: new Date(session.createdAt).toISOString(),
  });

  return {
    app,
    routes: VX_ROUTES,
    crossOrigin: false,
    decisions: OUTCOMES.map((outcome) => ({ label: DECISION_LABELS[outcome], body: { outcome } })),

    credentials: () => ({
      authUrl: tools.baseUrl(),
      baseUrl: tools.baseUrl(),
      clientId: HMAC_CLIENT.id,
      clientSecret: HMAC_CLIENT.secret,
      age: "21+",
      webhookAuth: HMAC_CLIENT.webhookAuth,
    }),

    sessions: () => sessions.all.map(describe),

    session(id: string) {
      const found = sessions.find(id);
      return found && describe(found);
    },

    customer(id: string, act: CustomerAct) {
      const session = open(id);
      if (act === "submits") return journey.handIn(session);
      journey.open(session);
      if (act === "opens" || isThrough(session)) return;
      if (session.progress === "INIT") journey.checkAge(session, samplePerson(session.age, clock.now()));
      session.left = true;
    },

    decide(id: string, body: unknown) {
      const { outcome } = readControl(decisionSchema, body);
      const session = open(id);
      if (outcome === "expired") {
        if (isThrough(session)) {
          throw new ControlFault(400, "The journey is through: its link can't run out any more.");
        }
        session.expiresAt = clock.now();
        return;
      }
      journey.handIn(session);
      if (outcome === "in_review") journey.review(session);
      else journey.conclude(session, outcome === "approved" ? "PASS" : "FAIL");
    },

    errorBody(status: number) {
      if (status === 401)
        return { error: "invalid_token", error_description: "The sandbox was told to fail" };
      if (status === 403)
        return { error: "access_denied", error_description: "The sandbox was told to fail" };
      return platformError({ message: "The sandbox was told to fail", code: `SBX${status}` }, clock.now());
    },

    reset() {
      sessions.reset();
      tokens.reset();
    },
  } satisfies SandboxProvider;
}) satisfies SandboxProviderFactory;
