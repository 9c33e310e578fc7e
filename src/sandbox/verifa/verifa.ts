/**
 * Verifa, simulated: its API, its capture pages, its identities and its webhooks, as documented at docs.withverifa.com in
 * November 2026. Assumptions, where the pages are silent, stand at the top of each file.
 */
import { Hono } from "hono";
import * as z from "zod";
import { ControlError, readControl } from "../control-error.js";
import { controlSessions } from "../control-sessions.js";
import type { Decision, SandboxProvider, SandboxProviderFactory, SandboxTools } from "../sandbox-provider.js";
import { credentials } from "./account.js";
import { createApi, ROUTES } from "./api.js";
import { errorBody } from "./api-error.js";
import { createCapture } from "./capture.js";
import { type Identity, SCREENING_STATUSES, type ScreeningStatus } from "./identity.js";
import { createLifecycle } from "./lifecycle.js";
import type { Session } from "./sessions.js";

const OUTCOMES = [
  "approved",
  "declined",
  "in_review",
  "resubmission_requested",
  "expired",
  "failed",
] as const;

/** `outcome` decides the session. The other members say what screening finds: at once, or at its next repetition. */
const decisionSchema = z
  .strictObject({
    outcome: z.enum(OUTCOMES).optional(),
    screening: z.enum(SCREENING_STATUSES).optional(),
    nextScreening: z.enum(["clear", "hit"]).optional(),
  })
  .refine(
    (decision) => Object.keys(decision).length > 0,
    "must decide something: outcome, screening or nextScreening",
  );

type Outcome = (typeof OUTCOMES)[number];

const DECISIONS: readonly Decision[] = [
  { label: "Approve", body: { outcome: "approved" } },
  { label: "Decline", body: { outcome: "declined" } },
  { label: "Send to review", body: { outcome: "in_review" } },
  { label: "Ask to resubmit", body: { outcome: "resubmission_requested" } },
  { label: "Expire", body: { outcome: "expired" } },
  { label: "Fail", body: { outcome: "failed" } },
  { label: "Screening: clear", body: { screening: "clear" } },
  { label: "Screening: hit", body: { screening: "hit" } },
  { label: "Screening: pending", body: { screening: "pending" } },
  { label: "Next screening: hit", body: { nextScreening: "hit" } },
];

export const verifaSandbox = ((tools: SandboxTools) => {
  const lifecycle = createLifecycle(tools);
  const { identities } = lifecycle;

  const decideOutcome = (session: Session, outcome: Outcome, screening?: ScreeningStatus) => {
    refuseEnded(session);
    if (screening !== undefined && outcome !== "approved" && outcome !== "declined") {
      throw new ControlError(400, "Only a verdict comes with a screening.");
    }
    if (outcome === "expired") {
      if (session.status === "completed") throw new ControlError(400, "A completed session can't expire.");
      lifecycle.expire(session);
      return;
    }
    if (outcome === "failed") {
      if (session.status === "completed") throw new ControlError(400, "A completed session can't fail.");
      lifecycle.fail(session);
      return;
    }
    lifecycle.submitForCustomer(session);
    if (outcome === "in_review") lifecycle.requireReview(session);
    else if (outcome === "resubmission_requested") lifecycle.requireResubmission(session);
    else lifecycle.conclude(session, outcome === "approved" ? "approved" : "rejected", screening);
  };

  /** @throws ControlError where the session has no identity that can be screened. */
  const identityOf = (session: Session): Identity => {
    const identity = session.identityId && identities.find(session.identityId, session.isSandbox);
    if (identity && identity.status !== "redacted") return identity;
    throw new ControlError(
      400,
      "The session has no identity to screen: it needs an external_ref and a verdict.",
    );
  };

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
    decisions: DECISIONS,

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
        const { outcome, screening, nextScreening } = readControl(decisionSchema, body);
        if (outcome !== undefined) decideOutcome(session, outcome, screening);
        else if (screening !== undefined) identities.screening.screenAgain(identityOf(session), screening);
        if (nextScreening !== undefined) identities.screening.planFinding(identityOf(session), nextScreening);
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
