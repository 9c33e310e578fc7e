/**
 * Reads a visit's status from its provider, at most once a second per reference, however many pages and proxies ask.
 * A proxy claims that second in the visit's row before it reads; all others answer with the stored status. A proxy that
 * dies during its read blocks others for that second only. While a provider is down, the last known status stands.
 */
import type { PolledVisit } from "../../records/visits/polled-visit.js";
import { LONGEST_READ_PAUSE_MS, type VisitRecords } from "../../records/visits/visit-records.js";
import { bestEffortWrite } from "../best-effort-write.js";
import type { Log } from "../host.js";
import type { FoundVisit } from "./find-visit.js";
import type { ReadProvider } from "./read-provider.js";

/** A visit, by the members that decide if a read is due. */
export interface ReadableVisit extends Pick<FoundVisit, "organisation"> {
  visit: Pick<PolledVisit, "reference" | "provider" | "settled" | "ended" | "nextReadAt">;
}

/** A read from the provider. */
export interface StatusRead {
  /** `known`: another process has made it in this second, or nothing was to be read. */
  result: "fresh" | "failed" | "known";
  /** True where it may have led to events for the partner. */
  changedVisit: boolean;
}

const KNOWN: StatusRead = { result: "known", changedVisit: false };

export interface StatusReads {
  /** Reads the status, if that is due. A provider's failure is logged, not thrown. Null: the visit is as it was found. */
  refreshStatus(found: ReadableVisit): Promise<StatusRead | null>;
  /** True where `refreshStatus` reads the status, or waits for a read of this process. */
  isReadDue(found: ReadableVisit): boolean;
}

const INTERVAL_MS = 1000;

export function createStatusReads(
  visits: VisitRecords,
  readProvider: ReadProvider,
  now: () => number,
  log: Log,
): StatusReads {
  /** Reads of this process, by reference: others who ask meanwhile wait for the fresh status too. */
  const inFlight = new Map<string, Promise<StatusRead>>();

  async function readNow({ visit: { reference }, organisation }: ReadableVisit): Promise<StatusRead> {
    const claim = visits.claimRead(reference, now(), now() + INTERVAL_MS);
    if (!(await bestEffortWrite(claim, false, log))) return KNOWN;
    const visit = await visits.find(reference);
    if (!visit) return KNOWN;
    const { change, pauseMs } = await readProvider({ visit, organisation });
    const pause = Math.min(pauseMs, LONGEST_READ_PAUSE_MS);
    if (pause > 0) await visits.delayRead(reference, now() + pause);
    if (!change) return { result: "failed", changedVisit: false };
    return { result: "fresh", changedVisit: change.after !== change.before };
  }

  function isReadDue({ visit, organisation }: ReadableVisit): boolean {
    // The organisation may have changed its provider since, and the new one doesn't know this visit.
    if (visit.settled || visit.ended !== null || organisation.provider.id !== visit.provider) return false;
    if (inFlight.has(visit.reference)) return true;
    const pause = (visit.nextReadAt ?? 0) - now();
    // A longer one is from before the clock was set back.
    return pause <= 0 || pause > 2 * LONGEST_READ_PAUSE_MS;
  }

  async function refreshStatus(found: ReadableVisit): Promise<StatusRead | null> {
    const { reference, provider } = found.visit;
    const logRead = (result: StatusRead["result"] | "shared") =>
      log("debug", "status_read", { provider, result });
    if (!isReadDue(found)) {
      logRead("known");
      return null;
    }
    let read = inFlight.get(reference);
    const shared = read !== undefined;
    if (!read) {
      read = readNow(found).finally(() => inFlight.delete(reference));
      inFlight.set(reference, read);
    }
    const done = await read;
    logRead(shared && done.result !== "known" ? "shared" : done.result);
    return done;
  }

  return { refreshStatus, isReadDue };
}
