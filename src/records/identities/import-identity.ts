/** Creates or changes an identity by its external reference, in one transaction with its events. */
import type { IdentityStatus } from "../../contract/identity-words.js";
import { inTransaction, type Records } from "../database/records.js";
import { apply, eventsOf, type IdentityPatch } from "./apply-action.js";
import type { Identity } from "./identity.js";
import { lockOrCreateIdentity } from "./lock-identity.js";
import { appendIdentityEvent, writeIdentity } from "./write-identity.js";

export interface ImportedIdentity {
  externalRef: string;
  patch: Pick<IdentityPatch, "status" | "fields">;
  /** They take the place of all tags. */
  tags?: readonly string[] | undefined;
}

export interface ImportResult {
  result: "created" | "updated" | "unchanged";
  id: string;
}

/** Repeating it changes nothing and makes no event. @param isSilent no event is made at all. */
export function importIdentity(
  records: Records,
  organisation: string,
  { externalRef, patch, tags }: ImportedIdentity,
  isSilent: boolean,
  now: number,
): Promise<ImportResult> {
  return inTransaction(records, now, async (transaction): Promise<ImportResult> => {
    const { identity: before, created } = await lockOrCreateIdentity(transaction, organisation, externalRef);
    const status = isSet(before, patch.status) ? undefined : patch.status;
    const patched = apply(before, { does: "patch", patch: { ...patch, status } }, now);
    const changed = tags === undefined ? patched : apply(patched, { does: "set-tags", tags }, now);
    const events = eventsOf(before, changed);
    const { id } = before;
    if (!created && events.length === 0) return { result: "unchanged", id };
    const after = { ...changed, updatedAt: now };
    await writeIdentity(transaction, before, after);
    if (isSilent) return { result: created ? "created" : "updated", id };
    if (created) {
      await appendIdentityEvent(transaction, "identity.created", after);
      return { result: "created", id };
    }
    for (const { type, tag } of events) {
      await appendIdentityEvent(transaction, type, after, tag === undefined ? {} : { tag });
    }
    return { result: "updated", id };
  });
}

/** True where the partner has set this status before and it still stands: its time stays as it is. */
function isSet({ status, statusSet }: Identity, wanted: IdentityStatus | undefined): boolean {
  return wanted !== undefined && status === wanted && statusSet?.status === wanted;
}
