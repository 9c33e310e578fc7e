/** Takes an event that a provider has sent: it is in the database, with all that follows from it, before this resolves. */
import type { WebhookEvent } from "../../providers/provider.js";
import type { InboundEffect, ReportRecords } from "../../records/reports/report-records.js";
import type { VisitRecords } from "../../records/visits/visit-records.js";
import type { Log, LogFields } from "../host.js";
import type { Organisation } from "../organisations.js";
import { loggableWord } from "./loggable-word.js";

/** `none`: there was no visit, or nothing to report about it. */
export type ReceiveReport = (
  event: WebhookEvent,
  organisation: Organisation,
) => Promise<InboundEffect["effect"]>;

export function createReceiveReport(
  visits: VisitRecords,
  reports: ReportRecords,
  now: () => number,
  log: Log,
): ReceiveReport {
  return async ({ eventKey, subject, report }, { provider, config }) => {
    const visit = report && (await visits.findBySubject(config.code, provider.id, subject));
    const fields: LogFields = {
      organisation: config.code,
      provider: provider.id,
      ...(visit ? { reference: visit.reference } : {}),
    };
    if (report?.unknownWord) {
      log("warn", "provider_unknown_word", { ...fields, word: loggableWord(report.providerStatus) });
    }
    const reference = visit?.reference ?? null;
    const event = {
      provider: provider.id,
      organisation: config.code,
      eventKey,
      reference,
      report,
      namesSession: subject.by !== "referenceData",
    };
    const result = await reports.receive(event, now());
    const { effect } = result;
    if (effect === "applied") {
      log("info", "webhook_applied", fields);
    } else if (effect === "held") {
      log("info", "verdict_held", { ...fields, hold: result.heldFor });
    } else if (effect === "repeated") log("info", "webhook_repeated", fields);
    else log("warn", report ? "webhook_unmatched" : "webhook_ignored", fields);
    return effect;
  };
}
