/**
 * Sends a mail or a text message that this process has claimed from the outbox, and records the result. If the
 * connection breaks after the text, SMTP can't tell whether the mail arrived (RFC 1047). It is then sent again, with
 * the same `Message-ID`: a mail that comes twice does less harm than one that never comes.
 */
import type { ClaimedMail, MailQueue } from "../../records/mails/mail-queue.js";
import type { Log, LogEvent, LogFields, LogLevel } from "../host.js";
import { MailRefused } from "../mail-refused.js";
import { SmsRefused } from "../sms/sms-sender.js";
import type { NoteEvent } from "../visits/note-event.js";
import { nextMailAttemptAt } from "./mail-schedule.js";

/**
 * `sent`: a mail server has taken it. `refused`: a mail server has refused it for good. `postponed`: it is sent later.
 * `given_up`: it expires before that. `dropped`: it is of no use any more, or another process has it.
 */
export type MailResult = "sent" | "refused" | "postponed" | "given_up" | "dropped";

/**
 * Writes a mail or a text message, from the visit as it is now, and returns the function that sends it. Null: it is of
 * no use any more.
 */
export type PrepareMail = (mail: ClaimedMail) => Promise<(() => Promise<void>) | null>;

/** Rejects where the result can't be recorded. */
export type AttemptMail = (mail: ClaimedMail) => Promise<MailResult>;

export interface AttemptMailTools {
  queue: MailQueue;
  prepare: PrepareMail;
  noteEvent: NoteEvent;
  now: () => number;
  /** From 0 to 1. */
  random: () => number;
  log: Log;
}

/** The limit for a host that never answers. Shorter than a lease, so that no other process begins meanwhile. */
const ATTEMPT_TIMEOUT_MS = 15_000;

export function createAttemptMail(tools: AttemptMailTools): AttemptMail {
  const { queue, prepare, noteEvent, now, log } = tools;
  /** Mails that a server has taken, while the database doesn't know it yet: it may have failed in that moment. */
  const taken = new Set<string>();

  async function attempt(mail: ClaimedMail): Promise<MailResult> {
    if (taken.has(mail.id)) return settle(mail, "sent");
    if (mail.expiresAt <= now()) return settle(mail, "given_up");
    const sending = await prepare(mail);
    if (!sending) return settle(mail, "dropped");
    // The database took so long that another process may have claimed the mail by the end of this attempt.
    if (mail.leaseUntil - now() < ATTEMPT_TIMEOUT_MS) return "dropped";
    const result = await send(sending);
    if (result === "postponed") {
      const nextAt = nextMailAttemptAt(mail, now(), tools.random());
      if (nextAt === null) return settle(mail, "given_up");
      return (await queue.postpone(mail, nextAt)) ? "postponed" : "dropped";
    }
    if (result === "sent") taken.add(mail.id);
    return settle(mail, result);
  }

  async function settle<Result extends MailResult>(mail: ClaimedMail, result: Result): Promise<Result> {
    await queue.remove(mail);
    taken.delete(mail.id);
    return result;
  }

  return async (mail) => {
    const startedAt = now();
    const result = await attempt(mail);
    logResult(mail, result, now() - startedAt, log);
    if (result !== "dropped") {
      const { kind, attempts: attempt, visitReference } = mail;
      await noteEvent(
        visitReference,
        kind === "code-sms"
          ? { kind: "sms-attempted", by: "proxy", attempt, result }
          : { kind: "mail-attempted", by: "proxy", mail: kind, attempt, result },
      );
    }
    return result;
  };
}

async function send(start: () => Promise<void>): Promise<"sent" | "refused" | "postponed"> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<"postponed">((resolve) => {
    timer = setTimeout(resolve, ATTEMPT_TIMEOUT_MS, "postponed");
  });
  // A host may also throw before it returns a promise.
  const sending = Promise.resolve()
    .then(start)
    .then(
      () => "sent" as const,
      (error: unknown) =>
        error instanceof MailRefused || error instanceof SmsRefused
          ? ("refused" as const)
          : ("postponed" as const),
    );
  try {
    return await Promise.race([sending, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

const LOGGED: Partial<Record<MailResult, [level: LogLevel, mail: LogEvent, sms: LogEvent]>> = {
  sent: ["info", "mail_sent", "sms_sent"],
  refused: ["error", "mail_refused", "sms_refused"],
  postponed: ["warn", "mail_failed", "sms_failed"],
  given_up: ["error", "mail_given_up", "sms_given_up"],
};

function logResult(
  { id, kind, organisation, visitReference, attempts }: ClaimedMail,
  result: MailResult,
  ms: number,
  log: Log,
): void {
  const [level, mailEvent, smsEvent] = LOGGED[result] ?? [];
  const event = kind === "code-sms" ? smsEvent : mailEvent;
  if (!level || !event) return;
  const fields: LogFields = {
    organisation,
    reference: visitReference,
    mail: id,
    type: kind,
    attempt: attempts,
    ms,
  };
  log(level, event, fields);
}
