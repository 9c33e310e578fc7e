/** Fills a SQLite store with identities: rows as the store writes them, but in a few transactions. */
import { randomBytes } from "node:crypto";
import Database from "libsql";
import { createSealer } from "../../../dist/crypto/seal.js";
import { identityColumns } from "../../../dist/records/identities/identity-row.js";

const ROWS_PER_TRANSACTION = 20_000;

/** @param {number} index */
export const idOf = (index) => `identity_${String(index).padStart(32, "0")}`;

/**
 * @param {any} store
 * @param {{ file: string, key: string, organisation: string, rows: number, isRead?: (index: number) => boolean }} options
 *   `isRead`: the rows that the benchmark opens. Others have the same length and nothing to open, which saves minutes.
 */
export async function fillIdentities(store, { file, key, organisation, rows, isRead = () => true }) {
  const sealer = await createSealer([key]);
  const { identity: sample } = await store.identities.findOrCreate("ELSEWHERE", "sample", 0);
  const database = new Database(file);
  // A crash costs nothing here.
  database.pragma("synchronous = OFF");
  database.pragma("cache_size = -500000");
  /** @type {Record<string, any>} */
  const filler = await identityColumns(personOf(sample, organisation, rows), sealer);
  const columns = Object.keys(filler);
  const insert = database.prepare(
    `insert into identities (${columns.map(snakeCase).join(", ")}) values (${columns.map(() => "?").join(", ")})`,
  );
  const insertHash = database.prepare(
    "insert into identity_hashes (identity_id, kind, hash) values (?, ?, ?)",
  );
  for (let from = 1; from <= rows; from += ROWS_PER_TRANSACTION) {
    database.exec("begin");
    for (let index = from; index < Math.min(from + ROWS_PER_TRANSACTION, rows + 1); index += 1) {
      const person = personOf(sample, organisation, index);
      /** @type {Record<string, any>} */
      const row = isRead(index)
        ? await identityColumns(person, sealer)
        : { ...filler, id: person.id, archivedAt: person.archivedAt, externalRefHash: hash() };
      insert.run(...columns.map((name) => row[name]));
      insertHash.run(person.id, "email", hash());
    }
    database.exec("commit");
  }
  // The log of so much would be copied to the file later, during what is measured.
  database.pragma("wal_checkpoint(truncate)");
  database.close();
}

const hash = () => randomBytes(32).toString("base64url");

/** @param {string} name */
function snakeCase(name) {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/**
 * @param {any} sample
 * @param {string} organisation
 * @param {number} index
 */
function personOf(sample, organisation, index) {
  return {
    ...sample,
    id: idOf(index),
    organisation,
    externalRef: `user-${index}`,
    status: index % 5 === 0 ? "approved" : "pending",
    archivedAt: index % 10 === 3 ? 1 : null,
    extractedData: {
      first_name: "Jane",
      last_name: "Doe",
      date_of_birth: "1997-06-15",
      document_type: "drivers_license",
      document_number: `D${index}`,
      country: "US",
      email: `user-${index}@example.com`,
    },
  };
}
