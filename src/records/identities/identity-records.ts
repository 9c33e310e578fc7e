/** Identities in the database: found, listed, changed and redacted by the partner's server. */
import { inTransaction, type Records } from "../database/records.js";
import { type KeptAnswer, keepAnswer } from "../limits/idempotency.js";
import type { Visit } from "../visits/visit.js";
import { applyAction, type IdentityAction, type IdentityActionResult } from "./apply-action.js";
import type { CountedIdentity, Duplicate, Identity } from "./identity.js";
import { findDuplicates } from "./identity-hashes.js";
import {
  type IdentityFilter,
  type IdentityPage,
  type IdentityPlace,
  readCounted,
  readIdentityPage,
  sessionCount,
} from "./identity-page.js";
import { listIdentityVisits } from "./identity-visits.js";
import { type ImportedIdentity, type ImportResult, importIdentity } from "./import-identity.js";
import { lockOrCreateIdentity } from "./lock-identity.js";
import { redactIdentity } from "./redact.js";
import { redactExpired } from "./retention.js";
import { appendIdentityEvent } from "./write-identity.js";

export interface FoundIdentity {
  identity: Identity;
  created: boolean;
}

export interface IdentityRecords {
  /**
   * Finds the identity with this external reference, or creates it.
   * @param keep builds the answer to the call, if it has an idempotency key.
   * @throws ClaimLostError
   */
  findOrCreate(
    organisation: string,
    externalRef: string,
    now: number,
    keep?: (found: FoundIdentity) => KeptAnswer | undefined,
  ): Promise<FoundIdentity>;
  /** Finds an identity by its id, or else by its external reference. */
  find(organisation: string, idOrExternalRef: string): Promise<CountedIdentity | null>;
  /** Newest first. Null: the organisation has no identity with the cursor's id. */
  list(
    organisation: string,
    filter: IdentityFilter,
    place: IdentityPlace,
    limit: number,
  ): Promise<IdentityPage | null>;
  /** Its visits, newest first. */
  visits(
    identity: Identity,
    page: { limit: number; offset: number },
  ): Promise<{ visits: Visit[]; total: number }>;
  /** Finds other identities that may be the same person. */
  duplicates(identity: Identity): Promise<Duplicate[]>;
  change(identity: Identity, action: IdentityAction, now: number): Promise<IdentityActionResult>;
  /** Creates or changes an identity by its external reference. @param isSilent no webhook is sent about it. */
  import(
    organisation: string,
    imported: ImportedIdentity,
    isSilent: boolean,
    now: number,
  ): Promise<ImportResult>;
  /** Deletes everything personal. Repeating it is harmless. */
  redact(identity: Identity, now: number): Promise<void>;
  /**
   * Redacts one batch of identities that were last verified before a time, and of visits without an identity that have
   * not changed since.
   * @returns the size of the batch; 0 where nothing is left.
   */
  redactExpired(organisation: string, before: number, now: number): Promise<number>;
}

export function createIdentityRecords(records: Records): IdentityRecords {
  const { db, sealer } = records;
  const one = (organisation: string) =>
    db
      .selectFrom("identities")
      .selectAll("identities")
      .select(sessionCount)
      .where("organisation", "=", organisation);

  return {
    findOrCreate: (organisation, externalRef, now, keep) =>
      inTransaction(records, now, async (transaction) => {
        const found = await lockOrCreateIdentity(transaction, organisation, externalRef);
        if (found.created) await appendIdentityEvent(transaction, "identity.created", found.identity);
        const kept = keep?.(found);
        if (kept) await keepAnswer(transaction, kept);
        return found;
      }),

    async find(organisation, idOrExternalRef) {
      const hashes = await sealer.hashes("external-ref", idOrExternalRef);
      const row =
        (await one(organisation).where("id", "=", idOrExternalRef).executeTakeFirst()) ??
        (await one(organisation).where("externalRefHash", "in", hashes).executeTakeFirst());
      return row ? readCounted(row, sealer) : null;
    },

    list: (organisation, filter, place, limit) =>
      readIdentityPage(records, organisation, filter, place, limit),
    visits: (identity, page) => listIdentityVisits(records, identity, page),
    duplicates: (identity) => findDuplicates(records, identity),
    change: (identity, action, now) => applyAction(records, identity, action, now),
    import: (organisation, imported, isSilent, now) =>
      importIdentity(records, organisation, imported, isSilent, now),
    redact: (identity, now) =>
      inTransaction(records, now, (transaction) => redactIdentity(transaction, identity)),
    redactExpired: (organisation, before, now) => redactExpired(records, organisation, before, now),
  };
}
