/** The sweep's part for personal data: retention, erasures that are still to be done, and the database file. */
import type { Store } from "../../records/store.js";
import type { Organisations } from "../organisations.js";
import type { EraseAtProviders } from "./provider-erasures.js";

const DAY_MS = 24 * 60 * 60 * 1000;

export function createSweepPersonalData(
  store: Store,
  organisations: Organisations,
  eraseAtProviders: EraseAtProviders,
  now: () => number,
): () => Promise<void> {
  return async () => {
    for (const { config } of organisations.all) {
      const { code, retentionDays } = config;
      if (retentionDays === undefined) continue;
      const before = now() - retentionDays * DAY_MS;
      while ((await store.identities.redactExpired(code, before, now())) > 0);
    }
    await store.scrub();
    await eraseAtProviders();
  };
}
