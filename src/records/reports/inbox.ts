/** The inbox: the events that providers' webhooks brought, each one remembered so that a repeat changes nothing. */
import type { RecordsTransaction } from "../database/records.js";

export interface ReceivedEvent {
  provider: string;
  organisation: string;
  /** Equal for repeats of one event. */
  eventKey: string;
  /** The visit that it names; null where none matched. */
  reference: string | null;
}

/**
 * Remembers an event, in the transaction of its effect.
 * @returns false where the event was received before.
 */
export async function rememberEvent(
  { db, now }: RecordsTransaction,
  { provider, organisation, eventKey, reference }: ReceivedEvent,
): Promise<boolean> {
  const first = await db
    .insertInto("webhookEvents")
    .values({ provider, organisation, eventKey, reference, receivedAt: now })
    .onConflict((conflict) => conflict.columns(["provider", "organisation", "eventKey"]).doNothing())
    .returning("eventKey")
    .executeTakeFirst();
  return first !== undefined;
}
