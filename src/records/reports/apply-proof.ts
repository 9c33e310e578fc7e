/**
 * Records a proof of who the customer is, together with its consequences. An external reference that was claimed counts as if it had been there from the
 * start.
 */
import type { RecordsTransaction } from "../database/records.js";
import { lockVisit } from "../visits/lock-visit.js";
import type { Visit, VisitInvite } from "../visits/visit.js";
import { proofColumns } from "../visits/visit-row.js";
import { saveVisitChange, type VisitChange } from "./save-visit-change.js";

/** The customer entered the code from a mail or a text message, came with the partner's token, or is named by the partner's server. */
export type CustomerProof =
  | { by: "code" }
  | { by: "sms" }
  /** `externalRef`: the visit's, proved or claimed, that the token was checked against. Null: it had none. */
  | { by: "token"; externalRef: string | null }
  | { by: "server"; externalRef: string; keyName?: string | undefined };

/** `conflict`: the visit is another customer's already. */
export type ProofResult = VisitChange | "conflict";

/** Null: there is no such visit. A redacted visit stays as it is. */
export async function applyProof(
  transaction: RecordsTransaction,
  reference: string,
  proof: CustomerProof,
): Promise<ProofResult | null> {
  const { sealer, now } = transaction;
  const before = await lockVisit(transaction, reference);
  if (!before) return null;
  if (before.redactedAt !== null) return { before, after: before };
  if (isAnothers(before, proof)) return "conflict";
  const proved = {
    invite: provedInvite(before.invite, proof),
    verifiedBy: isKnown(before, proof) ? before.verifiedBy : proof.by,
    // A server that says whose visit it is has not met the customer.
    activatedAt: before.activatedAt ?? (proof.by === "server" ? null : now),
  };
  if (isUnchanged(before, proved)) return { before, after: before };
  const columns = await proofColumns(before, proved, now, sealer);
  const actor =
    proof.by === "server" ? ({ by: "server", key: proof.keyName } as const) : ({ by: "customer" } as const);
  return saveVisitChange(transaction, before, columns, actor);
}

/** True where the proof is about another customer than the visit. */
export function isAnothers(
  { invite: { externalRef, claimedExternalRef } }: Visit,
  proof: CustomerProof,
): boolean {
  if (proof.by === "code" || proof.by === "sms") return false;
  // The server may name another customer than the one that a page has claimed, while a token may not.
  if (proof.by === "server") return externalRef !== null && externalRef !== proof.externalRef;
  return (externalRef ?? claimedExternalRef) !== proof.externalRef;
}

/** True where the server repeats what is proved already. */
function isKnown({ invite }: Visit, proof: CustomerProof): boolean {
  return proof.by === "server" && invite.externalRef !== null;
}

function provedInvite(invite: VisitInvite, proof: CustomerProof): VisitInvite {
  // Whoever reads the text messages of a number need not be able to read the mails.
  if (proof.by === "sms") return invite;
  if (proof.by === "code") return { ...invite, emailProved: true };
  if (proof.externalRef === null) return { ...invite, emailProved: true };
  return { ...invite, externalRef: proof.externalRef, claimedExternalRef: null };
}

function isUnchanged(before: Visit, after: Pick<Visit, "invite" | "verifiedBy" | "activatedAt">): boolean {
  return (
    before.verifiedBy === after.verifiedBy &&
    before.activatedAt === after.activatedAt &&
    before.invite.emailProved === after.invite.emailProved &&
    before.invite.externalRef === after.invite.externalRef
  );
}
