/** Erasures at providers: kept until they are done, with growing waits between attempts. */
import { type RawBuilder, sql } from "kysely";
import type { AnyProviderId } from "../../contract/providers.js";
import type { ProviderState } from "../../contract/visit-report.js";
import type { Records, RecordsTransaction } from "../database/records.js";
import type { ErasureTable } from "../database/schema.js";
import { sealContext } from "../database/seal-context.js";
import type { Visit } from "../visits/visit.js";

export interface Erasure {
  key: number;
  organisation: string;
  provider: AnyProviderId;
  providerReference: string;
  identityReference: string | null;
  /** The provider's state of the visit. The provider may need it in order to erase. */
  state: ProviderState | null;
  /** The number of attempts, this one included. */
  attempts: number;
}

export interface ErasureRecords {
  /**
   * Claims erasures that are due, so that no other process tries them meanwhile.
   * @param identityId limits them to one identity.
   */
  claim(now: number, identityId?: string): Promise<Erasure[]>;
  /** Removes an erasure: the provider has erased the data, or never will. */
  done(erasure: Erasure): Promise<void>;
  /** Schedules the next attempt: after a minute at first, later after up to a day. */
  postpone(erasure: Erasure, now: number): Promise<void>;
}

const BATCH = 20;
/** Longer than an attempt can take, so that no attempt outlives its claim. */
const LEASE_MS = 10 * 60_000;
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 24 * 60 * 60_000;

/** Clocks of several machines may differ by so much. */
const CLOCK_TOLERANCE_MS = 60_000;

const waitAfter = (attempts: number) =>
  Math.min(FIRST_WAIT_MS * 4 ** Math.max(0, attempts - 1), LONGEST_WAIT_MS);
/** By the number of attempts. An erasure that waits longer waits for a time from before the clock was set back. */
const IMPOSSIBLE_WAITS_MS = [0, 1, 2, 3, 4, 5, 6].map(
  (attempts) => Math.max(LEASE_MS, waitAfter(attempts)) + CLOCK_TOLERANCE_MS,
);

/** Builds the condition that an erasure is due. */
function isDue(next: string, attempts: string, now: number): RawBuilder<boolean> {
  const impossible = IMPOSSIBLE_WAITS_MS.map(
    (wait, count) => sql`(${sql.ref(attempts)} = ${sql.lit(count)} and ${sql.ref(next)} > ${now + wait})`,
  );
  const longest = now + LONGEST_WAIT_MS + CLOCK_TOLERANCE_MS;
  return sql`(${sql.ref(next)} <= ${now} or ${sql.ref(next)} > ${longest} or ${sql.join(impossible, sql` or `)})`;
}

type Subject = Pick<
  Visit,
  | "reference"
  | "organisation"
  | "provider"
  | "providerReference"
  | "identityReference"
  | "identityId"
  | "state"
>;

/** Schedules an erasure in the transaction that redacts, so that neither happens without the other. */
export async function scheduleErasure(
  { db, sealer, now }: RecordsTransaction,
  { reference, organisation, provider, providerReference, identityReference, identityId, state }: Subject,
): Promise<void> {
  await db
    .insertInto("erasures")
    .values({
      organisation,
      identityId,
      provider,
      providerReference,
      identityReference,
      ...(state && { reference, sealed: await sealer.seal(state, sealContext("erasures", reference)) }),
      attempts: 0,
      nextAt: now,
    })
    .execute();
}

export function createErasureRecords({ db, sealer }: Records): ErasureRecords {
  async function openState({
    reference,
    sealed,
  }: Pick<ErasureTable, "reference" | "sealed">): Promise<ProviderState | null> {
    if (reference === null || sealed === null) return null;
    return (await sealer.open(sealed, sealContext("erasures", reference))) as ProviderState;
  }

  return {
    async claim(now, identityId) {
      const rows = await db
        .updateTable("erasures")
        .set((column) => ({ attempts: column("attempts", "+", 1), nextAt: now + LEASE_MS }))
        .where("sequence", "in", (erasures) => {
          const due = erasures.selectFrom("erasures as due").select("due.sequence");
          const mine = identityId === undefined ? due : due.where("due.identityId", "=", identityId);
          return mine
            .where(isDue("due.nextAt", "due.attempts", now))
            .orderBy("due.nextAt")
            .limit(BATCH);
        })
        // Checked again for a process that had to wait while another claimed them.
        .where(isDue("nextAt", "attempts", now))
        .returningAll()
        .execute();
      return Promise.all(
        rows.map(async (row) => ({
          key: row.sequence,
          organisation: row.organisation,
          provider: row.provider,
          providerReference: row.providerReference,
          identityReference: row.identityReference,
          state: await openState(row),
          attempts: row.attempts,
        })),
      );
    },

    async done({ key }) {
      await db.deleteFrom("erasures").where("sequence", "=", key).execute();
    },

    async postpone({ key, attempts }, now) {
      await db
        .updateTable("erasures")
        .set({ nextAt: now + waitAfter(attempts) })
        .where("sequence", "=", key)
        .execute();
    },
  };
}
