/** Reports in the database. Each one changes its visit, with all consequences, in one transaction. */
import type { VisitReport } from "../../contract/visit-report.js";
import type { HoldReason } from "../../contract/visit-schemas.js";
import { inTransaction, type Records } from "../database/records.js";
import { findVisit } from "../visits/find-visit.js";
import { lockVisit } from "../visits/lock-visit.js";
import { applyProof, type CustomerProof, isAnothers, type ProofResult } from "./apply-proof.js";
import { applyReport, changesVisit, changeVisit, receiveReport } from "./apply-report.js";
import { releaseOverdue } from "./hold-verdict.js";
import { type ReceivedEvent, rememberEvent } from "./inbox.js";
import type { VisitChange } from "./save-visit-change.js";

export interface InboundEvent extends ReceivedEvent {
  /** Null: the event says nothing about a visit. */
  report: VisitReport | null;
  /** True where the event names the provider's own session: its verdict then proves that the visit was begun. */
  namesSession?: boolean;
}

export type InboundEffect =
  | { effect: "applied"; change: VisitChange }
  /** Its verdict waits: `not_begun` for the visit to begin, `findings` for the rest of the result. */
  | { effect: "held"; change: VisitChange; heldFor: HoldReason }
  | { effect: "repeated" }
  /** Remembered, but there was no visit or no report to apply. */
  | { effect: "none" };

export interface ReportRecords {
  /** Merges a report into a visit. Null: there is no such visit. */
  apply(reference: string, report: VisitReport, now: number): Promise<VisitChange | null>;
  /**
   * Merges a report that was read from the provider. Null: there is no such visit.
   * @param readAt the start of the read, in ms since the epoch.
   */
  applyRead(reference: string, report: VisitReport, readAt: number, now: number): Promise<VisitChange | null>;
  /**
   * Applies the verdicts of a visit that have waited for their findings for too long. Null: there is no such visit.
   * @param heldBefore in ms since the epoch.
   */
  releaseOverdue(reference: string, heldBefore: number, now: number): Promise<VisitChange | null>;
  /**
   * Records that the customer has begun, with the proof of who they are, if one was asked for.
   * Null: there is no such visit.
   */
  activate(reference: string, proof: CustomerProof | null, now: number): Promise<ProofResult | null>;
  /** Records a proof of who the customer is. Null: there is no such visit. */
  prove(reference: string, proof: CustomerProof, now: number): Promise<ProofResult | null>;
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

    async applyRead(reference, report, readAt, now) {
      const ref = reference.toLowerCase();
      // Most reads tell nothing new, and a transaction would be synced to the disk.
      const visit = await findVisit(records, ref);
      if (visit && !changesVisit(visit, report, readAt, now)) return { before: visit, after: visit };
      return inTransaction(records, now, (transaction) => applyReport(transaction, ref, report, readAt));
    },

    releaseOverdue: (reference, heldBefore, now) =>
      inTransaction(records, now, (transaction) =>
        changeVisit(transaction, reference, (visit) => releaseOverdue(visit, heldBefore), "proxy"),
      ),

    activate: (reference, proof, now) =>
      inTransaction(records, now, async (transaction) => {
        const ref = reference.toLowerCase();
        const visit = proof && (await lockVisit(transaction, ref));
        if (visit && isAnothers(visit, proof)) return "conflict";
        // The status first: the event of the proof then says that the visit is active.
        const active = await applyReport(transaction, ref, { status: "Active" }, undefined, "customer");
        return proof && active ? applyProof(transaction, ref, proof) : active;
      }),

    prove: (reference, proof, now) =>
      inTransaction(records, now, (transaction) => applyProof(transaction, reference.toLowerCase(), proof)),

    receive: (event, now) =>
      inTransaction(records, now, async (transaction): Promise<InboundEffect> => {
        if (!(await rememberEvent(transaction, event))) return { effect: "repeated" };
        const { reference, report, namesSession = false } = event;
        if (reference === null || report === null) return { effect: "none" };
        const received = await receiveReport(transaction, reference, report, namesSession);
        if (!received) return { effect: "none" };
        const { change, heldFor } = received;
        return heldFor ? { effect: "held", change, heldFor } : { effect: "applied", change };
      }),
  };
}
