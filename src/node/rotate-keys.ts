/**
 * `gangway rotate-keys`: writes everything in the database anew under the first of `encryptionKeys`, so that the other
 * keys can be removed. Proxies may run meanwhile if they know the new key (docs/operation.md, "Key rotation").
 */
import { UnknownKeyError } from "../crypto/seal.js";
import type { AnyGangwayConfig } from "../proxy/config-schema.js";
import type { Resealed } from "../records/keys/reseal.js";
import { openStore } from "../records/open-store.js";
import { CommandError } from "./command-error.js";
import { openDialect } from "./open-dialect.js";

export async function rotateKeys({ database, encryptionKeys }: AnyGangwayConfig): Promise<Resealed> {
  const store = await openStore({ ...openDialect(database), encryptionKeys });
  try {
    return await store.reseal();
  } catch (error) {
    if (!(error instanceof UnknownKeyError)) throw error;
    throw new CommandError(
      "Something in the database is sealed under a key that is not among encryptionKeys. Put the old key back, after the new one, and run this again.",
    );
  } finally {
    await store.close();
  }
}

/** Tells the operator what was done and what may be done next. */
export function describeRotation(resealed: Resealed): string {
  const counts = Object.entries(resealed).filter(([, count]) => count > 0);
  const done =
    counts.length === 0
      ? "Everything was under the first key already."
      : `Brought under the first key: ${counts.map(([table, count]) => `${count} in ${table}`).join(", ")}.`;
  return `${done}
The other keys can be taken out of encryptionKeys. Wait a day where you can: one-time codes, idempotency keys, visit
tokens and the addresses of QR codes that were given out before count only as long as their key is there.`;
}
