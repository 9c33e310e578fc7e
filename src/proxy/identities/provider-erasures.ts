/** Asks providers to erase a redacted person's data, and repeats it for those that could not be reached. */
import { GangwayError } from "../../contract/errors.js";
import type { Erasure, ErasureRecords } from "../../records/identities/erasures.js";
import { errorTrace } from "../error-trace.js";
import type { Log } from "../host.js";
import type { Organisations } from "../organisations.js";

export interface ErasureReport {
  /** Number of erasures that could not be done now. */
  postponed: number;
  /** Names of the providers that have no call for erasure. */
  unable: string[];
}

/** A provider's failure is logged, not thrown. @param identityId limits it to this identity's erasures. */
export type EraseAtProviders = (identityId?: string) => Promise<ErasureReport>;

export function createEraseAtProviders(
  records: ErasureRecords,
  organisations: Organisations,
  now: () => number,
  log: Log,
): EraseAtProviders {
  async function erase(erasure: Erasure): Promise<"done" | "unable" | "failed"> {
    const { organisation, provider: id, providerReference, identityReference, state } = erasure;
    const provider = organisations.find(organisation)?.provider;
    const fields = { organisation, provider: id };
    if (provider?.id !== id) {
      // The organisation is gone or has another provider now. A later config may bring it back.
      log("warn", "provider_erase_failed", { ...fields, code: "invalid_configuration" });
      return "failed";
    }
    if (!provider.erase) return "unable";
    try {
      await provider.erase({
        providerReference,
        identityReference: identityReference ?? undefined,
        state: state ?? undefined,
      });
      return "done";
    } catch (error) {
      log("warn", "provider_erase_failed", {
        ...fields,
        ...(error instanceof GangwayError
          ? { code: error.code }
          : { code: "internal", trace: errorTrace(error) }),
      });
      return "failed";
    }
  }

  return async (identityId) => {
    const report: ErasureReport = { postponed: 0, unable: [] };
    for (;;) {
      const claimed = await records.claim(now(), identityId);
      if (claimed.length === 0) return report;
      const ends = await Promise.all(
        claimed.map(async (erasure) => ({ erasure, end: await erase(erasure) })),
      );
      for (const { erasure, end } of ends) {
        if (end === "failed") {
          report.postponed += 1;
          await records.postpone(erasure, now());
        } else {
          const name = organisations.find(erasure.organisation)?.providerName ?? erasure.provider;
          if (end === "unable" && !report.unable.includes(name)) report.unable.push(name);
          await records.done(erasure);
        }
      }
    }
  };
}
