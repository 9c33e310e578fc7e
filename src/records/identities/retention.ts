/** Retention: who was last verified too long ago is forgotten, and so are visits that never came to an identity. */
import { inTransaction, type Records } from "../database/records.js";
import { lockVisit } from "../visits/lock-visit.js";
import { readIdentity } from "./identity-row.js";
import { redactIdentity, redactVisit } from "./redact.js";

/** Few enough that nobody else waits long for the database. */
const BATCH = 50;

/** @returns how many identities and visits it has redacted. */
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
    // Somebody who is being verified anew is not forgotten meanwhile.
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
      // A report may have come since.
      if (visit && visit.identityId === null && visit.updatedAt < before) {
        await redactVisit(transaction, visit, null);
      }
    });
  }
  return identities.length + visits.length;
}
