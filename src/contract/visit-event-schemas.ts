/** A visit's history, as the partner's server reads it. It holds nothing personal. */
import * as z from "zod";
import { visitActionSchema } from "./page-schemas.js";
import { PROVIDER_ID } from "./provider-id.js";
import { ENDED_REASONS, OUTCOMES } from "./result-words.js";
import { time } from "./schema-parts.js";
import { STATUSES } from "./status.js";
import { VERIFIED_BY } from "./visit-schemas.js";

const VISIT_EVENT_KINDS = [
  "invited",
  "provider-called",
  "mail-attempted",
  "sms-attempted",
  "code-checked",
  "activated",
  "proved",
  "status-changed",
  "outcome-changed",
  "action-required",
  "ended",
  "link-renewed",
  "webhook-attempted",
  "redacted",
] as const;

/** The cause of an event. `page`: anybody who has the organisation's page open. */
const VISIT_EVENT_ACTORS = ["page", "customer", "server", "provider", "proxy"] as const;

const status = z.enum(STATUSES).nullable().optional();
const outcome = z.enum(OUTCOMES).nullable().optional();

/** One event. Each kind has some of the members below `by`. */
export const visitEventSchema = z
  .object({
    at: time.describe("The proxy's time."),
    kind: z.enum(VISIT_EVENT_KINDS),
    by: z.enum(VISIT_EVENT_ACTORS),
    key: z
      .string()
      .optional()
      .describe("With `by: server`: the name of the API key, if the configuration gives it one."),
    provider: z.string().regex(PROVIDER_ID).optional().describe("With `invited`."),
    call: z
      .enum(["create", "activate", "read", "renew"])
      .optional()
      .describe("With `provider-called`. Status reads are listed where they fail."),
    durationMs: z.int().optional().describe("With `provider-called`."),
    mail: z
      .enum(["code", "invitation", "link", "action", "completed"])
      .optional()
      .describe("With `mail-attempted`."),
    result: z
      .string()
      .optional()
      .describe(
        "Of a call, `ok` or an error code; of a mail, a text message, a code and a webhook, a word for what became of it.",
      ),
    attempt: z.int().optional().describe("Number of the attempt, from 1."),
    proof: z.enum(VERIFIED_BY).optional().describe("With `activated` and `proved`."),
    status,
    outcome,
    providerAt: time
      .nullable()
      .optional()
      .describe("With `outcome-changed`: the provider's own time; null where it names none."),
    action: visitActionSchema.optional().describe("With `action-required`."),
    reason: z.enum(ENDED_REASONS).optional().describe("With `ended`."),
    type: z.string().optional().describe("With `webhook-attempted`: the type of the webhook."),
    httpStatus: z
      .int()
      .nullable()
      .optional()
      .describe("With `webhook-attempted`: null where no answer came."),
  })
  .meta({ id: "VisitEvent" });
export type VisitEvent = z.infer<typeof visitEventSchema>;

/** `GET /v1/visits/{ref}/events`, oldest first. */
export const visitEventsAnswerSchema = z.array(visitEventSchema);
