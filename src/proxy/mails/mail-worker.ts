/** Sends the mails of the outbox that are due. Any number of workers share the database. */
import type { MailQueue } from "../../records/mails/mail-queue.js";
import { createQueueWorker, type QueueWorker } from "../queue-worker.js";
import type { AttemptMail } from "./attempt-mail.js";

/** Leaves room at the host for mails that customers wait for. */
const MAX_IN_FLIGHT = 10;

export function createMailWorker(queue: MailQueue, attempt: AttemptMail, now: () => number): QueueWorker {
  return createQueueWorker(async ({ add, inFlight, isStopped }) => {
    const free = MAX_IN_FLIGHT - inFlight();
    if (free <= 0 || isStopped()) return 0;
    const claimed = await queue.claim(free, now());
    for (const mail of claimed) add(attempt(mail).then(() => undefined));
    return claimed.length;
  });
}
