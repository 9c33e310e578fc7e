/**
 * `POST /v1/webhooks/{provider}/{organisation}`: the raw body is verified before it is parsed, and what it says is in
 * the database before the provider gets its 200. Repeats change nothing; an event that fits no visit is acknowledged.
 */
import * as z from "zod";
import { GangwayError } from "../../contract/errors.js";
import type { WebhookEvent } from "../../providers/provider.js";
import type { ReportRecords } from "../../records/reports/report-records.js";
import type { VisitRecords } from "../../records/visits/visit-records.js";
import type { Log, LogFields } from "../host.js";
import type { Organisation } from "../organisations.js";
import { parseJsonBody } from "../requests/json-body.js";
import { defineRoute, type Route } from "../routing/route.js";
import { loggable } from "../visits/loggable-word.js";

/** A provider's decision carries more than a request of ours. */
const MAX_WEBHOOK_BYTES = 1024 * 1024;

export interface ProviderWebhookTools {
  visits: VisitRecords;
  reports: ReportRecords;
  now: () => number;
  log: Log;
}

export function providerWebhookRoute(tools: ProviderWebhookTools): Route {
  return defineRoute({
    method: "POST",
    path: "/v1/webhooks/:provider/:organisation",
    id: "receiveWebhook",
    tag: "provider",
    summary: "Receive a provider's report",
    description:
      "The body, and the header that proves it, are the provider's own. A repeat changes nothing. An event about no " +
      "visit of ours is acknowledged.",
    security: "providerSignature",
    rawBody: {
      example: { eventId: "e-1", eventName: "RISK_ASSESSMENT_UPDATED" },
      maxBytes: MAX_WEBHOOK_BYTES,
    },
    answers: {
      200: {
        description: "The report is in the database.",
        schema: z.object({ received: z.literal(true) }),
        example: { received: true },
      },
    },
    errors: [],

    async handle({ answer, caller: { organisation, body } }) {
      for (const event of readEvents(organisation, parseJsonBody(body))) {
        await receive(event, organisation, tools);
      }
      return answer(200, { received: true });
    },
  });
}

/** @throws GangwayError `invalid_request` where a signed body is not as documented: no repeat would change that. */
function readEvents({ provider }: Organisation, body: unknown): WebhookEvent[] {
  try {
    return provider.readWebhook(body);
  } catch (cause) {
    if (!(cause instanceof GangwayError)) throw cause;
    throw new GangwayError("invalid_request", cause.message, { cause });
  }
}

async function receive(event: WebhookEvent, { provider, config }: Organisation, tools: ProviderWebhookTools) {
  const { visits, reports, now, log } = tools;
  const { eventKey, report } = event;
  const visit = report && (await visits.findSubject(config.code, provider.id, event.subject));
  const fields: LogFields = {
    organisation: config.code,
    provider: provider.id,
    ...(visit ? { reference: visit.reference } : {}),
  };
  if (report?.unknownWord) {
    log("warn", "provider_unknown_word", { ...fields, word: loggable(report.providerStatus) });
  }
  const { effect } = await reports.receive(
    {
      provider: provider.id,
      organisation: config.code,
      eventKey,
      reference: visit?.reference ?? null,
      report,
    },
    now(),
  );
  if (effect === "applied") log("info", "webhook_applied", fields);
  else if (effect === "repeated") log("info", "webhook_repeated", fields);
  else log("warn", report ? "webhook_unmatched" : "webhook_ignored", fields);
}
