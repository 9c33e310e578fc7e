/** Erasures at providers: kept until they are done, with growing waits between attempts. */
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
          return mine.where("due.nextAt", "<=", now).orderBy("due.nextAt").limit(BATCH);
        })
        // Checked again for a process that had to wait while another claimed them.
        .where("nextAt", "<=", now)
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
      const wait = Math.min(FIRST_WAIT_MS * 4 ** Math.max(0, attempts - 1), LONGEST_WAIT_MS);
      await db
        .updateTable("erasures")
        .set({ nextAt: now + wait })
        .where("sequence", "=", key)
        .execute();
    },
  };
}
