/**
 * Reads a visit's status from its provider: at most once a second per reference, shared by all who ask meanwhile, and
 * not at all once nothing can change. A provider that is down leaves the last known status in force.
 */
import { GangwayError } from "../../contract/errors.js";
import type { Visit } from "../../records/visit.js";
import type { VisitRecords } from "../../records/visits.js";
import type { Log, LogFields } from "../host.js";
import type { FoundVisit } from "./find-visit.js";
import { loggable } from "./loggable-word.js";

/** The visit as it stands after a read, if one was due. Never rejects for the provider's sake. */
export type ReadStatus = (found: FoundVisit) => Promise<Visit>;

const INTERVAL_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;

type ReadResult = "fresh" | "failed";

interface Read {
  /** Undefined once the read is done. */
  pending: Promise<ReadResult> | undefined;
  nextAt: number;
}

export function createReadStatus(records: VisitRecords, now: () => number, log: Log): ReadStatus {
  const reads = new Map<string, Read>();

  function forgetOld(): void {
    for (const [reference, read] of reads) {
      if (!read.pending && read.nextAt <= now()) reads.delete(reference);
    }
  }

  async function readNow({ visit, organisation }: FoundVisit, read: Read): Promise<ReadResult> {
    const { provider, config } = organisation;
    const fields = { organisation: config.code, reference: visit.reference, provider: provider.id };
    try {
      const report = await provider.readStatus(visit.providerReference);
      if (report.unknownWord) {
        log("warn", "provider_unknown_word", { ...fields, word: loggable(report.providerStatus) });
      }
      await records.applyReport(visit.reference, report, now());
      return "fresh";
    } catch (error) {
      if (!(error instanceof GangwayError)) throw error;
      const pause = (error.retryAfterSeconds ?? 0) * 1000;
      read.nextAt = Math.max(read.nextAt, now() + Math.min(pause, LONGEST_PAUSE_MS));
      log("warn", "provider_status_failed", { ...fields, code: error.code });
      return "failed";
    }
  }

  return async (found) => {
    const { visit, organisation } = found;
    const tell = (result: NonNullable<LogFields["result"]>) =>
      log("debug", "status_read", { provider: visit.provider, result });
    const known = () => {
      tell("known");
      return visit;
    };
    // The organisation may have changed its provider since: the new one knows nothing of this visit.
    if (visit.settled || visit.ended !== null || organisation.provider.id !== visit.provider) return known();
    let read = reads.get(visit.reference);
    let shared = true;
    if (!read || (!read.pending && read.nextAt <= now())) {
      forgetOld();
      const fresh: Read = { pending: undefined, nextAt: now() + INTERVAL_MS };
      fresh.pending = readNow(found, fresh).finally(() => {
        fresh.pending = undefined;
      });
      reads.set(visit.reference, fresh);
      read = fresh;
      shared = false;
    }
    if (!read.pending) return known();
    const result = await read.pending;
    tell(shared ? "shared" : result);
    return (await records.find(visit.reference)) ?? visit;
  };
}
