/** Between a visit and its row: what is personal is sealed, what is looked up is hashed, the rest is plain. */
import type { Selectable, Updateable } from "kysely";
import type { Sealer } from "../../crypto/seal.js";
import type { VisitTable } from "../database/schema.js";
import { sealContext } from "../database/seal-context.js";
import type { NewVisit, Visit, VisitLink, VisitProgress } from "./visit.js";

export type VisitRow = Selectable<VisitTable>;

/** The members of a visit that are sealed in one JSON column. */
type SealedMembers = Pick<Visit, "invite" | "inviteUrl" | "frame" | "result" | "person">;

/** What is left of them after redaction. */
const REDACTED: SealedMembers = {
  invite: {
    email: "",
    externalRef: null,
    referenceData: "",
    referenceDataGiven: false,
    customerContext: null,
    sendInvitationEmail: false,
    locale: null,
  },
  inviteUrl: "",
  frame: null,
  result: null,
  person: null,
};

export async function readVisit(row: VisitRow, sealer: Sealer): Promise<Visit> {
  const sealed =
    row.redacted_at === null
      ? ((await sealer.open(row.sealed, sealContext("visits", row.reference))) as SealedMembers)
      : REDACTED;
  return {
    ...sealed,
    reference: row.reference,
    organisation: row.organisation,
    provider: row.provider as Visit["provider"],
    providerReference: row.provider_reference,
    status: row.status as Visit["status"],
    ended: row.ended as Visit["ended"],
    outcome: row.outcome as Visit["outcome"],
    outcomeAt: milliseconds(row.outcome_at),
    attempt: row.attempt,
    providerStatus: row.provider_status,
    reasonCode: row.reason_code,
    riskLevel: row.risk_level,
    settled: row.settled === 1,
    createdAt: Number(row.created_at),
    activatedAt: milliseconds(row.activated_at),
    completedAt: milliseconds(row.completed_at),
    endedAt: milliseconds(row.ended_at),
    updatedAt: Number(row.updated_at),
    expiresAt: milliseconds(row.expires_at),
    identityReference: row.identity_reference,
    identityId: row.identity_id,
    redactedAt: milliseconds(row.redacted_at),
    nextReadAt: milliseconds(row.next_read_at),
  };
}

/** The row of a visit that begins now. */
export async function newVisitRow(visit: NewVisit, now: number, sealer: Sealer) {
  const { invite } = visit;
  return {
    reference: visit.reference,
    organisation: visit.organisation,
    provider: visit.provider,
    provider_reference: visit.providerReference,
    status: "Inactive",
    settled: 0,
    created_at: now,
    updated_at: now,
    expires_at: visit.expiresAt,
    ...(await visitHashes(invite, sealer)),
    sealed: await sealMembers(visit.reference, { ...visit, result: null, person: null }, sealer),
  };
}

/** What a visit is found by. */
export async function visitHashes({ externalRef, email, referenceData }: Visit["invite"], sealer: Sealer) {
  return {
    external_ref_hash: externalRef === null ? null : await sealer.hash("external-ref", externalRef),
    email_hash: await sealer.hash("email", email.toLowerCase()),
    reference_data_hash: await sealer.hash("reference-data", referenceData),
  };
}

/** The columns that a merged report changes. */
export async function progressColumns(
  before: Visit,
  progress: VisitProgress,
  now: number,
  sealer: Sealer,
): Promise<Updateable<VisitTable>> {
  const { result, person } = progress;
  const sealedChanged = result !== before.result || person !== before.person;
  return {
    status: progress.status,
    ended: progress.ended,
    outcome: progress.outcome,
    outcome_at: progress.outcomeAt,
    attempt: progress.attempt,
    provider_status: progress.providerStatus,
    reason_code: progress.reasonCode,
    risk_level: progress.riskLevel,
    settled: progress.settled ? 1 : 0,
    activated_at: before.activatedAt ?? (progress.status === "Inactive" ? null : now),
    completed_at: before.completedAt ?? (progress.status === "Completed" ? now : null),
    ended_at: before.endedAt ?? (progress.ended ? now : null),
    updated_at: now,
    identity_reference: progress.identityReference,
    ...(sealedChanged
      ? { sealed: await sealMembers(before.reference, { ...before, result, person }, sealer) }
      : {}),
  };
}

/** The columns of a visit that loses everything personal. One that was still open is over with it. */
export function redactedColumns(visit: Visit, identityId: string | null, now: number) {
  const open = visit.status !== "Completed" && visit.ended === null;
  return {
    sealed: "",
    external_ref_hash: null,
    email_hash: "",
    reference_data_hash: "",
    reason_code: null,
    identity_reference: null,
    identity_id: identityId,
    settled: 1,
    ...(open ? { ended: "abandoned", ended_at: now } : {}),
    updated_at: now,
    redacted_at: now,
  } satisfies Updateable<VisitTable>;
}

/** The columns that a renewed link changes. */
export async function linkColumns(
  before: Visit,
  link: VisitLink,
  now: number,
  sealer: Sealer,
): Promise<Updateable<VisitTable>> {
  // A visit that ended because its link ran out goes on with the new one.
  const reopened = before.ended === "expired" ? { ended: null, ended_at: null, settled: 0 } : {};
  const cleared = before.outcome === "expired" ? { outcome: null, outcome_at: null, attempt: null } : {};
  return {
    ...reopened,
    ...cleared,
    expires_at: link.expiresAt,
    updated_at: now,
    sealed: await sealMembers(before.reference, { ...before, ...link }, sealer),
  };
}

function sealMembers(reference: string, members: SealedMembers, sealer: Sealer): Promise<string> {
  const { invite, inviteUrl, frame, result, person } = members;
  const sealed: SealedMembers = { invite, inviteUrl, frame, result, person };
  return sealer.seal(sealed, sealContext("visits", reference));
}

function milliseconds(value: number | string | null): number | null {
  return value === null ? null : Number(value);
}
