/** Between an identity and its row: what is personal is sealed, what is looked up is hashed, the rest is plain. */
import type { Selectable } from "kysely";
import type { Sealer } from "../../crypto/seal.js";
import type { IdentityTable } from "../database/schema.js";
import { sealContext } from "../database/seal-context.js";
import type { Identity } from "./identity.js";

export type IdentityRow = Selectable<IdentityTable>;

/** The members of an identity that are sealed in one JSON column. */
type SealedMembers = Pick<Identity, "externalRef" | "extractedData" | "rejectionReason">;

const REDACTED: SealedMembers = { externalRef: null, extractedData: {}, rejectionReason: null };

export async function readIdentity(row: IdentityRow, sealer: Sealer): Promise<Identity> {
  const sealed =
    row.sealed === null
      ? REDACTED
      : ((await sealer.open(row.sealed, sealContext("identities", row.id))) as SealedMembers);
  const statusSetAt = milliseconds(row.status_set_at);
  return {
    ...sealed,
    id: row.id,
    organisation: row.organisation,
    status: row.status as Identity["status"],
    statusSet:
      row.status_set === null || statusSetAt === null
        ? null
        : { status: row.status_set as Identity["status"], at: statusSetAt },
    screeningStatus: row.screening_status as Identity["screeningStatus"],
    monitoringEnabled: row.monitoring_enabled === 1,
    faceMatchPassed: truth(row.face_match_passed),
    ageCheckPassed: truth(row.age_check_passed),
    extractedAge: row.extracted_age,
    isSandbox: row.is_sandbox === 1,
    tags: JSON.parse(row.tags) as string[],
    provider: row.provider as Identity["provider"],
    providerIdentityReference: row.provider_identity_reference,
    latestVisit: row.latest_visit,
    archivedAt: milliseconds(row.archived_at),
    firstVerifiedAt: milliseconds(row.first_verified_at),
    lastVerifiedAt: milliseconds(row.last_verified_at),
    createdAt: Number(row.created_at),
    updatedAt: Number(row.updated_at),
    redactedAt: milliseconds(row.redacted_at),
  };
}

/** The same hash as a visit's: that is how an identity finds those that haven't concluded yet. */
export async function identityHashColumns(externalRef: string | null, sealer: Sealer) {
  return { external_ref_hash: externalRef === null ? null : await sealer.hash("external-ref", externalRef) };
}

/** Every column but the sequence. */
export async function identityColumns(identity: Identity, sealer: Sealer) {
  const { externalRef, extractedData, rejectionReason } = identity;
  const redacted = identity.redactedAt !== null;
  const members: SealedMembers = { externalRef, extractedData, rejectionReason };
  return {
    id: identity.id,
    organisation: identity.organisation,
    ...(await identityHashColumns(externalRef, sealer)),
    status: identity.status,
    status_set: identity.statusSet?.status ?? null,
    status_set_at: identity.statusSet?.at ?? null,
    screening_status: identity.screeningStatus,
    monitoring_enabled: Number(identity.monitoringEnabled),
    face_match_passed: flag(identity.faceMatchPassed),
    age_check_passed: flag(identity.ageCheckPassed),
    extracted_age: identity.extractedAge,
    is_sandbox: Number(identity.isSandbox),
    tags: JSON.stringify(identity.tags),
    provider: identity.provider,
    provider_identity_reference: identity.providerIdentityReference,
    latest_visit: identity.latestVisit,
    archived_at: identity.archivedAt,
    first_verified_at: identity.firstVerifiedAt,
    last_verified_at: identity.lastVerifiedAt,
    created_at: identity.createdAt,
    updated_at: identity.updatedAt,
    redacted_at: identity.redactedAt,
    retained_since: redacted ? null : (identity.lastVerifiedAt ?? identity.createdAt),
    sealed: redacted ? null : await sealer.seal(members, sealContext("identities", identity.id)),
  };
}

function milliseconds(value: number | string | null): number | null {
  return value === null ? null : Number(value);
}

const truth = (value: number | null): boolean | null => (value === null ? null : value === 1);
const flag = (value: boolean | null): number | null => (value === null ? null : Number(value));
