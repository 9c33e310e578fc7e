/** Retention: redacts identities that were last verified too long ago, and old visits that have no identity. */
import { inTransaction, type Records } from "../database/records.js";
import { lockVisit } from "../visits/lock-visit.js";
import { readIdentity } from "./identity-row.js";
import { redactIdentity, redactVisit } from "./redact.js";

/** Small enough that no request waits long for the database. */
const BATCH = 50;

/** @returns the number of redacted identities and visits. */
export async function redactExpired(
  records: Records,
  organisation: string,
  before: number,
  now: number,
): Promise<number> {
  const { db, sealer } = records;
  const identities = await db
    .selectFrom("identities")
    .selectAll()
    .where("organisation", "=", organisation)
    .where("retainedSince", "<", before)
    // A person who is being verified again is not redacted meanwhile.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("visits")
            .select("visits.reference")
            .whereRef("visits.identityId", "=", "identities.id")
            .where("visits.updatedAt", ">=", before),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("visits")
            .select("visits.reference")
            .whereRef("visits.organisation", "=", "identities.organisation")
            .whereRef("visits.externalRefHash", "=", "identities.externalRefHash")
            .where("visits.identityId", "is", null)
            .where("visits.updatedAt", ">=", before),
        ),
      ),
    )
    .orderBy("retainedSince")
    .limit(BATCH)
    .execute();
  for (const row of identities) {
    const identity = await readIdentity(row, sealer);
    await inTransaction(records, now, (transaction) => redactIdentity(transaction, identity));
  }
  const visits = await db
    .selectFrom("visits")
    .select("reference")
    .where("organisation", "=", organisation)
    .where("identityId", "is", null)
    .where("redactedAt", "is", null)
    .where("updatedAt", "<", before)
    .orderBy("updatedAt")
    .limit(BATCH)
    .execute();
  for (const { reference } of visits) {
    await inTransaction(records, now, async (transaction) => {
      const visit = await lockVisit(transaction, reference);
      // A report may have changed it since the query.
      if (visit && visit.identityId === null && visit.updatedAt < before) {
        await redactVisit(transaction, visit, null);
      }
    });
  }
  return identities.length + visits.length;
}
