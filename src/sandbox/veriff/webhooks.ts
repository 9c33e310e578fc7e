/**
 * Veriff's webhooks. From "Event webhook", "Decision webhook", "Full Auto webhook", "Watchlist-screening webhook",
 * "User-defined statuses webhook", "Webhooks Guide" (devdocs.veriff.com) and the help centre's page on decisions,
 * November 2026: any answer but 200 is tried again about once an hour for up to seven days.
 *
 * Assumed: the receiver has five seconds to answer (one third party's figure).
 */
import type { DeliveryRules } from "../deliveries.js";
import type { SandboxTools } from "../sandbox-provider.js";
import { verificationOf } from "./answers.js";
import { fullAutoWebhook } from "./full-auto.js";
import { screeningResult } from "./screening.js";
import type { Attempt, Decision, Screening, Session, UserStatus } from "./sessions.js";
import type { Settings } from "./settings.js";
import { signatureHeaders } from "./signature.js";

const RULES: DeliveryRules = {
  timeoutSeconds: 5,
  retryWaitsSeconds: Array<number>(7 * 24).fill(3600),
  acceptedStatuses: [200],
  retriedStatuses: [[201, 599]],
};

const EVENT_CODES = { started: 7001, submitted: 7002 } as const;

/** As in the fixtures of the public client brokeyourbike/veriff-api-client-go. */
const ADDRESS_EVENT_CODE = 7005;

export interface Webhooks {
  sendEvent(session: Session, attempt: Attempt, action: keyof typeof EVENT_CODES): void;
  /** Reports a proof of address, which has an id of its own and no attempt. */
  sendAddressEvent(session: Session, addressId: string): void;
  /** Sends the decision, or in Full Auto its findings. */
  sendDecision(session: Session, decision: Decision): void;
  sendScreening(session: Session, screening: Screening): void;
  sendUserStatus(session: Session, attempt: Attempt, userStatus: UserStatus): void;
}

export function createWebhooks({ deliver, clock }: SandboxTools, settings: Readonly<Settings>): Webhooks {
  const send = (session: Session, event: string, payload: object) => {
    const body = JSON.stringify(payload);
    deliver({ session: session.id, event, body, rules: RULES, headers: () => signatureHeaders(body) });
  };

  return {
    sendEvent(session, attempt, action) {
      if (!settings.eventWebhook) return;
      send(session, action, {
        id: session.id,
        attemptId: attempt.id,
        feature: "selfid",
        code: EVENT_CODES[action],
        action,
        vendorData: session.request.vendorData,
        endUserId: session.request.endUserId,
      });
    },

    sendAddressEvent(session, addressId) {
      if (!settings.eventWebhook) return;
      send(session, "address submitted", {
        id: session.id,
        addressId,
        feature: "selfid",
        code: ADDRESS_EVENT_CODE,
        action: "submitted",
        vendorData: session.request.vendorData,
        endUserId: session.request.endUserId,
      });
    },

    sendDecision(session, decision) {
      if (settings.fullAuto) {
        send(session, `fullauto: ${decision.status}`, fullAutoWebhook(session, decision));
        return;
      }
      send(session, decision.status, {
        status: "success",
        verification: verificationOf(session, decision),
        technicalData: { ip: session.collectedIp ?? "203.0.113.7" },
      });
    },

    sendScreening(session, screening) {
      if (!settings.watchlistWebhook) return;
      send(session, `watchlist: ${screening.matchStatus}`, screeningResult(session, screening));
    },

    sendUserStatus(session, attempt, userDefinedData) {
      send(session, "user-status.created", {
        eventType: "user-status.created",
        time: new Date(clock.now()).toISOString(),
        attemptId: attempt.id,
        data: { verification: { id: session.id, userDefinedData } },
      });
    },
  };
}
