/** Makes one-time codes, mails them to the invite's address only, and verifies them. */
import type { CodeAnswer } from "../../contract/answers.js";
import { GangwayError } from "../../contract/errors.js";
import { encodeBase64Url } from "../../crypto/encoding.js";
import type { CodeCaller, CodeRecords } from "../../records/limits/one-time-codes.js";
import { CODE_RULES } from "../../records/limits/one-time-codes.js";
import { HttpError } from "../http-error.js";
import type { AttemptMail } from "../mails/attempt-mail.js";
import { withinDeadline } from "../within-deadline.js";
import { ended, type FoundVisit } from "./find-visit.js";
import { maskedEmail } from "./masked-email.js";
import type { NoteEvent } from "./note-event.js";

export interface OneTimeCodes {
  /**
   * Mails a code. A mail that no server takes at once stays in the outbox.
   * @throws GangwayError `rate_limited` within the resend time, `invalid_request` where the mail server refuses the mail
   */
  send(found: FoundVisit, address: string | null): Promise<CodeAnswer>;
  /** True where the caller has the secret of a tab that asked for a code. */
  isAsker(found: FoundVisit, attempt: string): Promise<boolean>;
  /** @throws GangwayError `code_incorrect`, `code_expired`, `too_many_attempts` */
  verify(found: FoundVisit, code: string, caller: CodeCaller): Promise<void>;
}

export interface OneTimeCodeTools {
  records: CodeRecords;
  attemptMail: AttemptMail;
  noteEvent: NoteEvent;
  random: (length: number) => Uint8Array;
  now: () => number;
  /** Keeps the proxy from closing before the mail is sent. */
  track: <T>(work: Promise<T>) => Promise<T>;
}

/** Nobody can guess so many. */
const ATTEMPT_BYTES = 16;
/** Time that the customer waits for the mail server. The mail itself may take longer. */
const LONGEST_WAIT_MS = 4000;

export function createOneTimeCodes({
  records,
  attemptMail,
  noteEvent,
  random,
  now,
  track,
}: OneTimeCodeTools): OneTimeCodes {
  return {
    async send({ visit }, address) {
      const code = randomCode(random);
      const attempt = encodeBase64Url(random(ATTEMPT_BYTES));
      const issue = await records.issue(visit.reference, code, { address, attempt }, now());
      if (!issue) throw ended();
      if (!issue.issued) {
        const seconds = issue.retryAfterSeconds;
        throw new GangwayError("rate_limited", `A code was just sent. Ask for another in ${seconds} s.`, {
          retryAfterSeconds: seconds,
        });
      }
      const result = await withinDeadline(track(attemptMail(issue.mail)), LONGEST_WAIT_MS);
      if (result === "refused") {
        await records.withdraw(issue.mail);
        throw new HttpError(
          "invalid_request",
          "The mail server refused the mail with the code. Check the email address.",
          { status: 422 },
        );
      }
      return {
        maskedEmail: maskedEmail(visit.invite.email),
        expiresInSeconds: CODE_RULES.lifeSeconds,
        resendAfterSeconds: CODE_RULES.resendAfterSeconds,
        attempt,
        ...(result === "sent" ? {} : { delayed: true }),
      };
    },

    isAsker: ({ visit }, attempt) => records.isAsker(visit.reference, attempt, now()),

    async verify({ visit }, code, caller) {
      const verdict = await records.check(visit.reference, code, caller, now());
      await noteEvent(visit.reference, { kind: "code-checked", by: "page", result: verdict.verdict });
      switch (verdict.verdict) {
        case "correct":
          return;
        case "incorrect":
          throw new GangwayError("code_incorrect", "That is not the code from the email.", {
            attemptsLeft: verdict.attemptsLeft,
          });
        case "exhausted":
          throw new GangwayError("too_many_attempts", "Too many wrong codes. Ask for a fresh one.");
        case "expired":
          throw new GangwayError("code_expired", "This code is no longer valid. Ask for a fresh one.");
      }
    },
  };
}

/** Returns six digits, each combination equally likely: the uneven rest of the range is not used. */
function randomCode(random: (length: number) => Uint8Array): string {
  const even = 4_294_000_000;
  for (;;) {
    const number = random(4).reduce((sum, byte) => sum * 256 + byte, 0);
    if (number < even) return String(number % 1_000_000).padStart(6, "0");
  }
}
