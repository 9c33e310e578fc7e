/**
 * Verifa's webhooks. Written in November 2026 from "Webhooks", "Handling webhook events" and the identities page
 * (docs.withverifa.com). The pages disagree about the payload, so both forms are read. A has the session under `data`
 * and the time of the event beside it. B is flat, with an `idempotency_key`, sometimes the result, and no time.
 */
import * as z from "zod";
import { GangwayError } from "../../contract/errors.js";
import { lookUp } from "../../contract/look-up.js";
import { PROVIDER_NAMES } from "../../contract/providers.js";
import type { ProviderReport } from "../../contract/visit-report.js";
import type { ProviderTools, WebhookEvent, WebhookSecurity } from "../provider.js";
import { timeOf, unknownWord } from "../report.js";
import type { VerifaOptions } from "./config.js";
import { snakeKeys } from "./keys.js";
import { screeningEventMembers, screeningEventReport, screeningReport } from "./screening.js";
import {
  EVENTS,
  identityOf,
  isVerdict,
  optionalText,
  outcomeOf,
  resultMembers,
  resultSchema,
  sandboxOf,
} from "./words.js";

const SIGNATURE_TOLERANCE_SECONDS = 300;

/** The subject of an event: a session, an identity, or something else that we only acknowledge. */
const about = {
  session_id: optionalText,
  latest_session_id: optionalText,
  identity_id: optionalText,
  id: optionalText,
  status: optionalText,
  result: resultSchema.nullish().catch(null),
  ...screeningEventMembers,
};
const envelope = { event: z.string().min(1), idempotency_key: optionalText, created_at: optionalText };

/** Form A: the subject under `data`. */
const formA = z
  .object({ ...envelope, data: z.object(about) })
  .transform(({ data, ...rest }) => ({ ...data, ...rest, time: rest.created_at }));
/** Form B: flat. Its `created_at` would be the session's, and its `id` the event's own, so neither is read. */
const formB = z.object({ ...envelope, ...about }).transform((flat) => ({ ...flat, id: null, time: null }));

const webhookSchema = z.preprocess(snakeKeys, z.union([formA, formB]));
type VerifaEvent = z.infer<typeof webhookSchema>;

export function webhookSecurity({ secrets }: VerifaOptions): WebhookSecurity {
  return {
    kind: "hmac-sha256",
    header: "X-Verifa-Signature",
    encoding: "hex",
    secrets,
    // The plain form is deprecated, but endpoints that were made before 17 April 2026 may still use it.
    timestamped: { toleranceSeconds: SIGNATURE_TOLERANCE_SECONDS, plainFormAllowed: true },
  };
}

/** @throws GangwayError `provider_response_invalid` */
export function readWebhook(body: unknown, { now }: Pick<ProviderTools, "now">): WebhookEvent[] {
  const read = webhookSchema.safeParse(body);
  if (!read.success) throw unreadable(`is of neither form that ${PROVIDER_NAMES.verifa} documents`);
  const event = read.data;
  const kind = event.event.split(".")[0];
  const session = event.session_id ?? (kind === "session" ? null : event.latest_session_id);
  if (kind === "session" && !session) throw unreadable("names no session");
  // An event about a person names no session: the person's newest visit is meant.
  const person = event.identity_id ?? (kind === "identity" ? event.id : null);
  const report = eventReport(kind, event, now);
  return [
    {
      eventKey: eventKeyOf(event),
      subject: session
        ? { by: "providerReference", value: session }
        : { by: "identityReference", value: person ?? "" },
      report: session || (person && (report?.assessment || report?.incomplete)) ? report : null,
    },
  ];
}

const unreadable = (fault: string) => new GangwayError("provider_response_invalid", `The webhook ${fault}.`);

function eventKeyOf({
  event,
  idempotency_key,
  session_id,
  identity_id,
  id,
  created_at,
}: VerifaEvent): string {
  return idempotency_key ?? [event, session_id ?? identity_id ?? id ?? "", created_at ?? ""].join(":");
}

function eventReport(kind: string | undefined, event: VerifaEvent, now: () => number): ProviderReport | null {
  if (kind === "session") return sessionEventReport(event);
  const at = timeOf(event.time).at ?? now();
  // The members of these events aren't public. One that names a session says who its customer is at Verifa.
  if (kind === "identity") {
    const identity = event.identity_id ?? event.id;
    if (!identity) return null;
    const report = {
      providerStatus: event.event,
      ...identityOf(identity),
      ...screeningReport(event, at),
    };
    return event.event === "identity.updated" ? readIfUnsaid(report) : report;
  }
  if (kind === "screening" || kind === "check") {
    return readIfUnsaid({
      providerStatus: event.event,
      ...identityOf(event.identity_id),
      ...screeningEventReport(event.event.replaceAll("-", "_"), event, at),
    });
  }
  return null;
}

/** Has the screening read where an event says that something has changed, but not what. */
function readIfUnsaid(report: ProviderReport): ProviderReport {
  return report.assessment?.screening ? report : { ...report, incomplete: true };
}

function sessionEventReport(event: VerifaEvent): ProviderReport | null {
  const name = event.event.replaceAll("-", "_");
  const meaning = lookUp(EVENTS, name);
  if (meaning === null) return null;
  if (meaning === undefined) return unknownWord(event.event);
  const { status, result, identity_id } = event;
  const members = {
    ...(result ? resultMembers(result) : {}),
    ...identityOf(identity_id),
    ...sandboxOf(event.is_sandbox),
    ...timeOf(event.time),
  };
  if (meaning.outcome === "approved" && status && contradictsApproval(status)) {
    return { ...unknownWord(status), status: "Completed", ...members };
  }
  return {
    providerStatus: status && isVerdict(meaning) ? status : name.replace("session.", ""),
    ...meaning,
    // Only the result that is read has all findings, and the time of the verdict.
    ...(isVerdict(meaning) && !(result && event.time) ? { incomplete: true } : {}),
    // A new attempt, so that it may follow a verdict too.
    ...(meaning.outcome === "resubmission_requested" ? { attempt: eventKeyOf(event) } : {}),
    ...members,
  };
}

/** Tells whether a status that comes with an approval says otherwise: such a word is never success. */
function contradictsApproval(status: string): boolean {
  const outcome = outcomeOf(status);
  return outcome !== "approved" && outcome !== "pending";
}
