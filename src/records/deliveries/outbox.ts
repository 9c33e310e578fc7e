/**
 * The outbox: events for the partner's webhooks, written in the transaction that made them happen, so that neither is
 * ever without the other. Whoever delivers them reads them in the order of `sequence`.
 *
 * A payload is Standard Webhooks' `{ type, timestamp, data }`. It says what happened and to whom by reference: ids,
 * statuses, and of the customer only what the partner gave as its own text (`externalRef`, `referenceData`). It is
 * sealed for their sake, and redaction takes them out.
 */
import type { Selectable } from "kysely";
import type { Sealer } from "../../crypto/seal.js";
import type { Records, RecordsTransaction } from "../database/records.js";
import type { OutboxTable } from "../database/schema.js";
import { sealContext } from "../database/seal-context.js";

/** Every event that a partner's webhook may be told of. */
const EVENT_TYPES = [
  "visit.activated",
  "visit.completed",
  "visit.outcome",
  "visit.ended",
  "identity.created",
  "identity.updated",
  "identity.archived",
  "identity.restored",
  "identity.tag-added",
  "identity.tag-removed",
  /** Sent where the partner asks for it, to see whether its endpoint works. */
  "test.ping",
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** What an event is about: events about the same visit, or the same identity, keep their order. */
export type EventSubject = { visitReference: string } | { identityId: string };

export interface NewEvent {
  organisation: string;
  type: EventType;
  /** Null: it is about nothing else, and waits for nothing. */
  subject: EventSubject | null;
  data: Readonly<Record<string, unknown>>;
  /** When it happened, in ms since the epoch. */
  at: number;
}

/** The body of a webhook. */
export interface EventPayload {
  type: EventType;
  /** ISO 8601. */
  timestamp: string;
  data: Record<string, unknown>;
}

type OutboxRow = Pick<Selectable<OutboxTable>, "id" | "payload">;

/** Members of `data` that are the partner's own text about the customer. */
const REDACTABLE = ["externalRef", "referenceData", "external_ref", "tag", "tags", "reasonCode"] as const;

/** To be called in the transaction that makes it happen. Resolves with the event's id. */
export async function appendEvent(
  { db, sealer }: RecordsTransaction,
  { organisation, type, subject, data, at }: NewEvent,
): Promise<string> {
  const id = `evt_${crypto.randomUUID().replaceAll("-", "")}`;
  const payload = { type, timestamp: new Date(at).toISOString(), data } satisfies EventPayload;
  await db
    .insertInto("outbox")
    .values({
      id,
      organisation,
      type,
      visitReference: subject && "visitReference" in subject ? subject.visitReference : null,
      identityId: subject && "identityId" in subject ? subject.identityId : null,
      payload: await sealer.seal(payload, sealContext("outbox", id)),
      createdAt: at,
    })
    .execute();
  return id;
}

export async function readPayload({ id, payload }: OutboxRow, sealer: Sealer): Promise<EventPayload> {
  return (await sealer.open(payload, sealContext("outbox", id))) as EventPayload;
}

/** Takes the customer out of the events about a visit or an identity: they still tell what happened. */
export async function redactEvents({ db, sealer }: RecordsTransaction, subject: EventSubject): Promise<void> {
  for (const row of await eventsAbout(db, subject)) {
    const payload = await readPayload(row, sealer);
    const data = Object.fromEntries(
      Object.entries(payload.data).map(([name, value]) => [name, isRedactable(name) ? null : value]),
    );
    await db
      .updateTable("outbox")
      .set({ payload: await sealer.seal({ ...payload, data }, sealContext("outbox", row.id)) })
      .where("id", "=", row.id)
      .execute();
  }
}

function eventsAbout(db: Records["db"], subject: EventSubject): Promise<OutboxRow[]> {
  const events = db.selectFrom("outbox").select(["id", "payload"]);
  return "visitReference" in subject
    ? events.where("visitReference", "=", subject.visitReference).execute()
    : events.where("identityId", "=", subject.identityId).execute();
}

function isRedactable(name: string): boolean {
  return (REDACTABLE as readonly string[]).includes(name);
}
