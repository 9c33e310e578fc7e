/**
 * Sends a mail that this process has claimed from the outbox, and records the result. SMTP can't tell whether a mail
 * arrived if the connection breaks after its text (RFC 1047): it is sent again then, with the same `Message-ID`, because a
 * mail that comes twice does less harm than one that never comes.
 */
import type { ClaimedMail, MailQueue } from "../../records/mails/mail-queue.js";
import type { GangwayHost, Log, LogEvent, LogFields, LogLevel, MailMessage } from "../host.js";
import { MailRefused } from "../mail-refused.js";
import type { NoteEvent } from "../visits/note-event.js";
import type { ComposeMail } from "./compose-mail.js";
import { nextMailAttemptAt } from "./mail-schedule.js";

/**
 * `sent`: a mail server has taken it. `refused`: a mail server has refused it for good. `postponed`: it is sent later.
 * `given_up`: it expires before that. `dropped`: it is of no use any more, or another process has it.
 */
export type MailResult = "sent" | "refused" | "postponed" | "given_up" | "dropped";

/** Rejects where the result can't be recorded. */
export type AttemptMail = (mail: ClaimedMail) => Promise<MailResult>;

export interface AttemptMailTools {
  queue: MailQueue;
  compose: ComposeMail;
  noteEvent: NoteEvent;
  sendMail: GangwayHost["sendMail"];
  now: () => number;
  /** From 0 to 1. */
  random: () => number;
  log: Log;
}

/** The limit for a host that never answers. Shorter than a lease, so that no other process begins meanwhile. */
const ATTEMPT_TIMEOUT_MS = 15_000;

export function createAttemptMail(tools: AttemptMailTools): AttemptMail {
  const { queue, compose, noteEvent, now, log } = tools;
  /** Mails that a server has taken, while the database doesn't know it yet: it may have failed in that moment. */
  const taken = new Set<string>();

  async function attempt(mail: ClaimedMail): Promise<MailResult> {
    if (taken.has(mail.id)) return settle(mail, "sent");
    if (mail.expiresAt <= now()) return settle(mail, "given_up");
    const message = await compose(mail);
    if (!message) return settle(mail, "dropped");
    // The database took so long that another process may have claimed the mail by the end of this attempt.
    if (mail.leaseUntil - now() < ATTEMPT_TIMEOUT_MS) return "dropped";
    const result = await send(message, tools.sendMail);
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
      await noteEvent(visitReference, { kind: "mail-attempted", by: "proxy", mail: kind, attempt, result });
    }
    return result;
  };
}

async function send(
  message: MailMessage,
  sendMail: GangwayHost["sendMail"],
): Promise<"sent" | "refused" | "postponed"> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<"postponed">((resolve) => {
    timer = setTimeout(resolve, ATTEMPT_TIMEOUT_MS, "postponed");
  });
  // A host may also throw before it returns a promise.
  const sending = Promise.resolve(message)
    .then(sendMail)
    .then(
      () => "sent" as const,
      (error: unknown) => (error instanceof MailRefused ? ("refused" as const) : ("postponed" as const)),
    );
  try {
    return await Promise.race([sending, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

const LOGGED: Partial<Record<MailResult, [LogLevel, LogEvent]>> = {
  sent: ["info", "mail_sent"],
  refused: ["error", "mail_refused"],
  postponed: ["warn", "mail_failed"],
  given_up: ["error", "mail_given_up"],
};

function logResult(
  { id, kind, organisation, visitReference, attempts }: ClaimedMail,
  result: MailResult,
  ms: number,
  log: Log,
): void {
  const [level, event] = LOGGED[result] ?? [];
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
