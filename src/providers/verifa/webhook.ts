/**
 * Verifa's webhooks. Written in November 2026 from "Webhooks", "Handling webhook events" and the identities page
 * (docs.withverifa.com). The pages disagree about the payload, so both forms are read: A has the session under `data`
 * and the time of the event beside it, B is flat, with an `idempotency_key`, sometimes the result, and no time.
 */

import * as z from "zod";
import { GangwayError } from "../../contract/errors.js";
import type { ProviderReport } from "../../contract/visit-report.js";
import type { WebhookEvent } from "../provider.js";
import { snakeKeys } from "./keys.js";
import {
  APPROVED,
  anyMeaning,
  DECLINED,
  identityOf,
  isVerdict,
  type Meaning,
  resultFields,
  resultMembers,
  timeOf,
} from "./words.js";

/** Event names with `-` and `_` made equal: the pages use both. Null: nothing that concerns a visit. */
const SESSION_EVENTS: Record<string, Meaning | null> = {
  "session.created": { status: "Inactive" },
  "session.started": { status: "Active" },
  "session.awaiting_external": { status: "Completed", outcome: "pending" },
  "session.requires_review": { status: "Completed", outcome: "in_review" },
  "session.approved": APPROVED,
  "session.declined": DECLINED,
  // The session is open again. A visit that was Completed stays so: only the outcome tells.
  "session.resubmission_required": { outcome: "resubmission_requested" },
  "session.expired": { ended: "expired", outcome: "expired" },
  "session.redacted": null,
  "session.retention_expired": null,
};

const text = z.string().min(1).nullish().catch(null);

/** Whom an event is about: a session, an identity, or something else that we only acknowledge. */
const about = {
  session_id: text,
  latest_session_id: text,
  identity_id: text,
  id: text,
  status: text,
  result: resultFields.nullish().catch(null),
};
const event = { event: z.string().min(1), idempotency_key: text, created_at: text };

const formA = z
  .object({ ...event, data: z.object(about) })
  .transform(({ data, ...envelope }) => ({ ...data, ...envelope, time: envelope.created_at }));
/** A `created_at` in it would be the session's, and an `id` the event's: neither says when, or about whom. */
const formB = z.object({ ...event, ...about }).transform((flat) => ({ ...flat, id: null, time: null }));

const verifaWebhook = z.preprocess(snakeKeys, z.union([formA, formB]));
type VerifaEvent = z.infer<typeof verifaWebhook>;

/** @throws GangwayError `provider_response_invalid` */
export function readVerifaWebhook(body: unknown, now: () => number): WebhookEvent[] {
  const read = verifaWebhook.safeParse(body);
  if (!read.success) throw unreadable("is of neither form that Verifa documents");
  const event = read.data;
  const kind = event.event.split(".")[0];
  const session = event.session_id ?? (kind === "identity" ? event.latest_session_id : null);
  if (kind === "session" && !session) throw unreadable("names no session");
  return [
    {
      eventKey: eventKeyOf(event),
      subject: { by: "providerReference", value: session ?? "" },
      report: session ? reportOf(kind, event, now) : null,
    },
  ];
}

const unreadable = (what: string) => new GangwayError("provider_response_invalid", `The webhook ${what}.`);

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

function reportOf(kind: string | undefined, event: VerifaEvent, now: () => number): ProviderReport | null {
  if (kind === "session") return sessionEventReport(event, now);
  // What identity events hold isn't public. One that names a session says who its customer is at Verifa.
  const identity = event.identity_id ?? event.id;
  return kind === "identity" && identity ? { providerStatus: event.event, ...identityOf(identity) } : null;
}

function sessionEventReport(event: VerifaEvent, now: () => number): ProviderReport | null {
  const name = event.event.replaceAll("-", "_");
  const meaning = Object.hasOwn(SESSION_EVENTS, name) ? SESSION_EVENTS[name] : undefined;
  if (meaning === null) return null;
  if (meaning === undefined) return { providerStatus: event.event, outcome: "in_review", unknownWord: true };
  const { status, result, identity_id } = event;
  const members = {
    ...(result ? resultMembers(result) : {}),
    ...identityOf(identity_id),
    ...timeOf(event.time),
  };
  if (meaning.outcome === "approved" && status && contradicts(status)) {
    return {
      providerStatus: status,
      status: "Completed",
      outcome: "in_review",
      unknownWord: true,
      ...members,
    };
  }
  return {
    providerStatus: status && isVerdict(meaning) ? status : name.replace("session.", ""),
    ...meaning,
    // Without a time it would give way to an approval that has one, and a reviewer's rejection must not.
    ...(meaning.outcome === "declined" ? { at: now() } : {}),
    // A new attempt, so that it may follow a verdict too.
    ...(meaning.outcome === "resubmission_requested" ? { attempt: eventKeyOf(event) } : {}),
    ...(isVerdict(meaning) && result && identity_id ? { settled: true } : {}),
    ...members,
  };
}

/** Whether an approval comes with a status that doesn't bear it out: such a word is never success. */
function contradicts(status: string): boolean {
  const outcome = anyMeaning(status)?.outcome;
  return outcome !== "approved" && outcome !== "pending";
}
