/** Deliveries as the partner's server sees them: listed, repeated by hand, and created for a test. */
import { inTransaction, type Records } from "../database/records.js";
import { type Delivery, type DeliveryStatus, newDeliveryRow, readDelivery } from "./delivery.js";
import { appendEvent } from "./outbox.js";

export interface DeliveryFilter {
  endpoint?: string | undefined;
  status?: DeliveryStatus | undefined;
  limit: number;
  /** The last id of the previous page. */
  after?: string | undefined;
}

export interface DeliveryRecords {
  find(organisation: string, id: string): Promise<Delivery | null>;
  /** Newest first. */
  list(organisation: string, filter: DeliveryFilter): Promise<{ deliveries: Delivery[]; hasNext: boolean }>;
  /**
   * Makes a delivery due at once. One that had ended begins anew, outside the order of its subject, because later ones
   * have been sent already. Null: there is no such delivery.
   */
  repeat(organisation: string, id: string, now: number): Promise<Delivery | null>;
  /** Sends a `test.ping` to these endpoints. */
  ping(organisation: string, endpoints: readonly string[], now: number): Promise<Delivery[]>;
}

export function createDeliveryRecords(records: Records): DeliveryRecords {
  const { db } = records;
  const find: DeliveryRecords["find"] = async (organisation, id) => {
    const row = await db
      .selectFrom("deliveries")
      .selectAll()
      .where("organisation", "=", organisation)
      .where("id", "=", id)
      .executeTakeFirst();
    return row ? readDelivery(row) : null;
  };

  return {
    find,

    async list(organisation, { endpoint, status, limit, after }) {
      let query = db.selectFrom("deliveries").selectAll().where("organisation", "=", organisation);
      if (endpoint !== undefined) query = query.where("endpoint", "=", endpoint);
      if (status !== undefined) query = query.where("status", "=", status);
      if (after !== undefined) {
        query = query.where("sequence", "<", (inner) =>
          inner
            .selectFrom("deliveries as cursor")
            .select("cursor.sequence")
            .where("cursor.organisation", "=", organisation)
            .where("cursor.id", "=", after),
        );
      }
      const rows = await query
        .orderBy("sequence", "desc")
        .limit(limit + 1)
        .execute();
      return { deliveries: rows.slice(0, limit).map(readDelivery), hasNext: rows.length > limit };
    },

    async repeat(organisation, id, now) {
      const update = (status: DeliveryStatus | "ended") =>
        db
          .updateTable("deliveries")
          .where("organisation", "=", organisation)
          .where("id", "=", id)
          .where("status", status === "ended" ? "!=" : "=", "pending");
      // A delivery in flight stays as it is.
      await update("pending").set({ nextAt: now }).where("leaseUntil", "<=", now).execute();
      await update("ended").set({ status: "pending", nextAt: now, inOrder: 0, attempts: 0 }).execute();
      return find(organisation, id);
    },

    ping: (organisation, endpoints, now) =>
      inTransaction(records, now, async (transaction) => {
        const event = { organisation, type: "test.ping", at: now } as const;
        const id = await appendEvent(transaction, { ...event, subject: null, data: {} });
        // The event is dispatched here, because it goes to the given endpoints only.
        await transaction.db.updateTable("outbox").set({ dispatchedAt: now }).where("id", "=", id).execute();
        const rows = endpoints.map((endpoint) =>
          newDeliveryRow({ ...event, id, subject: id }, endpoint, now),
        );
        await transaction.db.insertInto("deliveries").values(rows).execute();
        const made = await transaction.db
          .selectFrom("deliveries")
          .selectAll()
          .where("eventId", "=", id)
          .orderBy("sequence")
          .execute();
        return made.map(readDelivery);
      }),
  };
}
