/** Applies an action of the partner to an identity, in one transaction with its events. */
import type { ExtractedField, IdentityStatus } from "../../contract/identity-words.js";
import type { EventType } from "../../contract/webhook-event-schemas.js";
import { inTransaction, type Records, type RecordsTransaction } from "../database/records.js";
import { isUniqueViolation } from "../database/unique-violation.js";
import { type Identity, MOST_TAGS } from "./identity.js";
import { lockIdentity } from "./lock-identity.js";
import { appendIdentityEvent, writeIdentity } from "./write-identity.js";

/** The changes of a PATCH. Null removes a field. */
export interface IdentityPatch {
  externalRef?: string | undefined;
  status?: IdentityStatus | undefined;
  fields: Partial<Record<ExtractedField, string | null>>;
}

export type IdentityAction =
  | { does: "patch"; patch: IdentityPatch }
  | { does: "archive" }
  | { does: "restore" }
  | { does: "set-tags"; tags: readonly string[] }
  | { does: "add-tag"; tag: string }
  | { does: "remove-tag"; tag: string };

export type IdentityActionResult =
  | { kind: "done"; identity: Identity }
  | { kind: "unknown" }
  /** It is redacted and can't change. */
  | { kind: "redacted" }
  /** Another identity has this external reference. */
  | { kind: "taken" }
  | { kind: "too-many-tags" };

/**
 * Applies an action. Repeating it changes nothing and makes no event.
 * @param known the identity as it was read before the transaction.
 */
export async function applyAction(
  records: Records,
  known: Identity,
  action: IdentityAction,
  now: number,
): Promise<IdentityActionResult> {
  try {
    return await inTransaction(records, now, (transaction) => applyWithin(transaction, known, action));
  } catch (error) {
    // Another transaction gave the same external reference to another identity at the same moment.
    if (isUniqueViolation(error)) return { kind: "taken" };
    throw error;
  }
}

async function applyWithin(
  transaction: RecordsTransaction,
  known: Identity,
  action: IdentityAction,
): Promise<IdentityActionResult> {
  if (action.does === "patch" && action.patch.externalRef !== undefined) {
    await linkOpenVisits(transaction, known);
  }
  const before = await lockIdentity(transaction, known.organisation, known.id);
  if (!before) return { kind: "unknown" };
  if (before.redactedAt !== null) return { kind: "redacted" };
  const { now } = transaction;
  const changed = apply(before, action, now);
  if (changed.tags.length > MOST_TAGS && changed.tags.length > before.tags.length) {
    return { kind: "too-many-tags" };
  }
  const events = eventsOf(before, changed);
  if (events.length === 0) return { kind: "done", identity: before };
  const after = { ...changed, updatedAt: now };
  if (await isTaken(transaction, before, after)) return { kind: "taken" };
  await writeIdentity(transaction, before, after);
  for (const { type, tag } of events) {
    await appendIdentityEvent(transaction, type, after, tag === undefined ? {} : { tag });
  }
  return { kind: "done", identity: after };
}

export function apply(identity: Identity, action: IdentityAction, now: number): Identity {
  const { tags } = identity;
  switch (action.does) {
    case "patch":
      return patched(identity, action.patch, now);
    case "archive":
      return { ...identity, archivedAt: identity.archivedAt ?? now };
    case "restore":
      return { ...identity, archivedAt: null };
    case "set-tags":
      return { ...identity, tags: [...new Set(action.tags)] };
    case "add-tag":
      return { ...identity, tags: tags.includes(action.tag) ? tags : [...tags, action.tag] };
    case "remove-tag":
      return { ...identity, tags: tags.filter((tag) => tag !== action.tag) };
  }
}

function patched(identity: Identity, { externalRef, status, fields }: IdentityPatch, now: number): Identity {
  const merged = Object.entries({ ...identity.extractedData, ...fields });
  return {
    ...identity,
    externalRef: externalRef ?? identity.externalRef,
    ...(status === undefined ? {} : { status, statusSet: { status, at: now } }),
    extractedData: Object.fromEntries(merged.filter(([, value]) => value !== null && value !== undefined)),
  };
}

interface ChangeEvent {
  type: EventType;
  tag?: string;
}

/** Archiving and tags have their own events; every other difference is an update. */
export function eventsOf(before: Identity, after: Identity): ChangeEvent[] {
  const archived = before.archivedAt === null && after.archivedAt !== null;
  const restored = before.archivedAt !== null && after.archivedAt === null;
  const updated = (["externalRef", "status", "statusSet", "extractedData"] as const).some(
    (member) => JSON.stringify(before[member]) !== JSON.stringify(after[member]),
  );
  const added = after.tags.filter((tag) => !before.tags.includes(tag));
  const removed = before.tags.filter((tag) => !after.tags.includes(tag));
  return [
    ...(updated ? [{ type: "identity.updated" } as const] : []),
    ...(archived ? [{ type: "identity.archived" } as const] : []),
    ...(restored ? [{ type: "identity.restored" } as const] : []),
    ...removed.map((tag) => ({ type: "identity.tag-removed", tag }) as const),
    ...added.map((tag) => ({ type: "identity.tag-added", tag }) as const),
  ];
}

async function isTaken(
  { db, sealer }: RecordsTransaction,
  before: Identity,
  { organisation, externalRef }: Identity,
): Promise<boolean> {
  if (externalRef === null || externalRef === before.externalRef) return false;
  const other = await db
    .selectFrom("identities")
    .select("id")
    .where("organisation", "=", organisation)
    .where("externalRefHash", "in", await sealer.hashes("external-ref", externalRef))
    .where("id", "<>", before.id)
    .executeTakeFirst();
  return other !== undefined;
}

/**
 * Links the open visits of the old external reference to the identity, so that they stay with the person. This comes
 * before the identity is locked, because reports lock in that order.
 */
async function linkOpenVisits(
  { db, sealer }: RecordsTransaction,
  { id, organisation, externalRef }: Identity,
): Promise<void> {
  if (externalRef === null) return;
  await db
    .updateTable("visits")
    .set({ identityId: id })
    .where("organisation", "=", organisation)
    .where("externalRefHash", "in", await sealer.hashes("external-ref", externalRef))
    .where("identityId", "is", null)
    .execute();
}
