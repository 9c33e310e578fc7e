/** The numbers behind the gauges of `/metrics`. */
import type { Records } from "./database/records.js";

export interface VisitCount {
  organisation: string;
  provider: string;
  status: string;
  outcome: string | null;
  ended: string | null;
  count: number;
}

export interface Counts {
  visits: VisitCount[];
  /** Events that have no deliveries yet. */
  outboxEvents: number;
  /** Deliveries that wait for their first or a further attempt. */
  pendingDeliveries: number;
  /** Mails that no mail server has taken yet. */
  pendingMails: number;
  pendingSms: number;
  /** Endpoints that receive nothing until they are enabled again. */
  disabledEndpoints: number;
}

/**
 * Reads every visit, so it is too slow for each request.
 * @param endpoints the ids of the configured endpoints.
 */
export async function readCounts({ db }: Records, endpoints: readonly string[]): Promise<Counts> {
  const visits = await db
    .selectFrom("visits")
    .select(["organisation", "provider", "status", "outcome", "ended"])
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .groupBy(["organisation", "provider", "status", "outcome", "ended"])
    .execute();
  const events = await db
    .selectFrom("outbox")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("dispatchedAt", "is", null)
    .executeTakeFirstOrThrow();
  const deliveries = await db
    .selectFrom("deliveries")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("status", "=", "pending")
    .executeTakeFirstOrThrow();
  const pending = await db
    .selectFrom("mails")
    .select(["kind", ({ fn }) => fn.countAll<number>().as("count")])
    .groupBy("kind")
    .execute();
  const pendingSms = pending.find(({ kind }) => kind === "code-sms")?.count ?? 0;
  const disabled = await db
    .selectFrom("webhookEndpoints")
    .select("endpoint")
    .where("disabledAt", "is not", null)
    .execute();
  return {
    visits,
    outboxEvents: events.count,
    pendingDeliveries: deliveries.count,
    pendingMails: pending.reduce((sum, { count }) => sum + count, 0) - pendingSms,
    pendingSms,
    disabledEndpoints: disabled.filter(({ endpoint }) => endpoints.includes(endpoint)).length,
  };
}
