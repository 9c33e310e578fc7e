/**
 * Veriff's webhooks, told apart by their shape: they may all arrive at one address, and none names its kind in a way
 * that the others share. Written in November 2026 from "Event webhook", "Decision webhook", "Full Auto webhook",
 * "User defined statuses webhook" and "Watchlist screening webhook".
 */

import * as z from "zod";
import { GangwayError } from "../../contract/errors.js";
import type { ProviderReport } from "../../contract/visit-report.js";
import type { WebhookEvent } from "../provider.js";
import { personOf } from "./person.js";
import {
  attemptOf,
  decisionReport,
  progressReport,
  timeOf,
  type VeriffDecision,
  verdictReport,
  veriffDecision,
} from "./words.js";

const text = z.string().nullish().catch(null);
const code = z.union([z.number(), z.string()]).nullish().catch(null);
const fields = z.record(z.string(), z.unknown()).nullish().catch(null);

const decisionWebhook = z.object({ verification: veriffDecision });

const eventWebhook = z.object({
  id: z.string().min(1),
  attemptId: text,
  action: z.string().min(1),
  code,
});
type EventWebhook = z.infer<typeof eventWebhook>;

/** In place of the decision webhook on the Essential plan. */
const fullAutoWebhook = z.object({
  eventType: z.literal("fullauto"),
  sessionId: z.string().min(1),
  attemptId: text,
  time: text,
  acceptanceTime: text,
  data: z.object({
    verification: z.object({
      decision: text,
      decisionScore: z.number().nullish().catch(null),
      person: fields,
      document: fields,
      insights: z.unknown().optional(),
    }),
  }),
});
type FullAutoWebhook = z.infer<typeof fullAutoWebhook>;

/** A label that the partner's own staff put on a session in Veriff Station. */
const userStatusWebhook = z.object({
  eventType: z.string().startsWith("user-status"),
  attemptId: text,
  time: text,
  data: z.object({
    verification: z.object({
      id: z.string().min(1),
      userDefinedData: z.object({ statusCode: text }).nullish().catch(null),
    }),
  }),
});

/** Any other, such as watchlist screening: enough to acknowledge it. */
const otherWebhook = z.object({
  sessionId: z.string().min(1),
  attemptId: text,
  eventType: text,
  checkType: text,
  time: text,
});

/** @throws GangwayError `provider_response_invalid` */
export function readVeriffWebhook(body: unknown): WebhookEvent[] {
  const decision = decisionWebhook.safeParse(body);
  if (decision.success) return [ofDecision(decision.data.verification)];
  const event = eventWebhook.safeParse(body);
  if (event.success) return [ofEvent(event.data)];
  const fullAuto = fullAutoWebhook.safeParse(body);
  if (fullAuto.success) return [ofFullAuto(fullAuto.data)];
  const userStatus = userStatusWebhook.safeParse(body);
  if (userStatus.success) {
    const { eventType, attemptId, time, data } = userStatus.data;
    const { id, userDefinedData } = data.verification;
    return [webhookEvent(id, null, [eventType, attemptId, userDefinedData?.statusCode, time])];
  }
  const other = otherWebhook.safeParse(body);
  if (other.success) {
    const { sessionId, attemptId, eventType, checkType, time } = other.data;
    return [webhookEvent(sessionId, null, ["other", attemptId, eventType, checkType, time])];
  }
  throw new GangwayError("provider_response_invalid", "The webhook is of no kind that Veriff documents.");
}

function ofDecision(decision: VeriffDecision): WebhookEvent {
  const { id, attemptId, status, decisionTime } = decision;
  const key = ["decision", attemptId, status, decision.code, decisionTime];
  return webhookEvent(id, decisionReport(decision), key);
}

function ofEvent({ id, attemptId, action, code }: EventWebhook): WebhookEvent {
  const report = { ...progressReport(action), ...attemptOf(attemptId) };
  return webhookEvent(id, report, ["event", attemptId, action, code]);
}

function ofFullAuto({ sessionId, attemptId, time, acceptanceTime, data }: FullAutoWebhook): WebhookEvent {
  const { decision, decisionScore, insights } = data.verification;
  const person = plain(data.verification.person);
  const document = plain(data.verification.document);
  const seen = personOf(person, document);
  // Without a decision it is the partner who has to judge the score.
  const verdict: ProviderReport = decision
    ? verdictReport(decision, time, attemptId)
    : {
        status: "Completed",
        outcome: "in_review",
        providerStatus: "fullauto",
        ...timeOf(time),
        ...attemptOf(attemptId),
      };
  const report: ProviderReport = {
    ...verdict,
    ...(seen ? { person: seen } : {}),
    reasonCode: null,
    result: {
      decisionScore: decisionScore ?? null,
      decisionTime: time ?? null,
      acceptanceTime: acceptanceTime ?? null,
      person,
      document,
      insights: insights ?? null,
    },
  };
  return webhookEvent(sessionId, report, ["fullauto", attemptId, decision, time]);
}

/** Full Auto wraps each field as `{ value, confidenceCategory, sources }`; other decisions have the bare value. */
function plain(wrapped: Record<string, unknown> | null | undefined): Record<string, unknown> | null {
  if (!wrapped) return null;
  return Object.fromEntries(
    Object.entries(wrapped).map(([name, field]) => [
      name,
      typeof field === "object" && field !== null && "value" in field ? field.value : field,
    ]),
  );
}

/** No webhook carries an id of its own: what it tells is what tells it from others. */
function webhookEvent(
  session: string,
  report: ProviderReport | null,
  key: readonly (string | number | null | undefined)[],
): WebhookEvent {
  return {
    eventKey: [session, ...key.map((part) => part ?? "")].join(":"),
    subject: { by: "providerReference", value: session },
    report,
  };
}
