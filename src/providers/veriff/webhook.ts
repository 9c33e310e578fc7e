/**
 * Veriff's webhooks. They may all arrive at one address, and no member names the kind of each: their shape does.
 * Written in November 2026 from "Event webhook", "Decision webhook", "Full Auto webhook", "User defined statuses
 * webhook" and "Watchlist screening webhook" (devdocs.veriff.com).
 */
import * as z from "zod";
import { GangwayError } from "../../contract/errors.js";
import { PROVIDER_NAMES } from "../../contract/providers.js";
import type { ProviderReport } from "../../contract/visit-report.js";
import type { ProviderTools, WebhookEvent, WebhookSecurity } from "../provider.js";
import { timeOf } from "../report.js";
import type { VeriffOptions } from "./config.js";
import { personOf } from "./person.js";
import { watchlistReport, watchlistSchema } from "./watchlist.js";
import {
  attemptOf,
  optionalMembers,
  optionalText,
  type Progress,
  progressReport,
  progressSchema,
  verdictOf,
  verdictReport,
  verdictSchema,
} from "./words.js";

const decisionWebhook = z.object({ verification: verdictSchema });

/** In place of the decision webhook on the Essential plan. */
const fullAutoWebhook = z.object({
  eventType: z.literal("fullauto"),
  sessionId: z.string().min(1),
  attemptId: optionalText,
  time: optionalText,
  acceptanceTime: optionalText,
  data: z.object({
    verification: z.object({
      decision: optionalText,
      decisionScore: z.number().nullish().catch(null),
      person: optionalMembers,
      document: optionalMembers,
      insights: z.unknown().optional(),
    }),
  }),
});
type FullAutoWebhook = z.infer<typeof fullAutoWebhook>;

/** A label that the partner's own staff put on a session in Veriff Station. */
const userStatusWebhook = z.object({
  eventType: z.string().startsWith("user-status"),
  attemptId: optionalText,
  time: optionalText,
  data: z.object({
    verification: z.object({
      id: z.string().min(1),
      userDefinedData: z.object({ statusCode: optionalText }).nullish().catch(null),
    }),
  }),
});

const ADDRESS_EVENT = "7005";

/** Any other: enough to acknowledge it. */
const otherWebhook = z.object({
  sessionId: z.string().min(1),
  attemptId: optionalText,
  eventType: optionalText,
  checkType: optionalText,
  time: optionalText,
});

export function webhookSecurity({ secrets }: VeriffOptions): WebhookSecurity {
  return {
    kind: "hmac-sha256",
    header: "X-HMAC-SIGNATURE",
    alternativeHeaders: ["VRF-HMAC-SIGNATURE"],
    encoding: "hex",
    secrets,
  };
}

/** @throws GangwayError `provider_response_invalid` */
export function readWebhook(body: unknown, { now }: Pick<ProviderTools, "now">): WebhookEvent[] {
  for (const readKind of KINDS) {
    const event = readKind(body, now);
    if (event) return [event];
  }
  throw new GangwayError(
    "provider_response_invalid",
    `The webhook is of no kind that ${PROVIDER_NAMES.veriff} documents.`,
  );
}

/** The kinds of webhook, in the order in which they are tried: the first that fits the body reads it. */
const KINDS = [
  kind(decisionWebhook, ({ verification }) => {
    const { id, attemptId, status, code, decisionTime } = verification;
    const key = ["decision", attemptId, status, code, decisionTime];
    return webhookEvent(id, verdictReport(verification), key);
  }),
  kind(progressSchema, (progress) => {
    const { id, attemptId, addressId, action, code } = progress;
    // A proof of address is submitted on its own: the customer's identity check may still be open.
    const report = isAddressEvent(progress) ? null : progressReport(progress);
    return webhookEvent(id, report, ["event", attemptId ?? addressId, action, code]);
  }),
  kind(fullAutoWebhook, (fullAuto) => {
    const { sessionId, attemptId, time, data } = fullAuto;
    const key = ["fullauto", attemptId, data.verification.decision, time];
    return webhookEvent(sessionId, fullAutoReport(fullAuto), key);
  }),
  kind(userStatusWebhook, ({ eventType, attemptId, time, data }) => {
    const { id, userDefinedData } = data.verification;
    return webhookEvent(id, null, [eventType, attemptId, userDefinedData?.statusCode, time]);
  }),
  kind(watchlistSchema, (result, now) => {
    const { sessionId, attemptId, checkType, matchStatus, totalHits, createdAt } = result;
    const key = ["watchlist", attemptId, checkType, matchStatus, totalHits, createdAt];
    return webhookEvent(sessionId, watchlistReport(result, now), key);
  }),
  kind(otherWebhook, ({ sessionId, attemptId, eventType, checkType, time }) =>
    webhookEvent(sessionId, null, ["other", attemptId, eventType, checkType, time]),
  ),
];

/** Tells if an event is of the proof of address: it has the code 7005 and an `addressId`. */
function isAddressEvent({ code, addressId }: Progress): boolean {
  return Boolean(addressId) || String(code) === ADDRESS_EVENT;
}

function kind<T>(schema: z.ZodType<T>, toEvent: (webhook: T, now: () => number) => WebhookEvent) {
  return (body: unknown, now: () => number): WebhookEvent | null => {
    const webhook = schema.safeParse(body);
    return webhook.success ? toEvent(webhook.data, now) : null;
  };
}

function fullAutoReport({ attemptId, time, acceptanceTime, data }: FullAutoWebhook): ProviderReport {
  const { decision, decisionScore, insights } = data.verification;
  const person = plain(data.verification.person);
  const document = plain(data.verification.document);
  const checked = personOf({ person, document });
  const verdict: ProviderReport = decision
    ? verdictOf(decision, time, attemptId)
    : {
        // Without a decision it is the partner who has to judge the score.
        providerStatus: "fullauto",
        status: "Completed",
        outcome: "in_review",
        ...timeOf(time),
        ...attemptOf(attemptId),
      };
  return {
    ...verdict,
    ...(checked ? { person: checked } : {}),
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

/** The event of a webhook. None carries an id of its own: `key` holds the members that tell it from others. */
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
