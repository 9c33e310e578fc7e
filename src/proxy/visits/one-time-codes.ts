/** Makes one-time codes, mails them to the invite's address only, and verifies them. */
import type { CodeAnswer } from "../../contract/answers.js";
import { GangwayError } from "../../contract/errors.js";
import type { CodeRecords } from "../../records/limits/one-time-codes.js";
import { CODE_RULES } from "../../records/limits/one-time-codes.js";
import type { GangwayHost, Log } from "../host.js";
import { codeMail } from "./code-mail.js";
import type { FoundVisit } from "./find-visit.js";
import { maskedEmail } from "./masked-email.js";

export interface OneTimeCodes {
  /** @throws GangwayError `rate_limited` within the resend time, `internal` where the mail can't be sent */
  send(found: FoundVisit): Promise<CodeAnswer>;
  /** @throws GangwayError `code_incorrect`, `code_expired`, `too_many_attempts` */
  verify(found: FoundVisit, code: string): Promise<void>;
}

export interface OneTimeCodeTools {
  records: CodeRecords;
  sendMail: GangwayHost["sendMail"];
  random: (length: number) => Uint8Array;
  now: () => number;
  log: Log;
}

export function createOneTimeCodes({ records, sendMail, random, now, log }: OneTimeCodeTools): OneTimeCodes {
  return {
    async send({ visit, organisation }) {
      const { email, locale } = visit.invite;
      const code = randomCode(random);
      const issue = await records.issue(visit.reference, code, now());
      if (!issue.issued) {
        const seconds = issue.retryAfterSeconds;
        throw new GangwayError("rate_limited", `A code was just sent. Ask for another in ${seconds} s.`, {
          retryAfterSeconds: seconds,
        });
      }
      try {
        await sendMail({
          to: email,
          ...codeMail({
            code,
            organisation: organisation.card.name,
            minutes: CODE_RULES.lifeSeconds / 60,
            locale,
          }),
        });
      } catch (cause) {
        await records.withdraw(visit.reference, code);
        log("error", "mail_failed", { organisation: organisation.card.code, reference: visit.reference });
        throw new GangwayError("internal", "The mail with the code could not be sent. Try again.", { cause });
      }
      return {
        maskedEmail: maskedEmail(email),
        expiresInSeconds: CODE_RULES.lifeSeconds,
        resendAfterSeconds: CODE_RULES.resendAfterSeconds,
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
