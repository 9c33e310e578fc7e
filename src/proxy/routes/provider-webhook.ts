/**
 * `POST /v1/webhooks/{provider}/{organisation}`: the raw body is verified before it is parsed, and what it says is in
 * the database before the provider gets its 200. Repeats change nothing; an event that fits no visit is acknowledged.
 */
import * as z from "zod";
import { GangwayError } from "../../contract/errors.js";
import { boundReport } from "../../providers/bound-report.js";
import { boundJson } from "../../providers/bounded-json.js";
import type { WebhookEvent } from "../../providers/provider.js";
import type { Organisation } from "../organisations.js";
import { parseJsonBody } from "../requests/json-body.js";
import { defineRoute, type Route } from "../routing/route.js";
import { checkState } from "../visits/provider-state.js";
import type { ReceiveReport } from "../visits/receive-report.js";

/** A provider's decision carries more than a request of ours. */
const MAX_WEBHOOK_BYTES = 1024 * 1024;

export interface ProviderWebhookTools {
  receiveReport: ReceiveReport;
}

export function providerWebhookRoute({ receiveReport }: ProviderWebhookTools): Route {
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
        await receiveReport(event, organisation);
      }
      return answer(200, { received: true });
    },
  });
}

/** @throws GangwayError `invalid_request` where a signed body is not as documented: no repeat would change that. */
function readEvents({ provider }: Organisation, body: unknown): WebhookEvent[] {
  try {
    return provider.readWebhook(boundJson(body)).map((event) => {
      checkState(event.report?.state);
      return { ...event, report: event.report && boundReport(event.report) };
    });
  } catch (cause) {
    if (!(cause instanceof GangwayError)) throw cause;
    throw new GangwayError("invalid_request", cause.message, { cause });
  }
}
