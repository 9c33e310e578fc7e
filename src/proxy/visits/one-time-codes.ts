/** Makes one-time codes, mails them to the invite's address only, and verifies them. */
import type { CodeAnswer } from "../../contract/answers.js";
import { GangwayError } from "../../contract/errors.js";
import type { CodeRecords } from "../../records/limits/one-time-codes.js";
import { CODE_RULES } from "../../records/limits/one-time-codes.js";
import { HttpError } from "../http-error.js";
import type { AttemptMail } from "../mails/attempt-mail.js";
import { withinDeadline } from "../within-deadline.js";
import { ended, type FoundVisit } from "./find-visit.js";
import { maskedEmail } from "./masked-email.js";

export interface OneTimeCodes {
  /**
   * Mails a code. A mail that no server takes at once stays in the outbox.
   * @throws GangwayError `rate_limited` within the resend time, `invalid_request` where the mail server refuses the mail
   */
  send(found: FoundVisit): Promise<CodeAnswer>;
  /** @throws GangwayError `code_incorrect`, `code_expired`, `too_many_attempts` */
  verify(found: FoundVisit, code: string): Promise<void>;
}

export interface OneTimeCodeTools {
  records: CodeRecords;
  attemptMail: AttemptMail;
  random: (length: number) => Uint8Array;
  now: () => number;
  /** Keeps the proxy from closing before the mail is sent. */
  track: <T>(work: Promise<T>) => Promise<T>;
}

/** Time that the customer waits for the mail server. The mail itself may take longer. */
const LONGEST_WAIT_MS = 4000;

export function createOneTimeCodes({
  records,
  attemptMail,
  random,
  now,
  track,
}: OneTimeCodeTools): OneTimeCodes {
  return {
    async send({ visit }) {
      const code = randomCode(random);
      const issue = await records.issue(visit.reference, code, now());
      if (!issue) throw ended();
      if (!issue.issued) {
        const seconds = issue.retryAfterSeconds;
        throw new GangwayError("rate_limited", `A code was just sent. Ask for another in ${seconds} s.`, {
          retryAfterSeconds: seconds,
        });
      }
      const result = await withinDeadline(track(attemptMail(issue.mail)), LONGEST_WAIT_MS);
      if (result === "refused") {
        await records.withdraw(visit.reference, code);
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
        ...(result === "sent" ? {} : { delayed: true }),
      };
    },

    async verify({ visit }, code) {
      const verdict = await records.check(visit.reference, code, now());
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
