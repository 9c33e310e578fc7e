/** Reports in the database. Each one changes its visit, with all consequences, in one transaction. */
import type { VisitReport } from "../../contract/visit-report.js";
import { inTransaction, type Records } from "../database/records.js";
import { applyReport, type VisitChange } from "./apply-report.js";
import { type ReceivedEvent, rememberEvent } from "./inbox.js";

export interface InboundEvent extends ReceivedEvent {
  /** Null: the event says nothing about a visit. */
  report: VisitReport | null;
}

export type InboundEffect =
  | { effect: "applied"; change: VisitChange }
  | { effect: "repeated" }
  /** Remembered, but there was no visit or no report to apply. */
  | { effect: "none" };

export interface ReportRecords {
  /** Merges a report into a visit. Null: there is no such visit. */
  apply(reference: string, report: VisitReport, now: number): Promise<VisitChange | null>;
  /**
   * Applies an event of a provider's webhook once, however often it arrives. The event and its effect are stored in one
   * transaction and are durable when this resolves.
   */
  receive(event: InboundEvent, now: number): Promise<InboundEffect>;
}

export function createReportRecords(records: Records): ReportRecords {
  return {
    apply: (reference, report, now) =>
      inTransaction(records, now, (transaction) => applyReport(transaction, reference.toLowerCase(), report)),

    receive: (event, now) =>
      inTransaction(records, now, async (transaction): Promise<InboundEffect> => {
        if (!(await rememberEvent(transaction, event))) return { effect: "repeated" };
        const { reference, report } = event;
        if (reference === null || report === null) return { effect: "none" };
        const change = await applyReport(transaction, reference, report);
        return change ? { effect: "applied", change } : { effect: "none" };
      }),
  };
}
