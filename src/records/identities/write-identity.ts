/** Writes a changed identity and the events about it. */
import { isoSeconds, isoSecondsOrNull } from "../../contract/iso-seconds.js";
import type { EventType } from "../../contract/webhook-event-schemas.js";
import type { RecordsTransaction } from "../database/records.js";
import { appendEvent } from "../deliveries/outbox.js";
import type { Identity } from "./identity.js";
import { writeHashes } from "./identity-hashes.js";
import { identityColumns } from "./identity-row.js";

/** Writes a locked identity where it has changed. The caller sets the time of the change, `after.updatedAt`. */
export async function writeIdentity(
  transaction: RecordsTransaction,
  before: Identity,
  after: Identity,
): Promise<void> {
  if (sameIdentity(before, after)) return;
  await transaction.db
    .updateTable("identities")
    .set(await identityColumns(after, transaction.sealer))
    .where("id", "=", after.id)
    .execute();
  if (JSON.stringify(before.extractedData) !== JSON.stringify(after.extractedData)) {
    await writeHashes(transaction, after);
  }
}

export async function appendIdentityEvent(
  transaction: RecordsTransaction,
  type: EventType,
  identity: Identity,
  members: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const { id, organisation, updatedAt } = identity;
  const data = { ...eventData(identity), ...members };
  await appendEvent(transaction, {
    organisation,
    type,
    subject: { identityId: id },
    data,
    at: updatedAt,
  });
}

/** True where the partner would see no difference. */
export function samePublicly(before: Identity, after: Identity): boolean {
  const { provider: _, providerIdentityReference: __, screenedAt: ___, ...seen } = after;
  return sameIdentity(before, { ...before, ...seen });
}

function sameIdentity(before: Identity, after: Identity): boolean {
  return (Object.keys(after) as (keyof Identity)[])
    .filter((member) => member !== "updatedAt")
    .every((member) => JSON.stringify(before[member]) === JSON.stringify(after[member]));
}

/** Builds the data of the event, which holds nothing personal but the partner's own texts. */
function eventData(identity: Identity): Record<string, unknown> {
  return {
    id: identity.id,
    external_ref: identity.externalRef,
    status: identity.status,
    screening_status: identity.screeningStatus,
    monitoring_enabled: identity.monitoringEnabled,
    is_sandbox: identity.isSandbox,
    tags: identity.redactedAt === null ? identity.tags : [],
    latest_session_id: identity.latestVisit,
    archived_at: isoSecondsOrNull(identity.archivedAt),
    first_verified_at: isoSecondsOrNull(identity.firstVerifiedAt),
    last_verified_at: isoSecondsOrNull(identity.lastVerifiedAt),
    created_at: isoSeconds(identity.createdAt),
    updated_at: isoSeconds(identity.updatedAt),
  };
}
