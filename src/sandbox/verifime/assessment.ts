/**
 * VerifiMe's second phase: the assessment after the customer has submitted, and the one webhook that tells of it.
 * From "Risk Assessment", "Webhook Events", "Risk Assessment Updated", "Retry Behaviour" and "Testing",
 * 20 November 2026.
 *
 * Chosen, where pages differ or are silent: only `ASSESSED` is sent ("Webhook Events"; the API page says at every
 * change); the later time limit of 30 s; 15 minutes between all five attempts; an answer with `Retry-After` counts
 * as one of the five. `pep` makes HIGH and `sanction`, or both, EXTREME: the pages only promise the flags.
 */

import { hmacSha256Hex } from "../../crypto/hmac.js";
import type { DeliveryRules } from "../deliveries.js";
import type { SandboxTools } from "../sandbox-provider.js";
import { WEBHOOK_SECRET } from "./organisations.js";
import { type Assessment, fullName, type Visit } from "./tracking.js";

export const RISK_LEVELS = ["LOW", "MEDIUM", "HIGH", "EXTREME", "NO RISK DETECTED"] as const;
export const ASSESSMENT_STATUSES = ["PENDING", "PRELIMINARY", "ASSESSED"] as const;

export interface VerifimeOptions {
  /** How long the second phase takes, at least and at most: 60 and 180 s ("Integration Flow"). */
  assessmentSeconds?: readonly [least: number, most: number];
}

const RULES: DeliveryRules = {
  timeoutSeconds: 30,
  retryWaitsSeconds: [900, 900, 900, 900],
  retriedStatuses: [408, 429, [500, 599]],
  retryAfter: { statuses: [429, 503], limitSeconds: 12 * 3600 },
};

/** What the middle name decides, in either case of letters ("Testing"). */
export function assess(middleName: string): Assessment {
  const name = middleName.toLowerCase();
  const pep = name.includes("pep");
  const sanction = name.includes("sanction");
  const flags = [...(pep ? ["PEP"] : []), ...(sanction ? ["SANCTIONS"] : [])];
  return { status: "ASSESSED", riskLevel: sanction ? "EXTREME" : pep ? "HIGH" : "LOW", flags };
}

/** Starts the second phase: the webhook follows one to three minutes later. */
export function startAssessment(visit: Visit, tools: SandboxTools): void {
  const [least, most] = tools.options.verifime?.assessmentSeconds ?? [60, 180];
  const seconds = least + tools.random() * (most - least);
  const assessment = assess(visit.wallet.details?.middleName ?? "");
  visit.cancelAssessment();
  visit.cancelAssessment = tools.clock.at(tools.clock.now() + seconds * 1000, () =>
    sendAssessment(visit, assessment, tools),
  );
}

/** Ends the second phase, or changes what came of it, and sends the webhook. */
export function sendAssessment(visit: Visit, assessment: Assessment, tools: SandboxTools): void {
  visit.cancelAssessment();
  visit.assessment = assessment;
  const body = JSON.stringify({
    eventId: tools.uuid(),
    eventName: "RISK_ASSESSMENT_UPDATED",
    customerName: fullName(visit.wallet.details ?? {}),
    assessmentStatus: assessment.status,
    riskLevel: assessment.riskLevel,
    assessmentPortalUrl: `${tools.baseUrl()}/client-portal/assessments/${visit.reference}`,
    eventTimestamp: new Date(tools.clock.now()).toISOString().replace(/\.\d+Z$/, "Z"),
    metadata: visit.referenceData,
  });
  tools.deliver({
    session: visit.reference,
    event: "RISK_ASSESSMENT_UPDATED",
    body,
    rules: RULES,
    headers: async () => ({
      "x-verifime-signature": await hmacSha256Hex(WEBHOOK_SECRET, body),
      "x-verifime-version": "1",
    }),
  });
}
