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
import type { Operation } from "../openapi/operation.js";
import type { Organisation, Organisations } from "../organisations.js";
import type { Route } from "../proxy-env.js";
import { parse, readBody } from "../requests/request-body.js";
import { verifyWebhook } from "../verify-webhook.js";
import { loggable } from "../visits/loggable-word.js";

/** A provider's decision carries more than a request of ours. */
const MAX_WEBHOOK_BYTES = 1024 * 1024;

export interface ProviderWebhookTools {
  organisations: Organisations;
  visits: VisitRecords;
  reports: ReportRecords;
  now: () => number;
  log: Log;
}

export const providerWebhookOperation: Operation = {
  id: "receiveWebhook",
  tag: "provider",
  summary: "Take in what a provider reports",
  description:
    "The body, and the header that proves it, are the provider's own. A repeat changes nothing; an event about no visit of ours is acknowledged.",
  security: ["none"],
  body: { schema: z.unknown(), example: { eventId: "e-1", eventName: "RISK_ASSESSMENT_UPDATED" } },
  answers: {
    200: {
      description: "What it says is in the database.",
      schema: z.object({ received: z.literal(true) }),
      example: { received: true },
    },
  },
  errors: ["unauthorised", "not_found", "unknown_organisation"],
};

export function providerWebhookRoute(tools: ProviderWebhookTools): Route {
  const { organisations, now, log } = tools;
  return async (context) => {
    const organisation = organisations.get(context.req.param("organisation") ?? "");
    const { provider, config } = organisation;
    context.set("organisation", config.code);
    if (context.req.param("provider") !== provider.id) {
      throw new GangwayError("not_found", "This organisation doesn't use this provider.");
    }
    const body = await readBody(context.req.raw, MAX_WEBHOOK_BYTES);
    if (!(await verifyWebhook(provider.webhookSecurity, context.req.raw.headers, body, now()))) {
      log("warn", "webhook_refused", { organisation: config.code, provider: provider.id });
      throw new GangwayError("unauthorised", "The signature doesn't fit the body.");
    }
    for (const event of readEvents(organisation, parse(body))) await receive(event, organisation, tools);
    return context.json({ received: true });
  };
}

/** @throws GangwayError `invalid_request`: signed, but not as documented, and no repeat will mend that. */
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
