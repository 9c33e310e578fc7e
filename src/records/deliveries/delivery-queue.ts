/**
 * The queue of deliveries, from the outbox to the partner's endpoints, shared by any number of processes. A delivery is
 * claimed with a lease: no other process sends it meanwhile, and it is free again after the process died. Deliveries
 * about one visit, or one identity, go to an endpoint one after the other.
 */
import { sql } from "kysely";
import { isUnleased, newLease } from "../database/lease.js";
import { inTransaction, type Records, type RecordsTransaction } from "../database/records.js";
import { addVisitEvents } from "../visits/visit-history.js";
import { type DeliveryStatus, newDeliveryRow } from "./delivery.js";
import { type DisabledReason, recordAttempt } from "./endpoint-health.js";
import { readPayload } from "./outbox.js";

/** The number of events that get their deliveries in one transaction. */
const DISPATCH_BATCH = 100;

export interface ClaimedDelivery {
  id: string;
  eventId: string;
  organisation: string;
  endpoint: string;
  type: string;
  /** This attempt included. */
  attempts: number;
  /** The same in every attempt unless the customer was redacted meanwhile; null where it can't be opened. */
  body: string | null;
  lease: string;
}

export interface AttemptResult {
  status: DeliveryStatus;
  /** The time of the next attempt of a delivery that stays `pending`. */
  nextAt: number | null;
  httpStatus: number | null;
  failure: string | null;
  /** True where the endpoint must receive nothing more. */
  disables: boolean;
}

export interface RecordedResult {
  /** The reason for which this attempt disabled the endpoint; null where it did not. */
  disabled: DisabledReason | null;
}

/** Returns the ids of the endpoints that receive an event. @param type an `EventType`, or one of an earlier release. */
export type EndpointsFor = (organisation: string, type: string) => readonly string[];

export interface DeliveryQueue {
  /** Creates the deliveries of events that have none. Resolves with the number of those events. */
  dispatch(endpointsFor: EndpointsFor, now: number): Promise<number>;
  /** Returns those of the endpoints that may have due deliveries. */
  dueEndpoints(endpoints: readonly string[], now: number): Promise<string[]>;
  /** Claims due deliveries of an endpoint, the earliest first. */
  claim(endpoint: string, count: number, now: number): Promise<ClaimedDelivery[]>;
  /** Records the result of an attempt. Null: the lease was lost, and the attempt doesn't count. */
  recordResult(claimed: ClaimedDelivery, attempt: AttemptResult, now: number): Promise<RecordedResult | null>;
}

export function createDeliveryQueue(records: Records): DeliveryQueue {
  const { db, sealer } = records;
  return {
    async dispatch(endpointsFor, now) {
      const undispatched = (from: Records["db"]) =>
        from.selectFrom("outbox").where("dispatchedAt", "is", null).orderBy("sequence");
      if (!(await undispatched(db).select("id").limit(1).executeTakeFirst())) return 0;
      return inTransaction(records, now, async (transaction) => {
        // One process dispatches at a time: a later event of a visit must not become a delivery before an earlier one.
        await transaction.db
          .insertInto("locks")
          .values({ name: "dispatch", takenAt: now })
          .onConflict((conflict) => conflict.column("name").doUpdateSet({ takenAt: now }))
          .execute();
        const events = await undispatched(transaction.db)
          .select(["id", "organisation", "type", "visitReference", "identityId"])
          .limit(DISPATCH_BATCH)
          .execute();
        if (events.length === 0) return 0;
        const rows = events.flatMap((event) => {
          const subject = event.visitReference ?? event.identityId ?? event.id;
          return endpointsFor(event.organisation, event.type).map((endpoint) =>
            newDeliveryRow({ ...event, subject }, endpoint, now),
          );
        });
        if (rows.length > 0) await transaction.db.insertInto("deliveries").values(rows).execute();
        const ids = events.map(({ id }) => id);
        await transaction.db
          .updateTable("outbox")
          .set({ dispatchedAt: now })
          .where("id", "in", ids)
          .execute();
        return events.length;
      });
    },

    async dueEndpoints(endpoints, now) {
      if (endpoints.length === 0) return [];
      const values = sql.join(endpoints.map((endpoint) => sql`(${endpoint})`));
      const { rows } = await sql<{ endpoint: string }>`
        select known.column1 as endpoint from (values ${values}) as known
        where exists (
          select 1 from deliveries
          where deliveries.endpoint = known.column1 and deliveries.status = 'pending'
            and deliveries.next_at <= ${now}
            and ${isUnleased("deliveries.leaseUntil", now)}
        ) and not exists (
          select 1 from webhook_endpoints
          where webhook_endpoints.endpoint = known.column1 and webhook_endpoints.disabled_at is not null
        )`.execute(db);
      return rows.map(({ endpoint }) => endpoint);
    },

    async claim(endpoint, count, now) {
      const due = await dueDeliveries(records, endpoint, count, now);
      if (due.length === 0) return [];
      const taken = newLease(now);
      const claimed = await db
        .updateTable("deliveries")
        .set((column) => ({
          ...taken,
          attempts: column("attempts", "+", 1),
          attemptedAt: now,
        }))
        .where("sequence", "in", due)
        // Another process may have claimed it since the query.
        .where("status", "=", "pending")
        .where(isUnleased("leaseUntil", now))
        .returning(["id", "eventId", "organisation", "endpoint", "type", "attempts"])
        .execute();
      if (claimed.length === 0) return [];
      const events = await db
        .selectFrom("outbox")
        .select(["id", "payload"])
        .where(
          "id",
          "in",
          claimed.map((row) => row.eventId),
        )
        .execute();
      const bodies = new Map<string, string>();
      for (const event of events) {
        // An event under a lost key must not block all others.
        const payload = await readPayload(event, sealer).catch(() => undefined);
        if (payload) bodies.set(event.id, JSON.stringify(payload));
      }
      return claimed.map((members) => ({
        ...members,
        body: bodies.get(members.eventId) ?? null,
        lease: taken.lease,
      }));
    },

    recordResult: (claimed, attempt, now) =>
      inTransaction(records, now, async (transaction) => {
        const settled = await transaction.db
          .updateTable("deliveries")
          .set({
            status: attempt.status,
            httpStatus: attempt.httpStatus,
            failure: attempt.failure,
            lease: null,
            leaseUntil: 0,
            ...(attempt.nextAt === null ? {} : { nextAt: attempt.nextAt }),
            ...(attempt.status === "delivered" ? { deliveredAt: now } : {}),
          })
          .where("id", "=", claimed.id)
          .where("lease", "=", claimed.lease)
          .returning(["sequence", "subject", "inOrder"])
          .executeTakeFirst();
        if (!settled) return null;
        if (settled.inOrder === 1) {
          // Deliveries that waited for this one become due with its next attempt, or now where there is none.
          await transaction.db
            .updateTable("deliveries")
            .set({ nextAt: attempt.nextAt ?? now })
            .where("endpoint", "=", claimed.endpoint)
            .where("subject", "=", settled.subject)
            .where("status", "=", "pending")
            .where("inOrder", "=", 1)
            .where("sequence", ">", settled.sequence)
            .execute();
        }
        await addAttempt(transaction, claimed, attempt);
        return { disabled: await recordAttempt(transaction, claimed.endpoint, attempt) };
      }),
  };
}

/** Adds the attempt to the history of the visit that the event is about, if it is about one. */
async function addAttempt(
  transaction: RecordsTransaction,
  { eventId, type, attempts: attempt }: ClaimedDelivery,
  { status, httpStatus }: AttemptResult,
): Promise<void> {
  const { db, now } = transaction;
  const event = await db
    .selectFrom("outbox")
    .select("visitReference")
    .where("id", "=", eventId)
    .executeTakeFirst();
  if (!event?.visitReference) return;
  const result = status === "pending" ? "postponed" : status;
  const entry = { kind: "webhook-attempted", by: "proxy", type, attempt, result, httpStatus } as const;
  await addVisitEvents(transaction, event.visitReference, [entry], now);
}

/** Finds due deliveries, the earliest first, that no earlier pending delivery about the same subject blocks. */
async function dueDeliveries({ db }: Records, endpoint: string, count: number, now: number) {
  const rows = await db
    .selectFrom("deliveries as due")
    .select("due.sequence")
    .where("due.endpoint", "=", endpoint)
    .where("due.status", "=", "pending")
    .where("due.nextAt", "<=", now)
    .where(isUnleased("due.leaseUntil", now))
    .where(({ or, not, exists, selectFrom, eb }) =>
      or([
        eb("due.inOrder", "=", 0),
        not(
          exists(
            selectFrom("deliveries as earlier")
              .select("earlier.sequence")
              .whereRef("earlier.subject", "=", "due.subject")
              .whereRef("earlier.endpoint", "=", "due.endpoint")
              .where("earlier.status", "=", "pending")
              .where("earlier.inOrder", "=", 1)
              .whereRef("earlier.sequence", "<", "due.sequence"),
          ),
        ),
      ]),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("webhookEndpoints")
            .select("webhookEndpoints.endpoint")
            .where("webhookEndpoints.endpoint", "=", endpoint)
            .where("webhookEndpoints.disabledAt", "is not", null),
        ),
      ),
    )
    .orderBy("due.nextAt")
    .orderBy("due.sequence")
    .limit(count)
    .execute();
  return rows.map(({ sequence }) => sequence);
}
