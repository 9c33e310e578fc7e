/** Fills the file, in a process of its own: what a million inserts leave in the memory would be collected during the measurement. */
import { openDialect } from "../../../dist/node/open-dialect.js";
import { openStore } from "../../../dist/records/open-store.js";
import { fillIdentities } from "../identities/fill-identities.mjs";

const { file, key, organisation, rows } = JSON.parse(process.argv[2] ?? "{}");

/**
 * Picks the rows that are opened later: the first two, and those of the pages. One of ten is archived.
 * @param {number} index
 */
function isRead(index) {
  return index <= 2 || index > rows - 100 || Math.abs(index - rows / 3) < 100;
}

const store = await openStore({ ...openDialect(`sqlite:${file}`), encryptionKeys: [key] });
await fillIdentities(store, { file, key, organisation, rows, isRead });
await store.close();
