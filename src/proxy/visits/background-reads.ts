/**
 * Reads the status of visits whose verdict waits for it: for its findings, or for the word that the visit was begun. It also
 * reads visits of which a webhook has said only that something has changed. The queue is in the database, so the reads
 * go on after a restart, and several proxies share them.
 */
import { isWaiting } from "../../records/reports/hold-verdict.js";
import type { ClaimedRead, ReadQueue } from "../../records/reports/read-queue.js";
import type { ReportRecords } from "../../records/reports/report-records.js";
import type { VisitRecords } from "../../records/visits/visit-records.js";
import type { Organisations } from "../organisations.js";
import { createQueueWorker, type QueueWorker, type WorkStart } from "../queue-worker.js";
import type { ReadProvider } from "./read-provider.js";

export interface BackgroundReadsTools {
  queue: ReadQueue;
  visits: VisitRecords;
  reports: ReportRecords;
  organisations: Organisations;
  readProvider: ReadProvider;
  now: () => number;
  /** Called after each read: it may have made events for the partner. */
  onRead: () => void;
}

const MAX_IN_FLIGHT = 8;
const READ_INTERVAL_MS = 1000;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60 * 60_000;
/** A verdict without its findings is applied after this time. */
const LONGEST_HOLD_MS = 30_000;
/** After this time, only a webhook, a page or the partner can make the visit be read. */
const LONGEST_QUEUE_MS = 3 * 24 * 60 * 60_000;

export function createBackgroundReads(tools: BackgroundReadsTools): QueueWorker {
  const { queue, visits, reports, organisations, readProvider, now, onRead } = tools;

  async function startDue({ add, inFlight, isStopped }: WorkStart): Promise<number> {
    if (isStopped() || inFlight() >= MAX_IN_FLIGHT) return 0;
    const claimed = await queue.claim(MAX_IN_FLIGHT - inFlight(), now());
    for (const one of claimed) add(read(one));
    return claimed.length;
  }

  async function read(claimed: ClaimedRead): Promise<void> {
    const { reference, attempts, queuedAt } = claimed;
    const visit = await visits.find(reference);
    const organisation = visit && organisations.find(visit.organisation);
    if (!visit || visit.redactedAt !== null) return queue.drop(claimed);
    let pauseMs = 0;
    let isDone = false;
    // The organisation may have changed its provider since, and the new one doesn't know this visit.
    if (organisation?.provider.id === visit.provider) {
      // Pages that ask for the status within this second share the read.
      await visits.claimRead(reference, now(), now() + READ_INTERVAL_MS);
      const read = await readProvider({ visit, organisation });
      ({ pauseMs } = read);
      isDone = read.change !== null && !isWaiting(read.change.after);
    }
    // A visit whose verdict has been applied is no longer in the queue, and the calls below then do nothing.
    await reports.releaseOverdue(reference, now() - LONGEST_HOLD_MS, now());
    onRead();
    if (isDone) return queue.drop(claimed);
    if (now() - queuedAt > LONGEST_QUEUE_MS) return queue.drop(claimed);
    const wait = Math.min(FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 20), LONGEST_WAIT_MS);
    await queue.postpone(claimed, now() + Math.max(wait, Math.min(pauseMs, LONGEST_WAIT_MS)));
  }

  return createQueueWorker(startDue);
}
