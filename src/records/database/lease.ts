/**
 * Leases on rows that any process may work on: webhooks and mails that wait to be sent. No other process takes a row while
 * its lease lasts, and it is free again after a process died.
 */
import { type RawBuilder, sql } from "kysely";

/** Longer than an attempt can take, so that no attempt outlives its lease. */
const LEASE_MS = 30_000;
/** A lease that ends later is from before the clock was set back. Clocks of several machines may differ by the half. */
const IMPOSSIBLE_LEASE_MS = 2 * LEASE_MS;

/** Builds the columns of a lease that begins now. */
export function newLease(now: number): { lease: string; leaseUntil: number } {
  return { lease: crypto.randomUUID(), leaseUntil: now + LEASE_MS };
}

/** Builds the condition that nobody holds a lease. @param column `leaseUntil`, with its table where there are several. */
export function isUnleased(column: string, now: number): RawBuilder<boolean> {
  const until = sql.ref(column);
  return sql`(${until} <= ${now} or ${until} > ${now + IMPOSSIBLE_LEASE_MS})`;
}
