/** Reads a visit's status from its provider and applies the report. */
import { GangwayError } from "../../contract/errors.js";
import { boundReport } from "../../providers/bound-report.js";
import type { ReportRecords } from "../../records/reports/report-records.js";
import type { VisitChange } from "../../records/reports/save-visit-change.js";
import type { Log } from "../host.js";
import type { FoundVisit } from "./find-visit.js";
import { loggableWord } from "./loggable-word.js";
import type { NoteEvent } from "./note-event.js";
import { checkState } from "./provider-state.js";

export interface ProviderRead {
  /** Null where the provider failed. */
  change: VisitChange | null;
  /** The time that the provider asks us to wait; 0 where it names none. */
  pauseMs: number;
}

/** A provider's failure is logged, not thrown. */
export type ReadProvider = (found: FoundVisit) => Promise<ProviderRead>;

export function createReadProvider(
  reports: ReportRecords,
  now: () => number,
  log: Log,
  noteEvent: NoteEvent,
): ReadProvider {
  return async ({ visit: { reference, providerReference, state }, organisation: { provider, config } }) => {
    const fields = { organisation: config.code, reference, provider: provider.id };
    const readAt = now();
    try {
      const report = boundReport(await provider.readStatus(providerReference, state));
      checkState(report.state);
      if (report.unknownWord) {
        log("warn", "provider_unknown_word", { ...fields, word: loggableWord(report.providerStatus) });
      }
      const change = await reports.applyRead(reference, report, readAt, now());
      if (change && isFlagged(change)) log("warn", "verdict_before_start", fields);
      return { change, pauseMs: 0 };
    } catch (error) {
      if (!(error instanceof GangwayError)) throw error;
      log("warn", "provider_status_failed", { ...fields, code: error.code });
      const call = { kind: "provider-called", by: "proxy", call: "read" } as const;
      await noteEvent(reference, { ...call, durationMs: now() - readAt, result: error.code });
      return { change: null, pauseMs: (error.retryAfterSeconds ?? 0) * 1000 };
    }
  };
}

/** True where the provider has just said that a visit with a verdict wasn't begun. */
function isFlagged({ before, after }: VisitChange): boolean {
  const confirmed = ({ held }: VisitChange["after"]) => held.filter(({ isConfirmed }) => isConfirmed).length;
  return confirmed(after) > confirmed(before);
}
