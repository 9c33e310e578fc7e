/** The inbox: the events that providers' webhooks brought, each one remembered so that a repeat changes nothing. */
import { sha256Hex } from "../../crypto/sha256.js";
import type { RecordsTransaction } from "../database/records.js";

export interface ReceivedEvent {
  provider: string;
  organisation: string;
  /** Equal for repeats of one event. */
  eventKey: string;
  /** The visit that it names; null where none matched. */
  reference: string | null;
}

/** Keys of up to this many plain characters are kept as they are: PostgreSQL's index takes 2.7 kB, and no U+0000. */
const PLAIN_KEY = /^[\x20-\x7e]{0,255}$/;

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
    .values({ provider, organisation, eventKey: await storedKey(eventKey), reference, receivedAt: now })
    .onConflict((conflict) => conflict.columns(["provider", "organisation", "eventKey"]).doNothing())
    .returning("eventKey")
    .executeTakeFirst();
  return first !== undefined;
}

async function storedKey(eventKey: string): Promise<string> {
  return PLAIN_KEY.test(eventKey) ? eventKey : `sha256:${await sha256Hex(eventKey)}`;
}
