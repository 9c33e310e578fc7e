/** Converts a visit to its row and back: personal members are sealed, members to search by are hashed, others plain. */
import type { Selectable, Updateable } from "kysely";
import type { Sealer } from "../../crypto/seal.js";
import type { VisitTable } from "../database/schema.js";
import { sealContext } from "../database/seal-context.js";
import { writePageState } from "./page-state.js";
import type { NewVisit, Visit, VisitLink, VisitProgress } from "./visit.js";

export type VisitRow = Selectable<VisitTable>;

/** The sealed members that a report may change. */
const REPORTED_MEMBERS = [
  "result",
  "reason",
  "resubmission",
  "person",
  "state",
  "assessment",
  "isSandbox",
  "progress",
  "held",
  "findingsPending",
] as const satisfies (keyof Visit)[];

/** The members of a visit that are sealed in one JSON column. */
const SEALED_MEMBERS = ["invite", "inviteUrl", "frame", ...REPORTED_MEMBERS] as const;

type SealedMembers = Pick<Visit, (typeof SEALED_MEMBERS)[number]>;

/** Older rows lack the members that were added later. */
type StoredMembers = Partial<SealedMembers> & Pick<SealedMembers, "invite">;

/** Their values in a visit of which nothing is known, and after redaction. */
const REDACTED: SealedMembers = {
  invite: {
    email: "",
    emailProved: false,
    externalRef: null,
    claimedExternalRef: null,
    referenceData: null,
    providerText: "",
    customerContext: null,
    sendInvitationEmail: false,
    locale: null,
  },
  inviteUrl: "",
  frame: null,
  result: null,
  reason: null,
  resubmission: null,
  person: null,
  state: null,
  assessment: null,
  isSandbox: null,
  progress: null,
  held: [],
  findingsPending: false,
};

export async function readVisit(row: VisitRow, sealer: Sealer): Promise<Visit> {
  const { externalRefHash, claimedExternalRefHash, emailHash, referenceDataHash, ...columns } = row;
  const { sequence, conclusion, concludedAt, learntAt, rankedAt, sealed, settled, pageState, ...members } =
    columns;
  const opened =
    row.redactedAt === null
      ? ((await sealer.open(sealed, sealContext("visits", row.reference))) as StoredMembers)
      : REDACTED;
  return {
    ...members,
    ...REDACTED,
    reason: members.reasonCode,
    ...opened,
    invite: completeInvite(opened.invite),
    settled: settled === 1,
  };
}

/** An invite from before claims, or from when the provider repeated the partner's own text. */
type StoredInvite = Visit["invite"] & { referenceDataGiven?: boolean };

/** Adds the members that older invites lack: what was known of the customer then, counted at once. */
export function completeInvite({ referenceDataGiven, ...stored }: StoredInvite): Visit["invite"] {
  const { referenceData } = stored;
  return {
    ...stored,
    ...(referenceDataGiven === undefined
      ? {}
      : { referenceData: referenceDataGiven ? referenceData : null, providerText: referenceData ?? "" }),
    emailProved: stored.emailProved ?? true,
    claimedExternalRef: stored.claimedExternalRef ?? null,
  };
}

/** Builds the row of a visit that begins now. */
export async function newVisitRow(visit: NewVisit, now: number, sealer: Sealer) {
  const { invite, inviteUrl, frame, state = null, creationMs: _ms, keyName: _key, ...columns } = visit;
  const members = { ...REDACTED, invite, inviteUrl, frame, state };
  return {
    ...columns,
    status: "Inactive" as const,
    settled: 0,
    createdAt: now,
    ...(await visitHashes(invite, sealer)),
    ...(await contentColumns(visit.reference, members, now, sealer)),
  };
}

/** Builds the hashes that a visit is found by. A customer's visits are found by what is proved of the customer. */
export async function visitHashes(
  { externalRef, claimedExternalRef, email, emailProved, providerText }: Visit["invite"],
  sealer: Sealer,
) {
  const refHash = async (ref: string | null) => (ref === null ? null : sealer.hash("external-ref", ref));
  return {
    externalRefHash: await refHash(externalRef),
    claimedExternalRefHash: await refHash(claimedExternalRef),
    emailHash: emailProved ? await sealer.hash("email", email.toLowerCase()) : "",
    referenceDataHash: await sealer.hash("reference-data", providerText),
  };
}

/** Builds the columns that a merged report changes. */
export async function progressColumns(
  before: Visit,
  after: VisitProgress & Pick<Visit, "held" | "findingsPending">,
  now: number,
  sealer: Sealer,
): Promise<Updateable<VisitTable>> {
  const isChanged = REPORTED_MEMBERS.some((name) => after[name] !== before[name]);
  const members = { ...before, ...pick(after, REPORTED_MEMBERS) };
  return {
    status: after.status,
    ended: after.ended,
    outcome: after.outcome,
    outcomeAt: after.outcomeAt,
    attempt: after.attempt,
    providerStatus: after.providerStatus,
    reasonCode: after.reasonCode,
    riskLevel: after.riskLevel,
    settled: after.settled ? 1 : 0,
    completedAt: before.completedAt ?? (after.status === "Completed" ? now : null),
    endedAt: before.endedAt ?? (after.ended ? now : null),
    identityReference: after.identityReference,
    ...(isChanged
      ? await contentColumns(before.reference, members, now, sealer)
      : { updatedAt: now, pageState: writePageState(members, now) }),
  };
}

/** Builds the columns that a proof of who the customer is changes. */
export async function proofColumns(
  before: Visit,
  { invite, verifiedBy, activatedAt }: Pick<Visit, "invite" | "verifiedBy" | "activatedAt">,
  now: number,
  sealer: Sealer,
): Promise<Updateable<VisitTable>> {
  return {
    verifiedBy,
    activatedAt,
    ...(await visitHashes(invite, sealer)),
    ...(await contentColumns(before.reference, { ...before, invite }, now, sealer)),
  };
}

/** Builds the columns of a redacted visit. Redaction ends a visit that is still open. */
export function redactedColumns(visit: Visit, identityId: string | null, now: number) {
  const open = visit.status !== "Completed" && visit.ended === null;
  return {
    sealed: "",
    pageState: null,
    externalRefHash: null,
    claimedExternalRefHash: null,
    emailHash: "",
    referenceDataHash: "",
    reasonCode: null,
    identityReference: null,
    identityId,
    settled: 1,
    ...(open ? { ended: "abandoned" as const, endedAt: now } : {}),
    updatedAt: now,
    redactedAt: now,
  } satisfies Updateable<VisitTable>;
}

/** Builds the columns that a renewed link changes. */
export async function linkColumns(
  before: Visit,
  link: VisitLink,
  now: number,
  sealer: Sealer,
): Promise<Updateable<VisitTable>> {
  // A visit that ended because its link expired goes on with the new link.
  const reopened = before.ended === "expired" ? { ended: null, endedAt: null, settled: 0 } : {};
  const cleared = before.outcome === "expired" ? { outcome: null, outcomeAt: null, attempt: null } : {};
  return {
    ...reopened,
    ...cleared,
    expiresAt: link.expiresAt,
    ...(await contentColumns(before.reference, { ...before, ...link }, now, sealer)),
  };
}

/** Builds the columns that another language changes. */
export async function localeColumns(
  before: Visit,
  locale: string,
  now: number,
  sealer: Sealer,
): Promise<Updateable<VisitTable>> {
  return contentColumns(before.reference, { ...before, invite: { ...before.invite, locale } }, now, sealer);
}

/** Builds the columns that hold the sealed members. */
async function contentColumns(reference: string, members: SealedMembers, now: number, sealer: Sealer) {
  return {
    updatedAt: now,
    pageState: writePageState(members, now),
    sealed: await sealer.seal(pick(members, SEALED_MEMBERS), sealContext("visits", reference)),
  };
}

function pick<Name extends keyof SealedMembers>(from: Pick<SealedMembers, Name>, names: readonly Name[]) {
  return Object.fromEntries(names.map((name) => [name, from[name]])) as Pick<SealedMembers, Name>;
}
