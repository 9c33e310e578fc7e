/**
 * VerifiMe, simulated: its public API, its customer portal, its two phases and its webhook, as documented at
 * developer.verifime.com on 20 November 2026. What was chosen where the pages are silent stands at the top of
 * `api.ts`, `invite.ts`, `tracking.ts`, `assessment.ts` and `portal.ts`.
 */
import { Hono } from "hono";
import * as z from "zod";
import { readControl } from "../control-fault.js";
import type {
  CustomerAct,
  SandboxProvider,
  SandboxProviderFactory,
  SandboxSession,
  SandboxTools,
} from "../sandbox-provider.js";
import { inviteUrlOf, VERIFIME_ROUTES, verifimeApi } from "./api.js";
import { ASSESSMENT_STATUSES, assess, RISK_LEVELS, sendAssessment } from "./assessment.js";
import { ORGANISATION_CODE, WEBHOOK_SECRET } from "./organisations.js";
import { verifimePortal } from "./portal.js";
import { submitForCustomer } from "./submission.js";
import { Tracking, type Visit } from "./tracking.js";

const decisionSchema = z.strictObject({
  riskLevel: z.enum(RISK_LEVELS).nullable(),
  assessmentStatus: z.enum(ASSESSMENT_STATUSES).default("ASSESSED"),
});

export const verifimeSandbox = ((tools: SandboxTools) => {
  const tracking = new Tracking();
  const portal = verifimePortal(tracking, tools);
  const app = new Hono();
  app.route("/", portal.app);
  app.route("/", verifimeApi(tracking, tools));

  const visit = (id: string): Visit => {
    const found = tracking.find(id);
    if (!found) throw new Error(`no visit ${id}`);
    return found;
  };

  return {
    app,
    routes: VERIFIME_ROUTES,
    crossOrigin: true,
    decisions: RISK_LEVELS.map((riskLevel) => ({ label: riskLevel, body: { riskLevel } })),

    credentials: () => ({ baseUrl: tools.baseUrl(), code: ORGANISATION_CODE, secrets: [WEBHOOK_SECRET] }),

    sessions: () => tracking.visits.map((one) => describe(one, tools)),

    session(id: string) {
      const found = tracking.find(id);
      return found && describe(found, tools);
    },

    customer(id: string, act: CustomerAct) {
      const one = visit(id);
      if (act === "opens") tracking.activate(one);
      if (act === "submits") submitForCustomer(one, tracking, tools);
      // VerifiMe can't tell a customer who walked away: the status stays, only the control page shows it.
      if (act === "leaves") one.left = one.status === "Active";
    },

    decide(id: string, body: unknown) {
      const { riskLevel, assessmentStatus } = readControl(decisionSchema, body);
      const one = visit(id);
      submitForCustomer(one, tracking, tools);
      const { flags } = assess(one.wallet.details?.middleName ?? "");
      sendAssessment(one, { status: assessmentStatus, riskLevel, flags }, tools);
    },

    errorBody: (status: number) => ({ error: `Status ${status}`, message: "The sandbox was told to fail" }),

    reset() {
      tracking.reset();
      portal.reset();
    },
  } satisfies SandboxProvider;
}) satisfies SandboxProviderFactory;

function describe(visit: Visit, tools: SandboxTools): SandboxSession {
  const { assessment, status, left } = visit;
  const flags = assessment?.flags.length ? ` (${assessment.flags.join(", ")})` : "";
  return {
    session: visit.reference,
    customer: visit.wallet.email,
    status,
    outcome: assessment && `${assessment.riskLevel ?? assessment.status}${flags}`,
    note: left ? "the customer left" : null,
    url: inviteUrlOf(visit, tools),
    createdAt: new Date(visit.createdAt).toISOString(),
  };
}
