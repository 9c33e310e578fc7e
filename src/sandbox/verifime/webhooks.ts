/**
 * VerifiMe's one webhook: the assessment. From "Webhook Events", "Risk Assessment Updated" and "Retry Behaviour"
 * (developer.verifime.com), 20 November 2026.
 *
 * Assumed, where pages differ or are silent: only `ASSESSED` is sent ("Webhook Events"; the API page says at every
 * change). The time limit is 30 s, as the later page has it. 15 minutes lie between all five attempts. An answer with
 * `Retry-After` counts as one of the five.
 */

import { isoSeconds } from "../../contract/iso-seconds.js";
import { hmacSha256Hex } from "../../crypto/hmac.js";
import type { DeliveryRules } from "../deliveries.js";
import type { SandboxTools } from "../sandbox-provider.js";
import { WEBHOOK_SECRET } from "./account.js";
import type { Assessment } from "./assessment.js";
import { fullName, type Session } from "./sessions.js";

const EVENT = "RISK_ASSESSMENT_UPDATED";
const RULES: DeliveryRules = {
  timeoutSeconds: 30,
  retryWaitsSeconds: [900, 900, 900, 900],
  retriedStatuses: [408, 429, [500, 599]],
  retryAfter: { statuses: [429, 503], limitSeconds: 12 * 3600 },
};

export interface Webhooks {
  sendAssessment(session: Session, assessment: Assessment): void;
}

export function createWebhooks({ baseUrl, clock, deliver, uuid }: SandboxTools): Webhooks {
  return {
    sendAssessment(session, { status, riskLevel }) {
      session.assessedAt = timestampAfter(session.assessedAt, clock.now());
      const body = JSON.stringify({
        eventId: uuid(),
        eventName: EVENT,
        customerName: fullName(session.wallet.details ?? {}),
        assessmentStatus: status,
        riskLevel,
        assessmentPortalUrl: `${baseUrl()}/client-portal/assessments/${session.id}`,
        eventTimestamp: session.assessedAt,
        metadata: session.referenceData,
      });
      deliver({
        session: session.id,
        event: EVENT,
        body,
        rules: RULES,
        headers: async () => ({
          "x-verifime-signature": await hmacSha256Hex(WEBHOOK_SECRET, body),
          "x-verifime-version": "1",
        }),
      });
    },
  };
}

/**
 * Whole seconds, as in the published example. An event in the same second as the last one has milliseconds besides: nothing
 * else tells their order.
 */
function timestampAfter(last: string | null, now: number): string {
  const seconds = isoSeconds(now);
  return last !== null && Date.parse(seconds) <= Date.parse(last) ? new Date(now).toISOString() : seconds;
}
