/** Fills a store with visits: completed ones, as rows as the store writes them, but many in one transaction. */
import { Kysely, sql } from "kysely";
import { createSealer } from "../../dist/crypto/seal.js";
import { openDialect } from "../../dist/node/open-dialect.js";
import { RowPlugin } from "../../dist/records/database/row-plugin.js";
import { newVisitRow } from "../../dist/records/visits/visit-row.js";

const BATCH = 200;
const MINUTE = 60_000;
const FIRST_VISIT_AT = Date.parse("2026-01-01T00:00:00Z");

/** @param {number} index */
export const referenceOf = (index) => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;

/** @param {number} index */
export const createdAtOf = (index) => FIRST_VISIT_AT + index * MINUTE;

/**
 * @param {string} url of a database whose tables are there.
 * @param {{ key: string, organisation: string, rows: number }} options
 */
export async function fillVisits(url, { key, organisation, rows }) {
  const sealer = await createSealer([key]);
  /** @type {Kysely<any>} */
  const db = new Kysely({ dialect: openDialect(url).dialect, plugins: [new RowPlugin()] });
  for (let first = 0; first < rows; first += BATCH) {
    const batch = await Promise.all(
      Array.from({ length: Math.min(BATCH, rows - first) }, (_, index) =>
        rowOf(first + index, organisation, sealer),
      ),
    );
    await db.transaction().execute((transaction) => transaction.insertInto("visits").values(batch).execute());
  }
  // PostgreSQL does so by itself, a minute later. SQLite has no statistics in production either.
  if (url.startsWith("postgres")) await sql`analyze visits`.execute(db);
  await db.destroy();
}

/**
 * @param {number} index
 * @param {string} organisation
 * @param {any} sealer
 */
async function rowOf(index, organisation, sealer) {
  const visit = {
    reference: referenceOf(index),
    organisation,
    provider: index < 20 ? "verifa" : index % 10 === 3 ? "veriff" : "verifime",
    providerReference: `session-${index}`,
    verifiedBy: "server",
    invite: {
      email: `user-${index % 50_000}@example.com`,
      emailProved: true,
      externalRef: `user-${index % 50_000}`,
      claimedExternalRef: null,
      referenceData: null,
      providerText: `text-${index}`,
      customerContext: { firstName: "Jane", familyName: "Smith", dateOfBirth: "1990-04-12" },
      sendInvitationEmail: false,
      locale: null,
    },
    inviteUrl: "https://portal.verifime.example/sign-up/track-id/7ea40290-44b7-424e-babb-31da7ca1dcd1",
    frame: null,
    expiresAt: null,
  };
  const outcome = index % 1000 === 7 ? "in_review" : index % 3 === 0 ? "declined" : "approved";
  const row = await newVisitRow(/** @type {any} */ (visit), createdAtOf(index), sealer);
  return { ...row, status: "Completed", outcome, settled: 1 };
}
