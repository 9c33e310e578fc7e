/**
 * From the outbox to the partner's endpoints, shared by any number of processes. A delivery is claimed with a lease:
 * nobody else sends it meanwhile, and when the process dies it is free again. What is about one visit, or one identity,
 * goes to an endpoint one after the other.
 */
import { sql } from "kysely";
import { inTransaction, type Records } from "../database/records.js";
import { type DeliveryStatus, newDeliveryRow } from "./delivery.js";
import { type DisabledReason, recordAttempt } from "./endpoint-health.js";
import { readPayload } from "./outbox.js";

/** Longer than an attempt can take: whoever holds a lease has long given up when it ends. */
const DELIVERY_LEASE_MS = 30_000;

/** How many events are handed to deliveries in one transaction. */
const DISPATCH_BATCH = 100;

export interface ClaimedDelivery {
  id: string;
  eventId: string;
  organisation: string;
  endpoint: string;
  type: string;
  /** This attempt included. */
  attempts: number;
  /** The same in every attempt, unless the customer was redacted meanwhile; null where it can't be read. */
  body: string | null;
  lease: string;
}

export interface Attempt {
  status: DeliveryStatus;
  /** Of a delivery that is still `pending`: when to try again. */
  nextAt: number | null;
  httpStatus: number | null;
  failure: string | null;
  /** The endpoint is to get nothing more. */
  disables: boolean;
}

export interface Settled {
  /** Why this attempt stopped the endpoint; null where it didn't. */
  disabled: DisabledReason | null;
}

export interface DeliveryQueue {
  /** Makes deliveries of events that have none yet. Resolves with the number of events: 0 when all have. */
  dispatch(endpointsOf: (organisation: string) => readonly string[], now: number): Promise<number>;
  /** Those of the endpoints that something may be due for. */
  dueEndpoints(endpoints: readonly string[], now: number): Promise<string[]>;
  /** Takes what is due for an endpoint, the earliest first. */
  claim(endpoint: string, count: number, now: number): Promise<ClaimedDelivery[]>;
  /** Records how an attempt went. Null: the lease was lost, and the attempt counts for nothing. */
  settle(claimed: ClaimedDelivery, attempt: Attempt, now: number): Promise<Settled | null>;
}

export function createDeliveryQueue(records: Records): DeliveryQueue {
  const { db, sealer } = records;
  return {
    async dispatch(endpointsOf, now) {
      const undispatched = (from: Records["db"]) =>
        from.selectFrom("outbox").where("dispatchedAt", "is", null).orderBy("sequence");
      if (!(await undispatched(db).select("id").limit(1).executeTakeFirst())) return 0;
      return inTransaction(records, now, async (transaction) => {
        // One process at a time: a later event of a visit must not become a delivery before an earlier one.
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
          return endpointsOf(event.organisation).map((endpoint) =>
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
            and deliveries.next_at <= ${now} and deliveries.lease_until <= ${now}
        ) and not exists (
          select 1 from webhook_endpoints
          where webhook_endpoints.endpoint = known.column1 and webhook_endpoints.disabled_at is not null
        )`.execute(db);
      return rows.map(({ endpoint }) => endpoint);
    },

    async claim(endpoint, count, now) {
      const due = await dueDeliveries(records, endpoint, count, now);
      if (due.length === 0) return [];
      const lease = crypto.randomUUID();
      const claimed = await db
        .updateTable("deliveries")
        .set((column) => ({
          lease,
          leaseUntil: now + DELIVERY_LEASE_MS,
          attempts: column("attempts", "+", 1),
          attemptedAt: now,
        }))
        .where("sequence", "in", due)
        // Another process may have been quicker since we looked.
        .where("status", "=", "pending")
        .where("leaseUntil", "<=", now)
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
        // One event under a lost key must not hold up all the others.
        const payload = await readPayload(event, sealer).catch(() => undefined);
        if (payload) bodies.set(event.id, JSON.stringify(payload));
      }
      return claimed.map((members) => ({ ...members, body: bodies.get(members.eventId) ?? null, lease }));
    },

    settle: (claimed, attempt, now) =>
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
          // Those that waited for this one: they are due when it is, or now that it no longer stands in their way.
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
        return { disabled: await recordAttempt(transaction, claimed.endpoint, attempt) };
      }),
  };
}

/** The earliest that may be sent now: nothing about the same visit or identity is pending before them. */
async function dueDeliveries({ db }: Records, endpoint: string, count: number, now: number) {
  const rows = await db
    .selectFrom("deliveries as due")
    .select("due.sequence")
    .where("due.endpoint", "=", endpoint)
    .where("due.status", "=", "pending")
    .where("due.nextAt", "<=", now)
    .where("due.leaseUntil", "<=", now)
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
