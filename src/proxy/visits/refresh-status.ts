/**
 * Reads a visit's status from its provider, at most once a second per reference, however many pages and proxies ask.
 * A proxy claims that second in the visit's row before it reads; all others answer with the stored status. A proxy that
 * dies during its read blocks others for that second only. While a provider is down, the last known status stands.
 */

import { GangwayError } from "../../contract/errors.js";
import { boundReport } from "../../providers/bound-report.js";
import type { Store } from "../../records/store.js";
import type { Visit } from "../../records/visits/visit.js";
import { LONGEST_READ_PAUSE_MS } from "../../records/visits/visit-records.js";
import type { Log, LogFields } from "../host.js";
import type { FoundVisit } from "./find-visit.js";
import { loggableWord } from "./loggable-word.js";
import { checkState } from "./provider-state.js";

/** Returns the visit after a read, if one was due. A provider's failure is logged, not thrown. */
export type RefreshStatus = (found: FoundVisit) => Promise<Visit>;

const INTERVAL_MS = 1000;

type ReadResult = "fresh" | "failed" | "known";

export function createRefreshStatus(
  { visits, reports }: Pick<Store, "visits" | "reports">,
  now: () => number,
  log: Log,
): RefreshStatus {
  /** Reads of this process, by reference: others who ask meanwhile wait for the fresh status too. */
  const inFlight = new Map<string, Promise<ReadResult>>();

  async function readNow({
    visit: { reference, providerReference, state },
    organisation,
  }: FoundVisit): Promise<ReadResult> {
    const { provider, config } = organisation;
    const fields = { organisation: config.code, reference, provider: provider.id };
    const readAt = now();
    if (!(await visits.claimRead(reference, readAt, readAt + INTERVAL_MS))) return "known";
    try {
      const report = boundReport(await provider.readStatus(providerReference, state));
      checkState(report.state);
      if (report.unknownWord) {
        log("warn", "provider_unknown_word", { ...fields, word: loggableWord(report.providerStatus) });
      }
      await reports.applyRead(reference, report, readAt, now());
      return "fresh";
    } catch (error) {
      if (!(error instanceof GangwayError)) throw error;
      const pause = Math.min((error.retryAfterSeconds ?? 0) * 1000, LONGEST_READ_PAUSE_MS);
      if (pause > 0) await visits.delayRead(reference, now() + pause);
      log("warn", "provider_status_failed", { ...fields, code: error.code });
      return "failed";
    }
  }

  return async (found) => {
    const { visit, organisation } = found;
    const { reference } = visit;
    const logRead = (result: NonNullable<LogFields["result"]>) =>
      log("debug", "status_read", { provider: visit.provider, result });
    const answerStored = () => {
      logRead("known");
      return visit;
    };
    // The organisation may have changed its provider since, and the new one doesn't know this visit.
    if (visit.settled || visit.ended !== null || organisation.provider.id !== visit.provider)
      return answerStored();
    let read = inFlight.get(reference);
    const shared = read !== undefined;
    if (!read) {
      const pause = (visit.nextReadAt ?? 0) - now();
      // A longer one is from before the clock was set back.
      if (pause > 0 && pause <= 2 * LONGEST_READ_PAUSE_MS) return answerStored();
      read = readNow(found).finally(() => inFlight.delete(reference));
      inFlight.set(reference, read);
    }
    const result = await read;
    logRead(shared && result !== "known" ? "shared" : result);
    return (await visits.find(reference)) ?? visit;
  };
}
