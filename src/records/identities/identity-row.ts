/** Converts an identity to its row and back: personal members are sealed, the external reference is hashed too. */
import type { Selectable } from "kysely";
import type { Sealer } from "../../crypto/seal.js";
import type { IdentityTable } from "../database/schema.js";
import { sealContext } from "../database/seal-context.js";
import type { Identity } from "./identity.js";

export type IdentityRow = Selectable<IdentityTable>;

/** The members of an identity that are sealed in one JSON column. */
type SealedMembers = Pick<Identity, "externalRef" | "extractedData" | "rejectionReason" | "findingsPending">;

const REDACTED: SealedMembers = {
  externalRef: null,
  extractedData: {},
  rejectionReason: null,
  findingsPending: false,
};

async function openMembers(
  { id, sealed }: Pick<IdentityRow, "id" | "sealed">,
  sealer: Sealer,
): Promise<SealedMembers> {
  return sealed === null
    ? REDACTED
    : ((await sealer.open(sealed, sealContext("identities", id))) as SealedMembers);
}

/** Null once redacted. */
export async function openExternalRef(
  row: Pick<IdentityRow, "id" | "sealed">,
  sealer: Sealer,
): Promise<string | null> {
  return (await openMembers(row, sealer)).externalRef;
}

export async function readIdentity(row: IdentityRow, sealer: Sealer): Promise<Identity> {
  const { sequence, externalRefHash, retainedSince, sealed, statusSet, statusSetAt, ...members } = row;
  const opened = await openMembers(row, sealer);
  // Older rows lack the member that was added later.
  const { findingsPending = false } = opened;
  return {
    ...members,
    ...opened,
    findingsPending,
    statusSet: statusSet === null || statusSetAt === null ? null : { status: statusSet, at: statusSetAt },
    monitoringEnabled: row.monitoringEnabled === 1,
    faceMatchPassed: truth(row.faceMatchPassed),
    ageCheckPassed: truth(row.ageCheckPassed),
    isSandbox: row.isSandbox === 1,
    tags: JSON.parse(row.tags) as string[],
  };
}

/** Hashes the external reference as visits do, so that an identity finds its visits that have not concluded. */
export async function identityHashColumns(externalRef: string | null, sealer: Sealer) {
  return { externalRefHash: externalRef === null ? null : await sealer.hash("external-ref", externalRef) };
}

/** Builds every column except the sequence. */
export async function identityColumns(identity: Identity, sealer: Sealer) {
  const { externalRef, extractedData, rejectionReason, findingsPending, statusSet, ...members } = identity;
  const sealed: SealedMembers = { externalRef, extractedData, rejectionReason, findingsPending };
  const redacted = identity.redactedAt !== null;
  return {
    ...members,
    ...(await identityHashColumns(externalRef, sealer)),
    statusSet: statusSet?.status ?? null,
    statusSetAt: statusSet?.at ?? null,
    monitoringEnabled: Number(identity.monitoringEnabled),
    faceMatchPassed: flag(identity.faceMatchPassed),
    ageCheckPassed: flag(identity.ageCheckPassed),
    isSandbox: Number(identity.isSandbox),
    tags: JSON.stringify(identity.tags),
    retainedSince: redacted ? null : (identity.lastVerifiedAt ?? identity.createdAt),
    sealed: redacted ? null : await sealer.seal(sealed, sealContext("identities", identity.id)),
  };
}

const truth = (value: number | null): boolean | null => (value === null ? null : value === 1);
const flag = (value: boolean | null): number | null => (value === null ? null : Number(value));
