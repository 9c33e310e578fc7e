/** The visits of an identity: those linked to it, and those of its external reference that have not concluded. */
import type { ExpressionBuilder } from "kysely";
import type { Sealer } from "../../crypto/seal.js";
import type { Records } from "../database/records.js";
import type { Tables } from "../database/schema.js";
import type { Visit } from "../visits/visit.js";
import { readVisit } from "../visits/visit-row.js";
import type { Identity } from "./identity.js";

/** Builds the condition on `visits`. Each half uses an index. */
async function belongsTo(sealer: Sealer, { id, organisation, externalRef }: Identity) {
  const hashes = externalRef === null ? [] : await sealer.hashes("external-ref", externalRef);
  return (visits: ExpressionBuilder<Tables, "visits">) =>
    visits.or([
      visits("visits.identityId", "=", id),
      ...(hashes.length === 0
        ? []
        : [
            visits.and([
              visits("visits.organisation", "=", organisation),
              visits("visits.externalRefHash", "in", hashes),
              visits("visits.identityId", "is", null),
            ]),
          ]),
    ]);
}

/** Builds the same condition, with the visits that a page claims for the identity. They hold a person's data as well. */
export async function belongsToOrClaims(sealer: Sealer, identity: Identity) {
  const { organisation, externalRef } = identity;
  const belongs = await belongsTo(sealer, identity);
  const hashes = externalRef === null ? [] : await sealer.hashes("external-ref", externalRef);
  return (visits: ExpressionBuilder<Tables, "visits">) =>
    hashes.length === 0
      ? belongs(visits)
      : visits.or([
          belongs(visits),
          visits.and([
            visits("visits.organisation", "=", organisation),
            visits("visits.claimedExternalRefHash", "in", hashes),
          ]),
        ]);
}

/** Lists them, newest first. */
export async function listIdentityVisits(
  { db, sealer }: Records,
  identity: Identity,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ visits: Visit[]; total: number }> {
  const belongs = await belongsTo(sealer, identity);
  const rows = await db
    .selectFrom("visits")
    .selectAll()
    .where(belongs)
    .orderBy("sequence", "desc")
    .limit(limit)
    .offset(offset)
    .execute();
  const { count: total } = await db
    .selectFrom("visits")
    .select((visits) => visits.fn.countAll<number>().as("count"))
    .where(belongs)
    .executeTakeFirstOrThrow();
  return { visits: await Promise.all(rows.map((row) => readVisit(row, sealer))), total };
}
