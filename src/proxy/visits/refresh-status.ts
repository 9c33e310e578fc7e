/**
 * Reads a visit's status from its provider, at most once a second per reference, however many pages and proxies ask.
 * A proxy claims that second in the visit's row before it reads; all others answer with the stored status. A proxy that
 * dies during its read blocks others for that second only. While a provider is down, the last known status stands.
 */
import type { PolledVisit } from "../../records/visits/polled-visit.js";
import { LONGEST_READ_PAUSE_MS, type VisitRecords } from "../../records/visits/visit-records.js";
import { bestEffortWrite } from "../best-effort-write.js";
import type { Log, LogFields } from "../host.js";
import type { FoundVisit } from "./find-visit.js";
import type { ReadProvider } from "./read-provider.js";

/** A visit, by the members that decide if a read is due. */
export interface ReadableVisit extends Pick<FoundVisit, "organisation"> {
  visit: Pick<PolledVisit, "reference" | "provider" | "settled" | "ended" | "nextReadAt">;
}

/** Reads the status, if that is due. A provider's failure is logged, not thrown. False: the visit is as it was found. */
export type RefreshStatus = (found: ReadableVisit) => Promise<boolean>;

const INTERVAL_MS = 1000;

type ReadResult = "fresh" | "failed" | "known";

export function createRefreshStatus(
  visits: VisitRecords,
  readProvider: ReadProvider,
  now: () => number,
  log: Log,
): RefreshStatus {
  /** Reads of this process, by reference: others who ask meanwhile wait for the fresh status too. */
  const inFlight = new Map<string, Promise<ReadResult>>();

  async function readNow({ visit: { reference }, organisation }: ReadableVisit): Promise<ReadResult> {
    const claim = visits.claimRead(reference, now(), now() + INTERVAL_MS);
    if (!(await bestEffortWrite(claim, false, log))) return "known";
    const visit = await visits.find(reference);
    if (!visit) return "known";
    const { change, pauseMs } = await readProvider({ visit, organisation });
    const pause = Math.min(pauseMs, LONGEST_READ_PAUSE_MS);
    if (pause > 0) await visits.delayRead(reference, now() + pause);
    return change ? "fresh" : "failed";
  }

  return async (found) => {
    const { visit, organisation } = found;
    const { reference } = visit;
    const logRead = (result: NonNullable<LogFields["result"]>) =>
      log("debug", "status_read", { provider: visit.provider, result });
    const keepKnown = () => {
      logRead("known");
      return false;
    };
    // The organisation may have changed its provider since, and the new one doesn't know this visit.
    if (visit.settled || visit.ended !== null || organisation.provider.id !== visit.provider)
      return keepKnown();
    let read = inFlight.get(reference);
    const shared = read !== undefined;
    if (!read) {
      const pause = (visit.nextReadAt ?? 0) - now();
      // A longer one is from before the clock was set back.
      if (pause > 0 && pause <= 2 * LONGEST_READ_PAUSE_MS) return keepKnown();
      read = readNow(found).finally(() => inFlight.delete(reference));
      inFlight.set(reference, read);
    }
    const result = await read;
    logRead(shared && result !== "known" ? "shared" : result);
    return true;
  };
}
