/**
 * The outbox: events for the partner's webhooks. An event is written in the transaction of the change that it announces,
 * so that neither exists without the other. Events are delivered in the order of `sequence`.
 *
 * A payload is `{ type, timestamp, data }`, as Standard Webhooks suggests. It holds ids, statuses, and the partner's own
 * texts about the customer (`externalRef`, `referenceData`). It is sealed because of those, and redaction removes them.
 */
import type { Selectable } from "kysely";
import type { EventType } from "../../contract/webhook-event-schemas.js";
import type { Sealer } from "../../crypto/seal.js";
import { newId } from "../database/new-id.js";
import type { Records, RecordsTransaction } from "../database/records.js";
import type { OutboxTable } from "../database/schema.js";
import { sealContext } from "../database/seal-context.js";

/** The subject of an event. Events about the same visit, or the same identity, keep their order. */
export type EventSubject = { visitReference: string } | { identityId: string };

export interface NewEvent {
  organisation: string;
  type: EventType;
  /** Null: it has no subject and waits for no other event. */
  subject: EventSubject | null;
  data: Readonly<Record<string, unknown>>;
  /** The time of the change, in ms since the epoch. */
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
const REDACTABLE = [
  "externalRef",
  "claimedExternalRef",
  "referenceData",
  "external_ref",
  "tag",
  "tags",
  "reasonCode",
  "metadata",
  "factors",
  "screeningStatus",
  "screening_status",
] as const;

/**
 * Writes an event, in the transaction of the change that it announces.
 * @returns the id of the event.
 */
export async function appendEvent(
  { db, sealer }: RecordsTransaction,
  { organisation, type, subject, data, at }: NewEvent,
): Promise<string> {
  const id = newId("evt");
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

/** Removes personal data from the events about a visit or an identity. The events themselves stay. */
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
