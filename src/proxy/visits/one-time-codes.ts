/** Makes one-time codes, sends them to the invite's address or number only, and verifies them. */
import type { CodeAnswer } from "../../contract/answers.js";
import type { CodeChannel } from "../../contract/code-channel.js";
import { GangwayError } from "../../contract/errors.js";
import { encodeBase64Url } from "../../crypto/encoding.js";
import type { CodeCaller, CodeDispatch, CodeRecords } from "../../records/limits/one-time-codes.js";
import { CODE_RULES } from "../../records/limits/one-time-codes.js";
import { HttpError } from "../http-error.js";
import type { AttemptMail } from "../mails/attempt-mail.js";
import { withinDeadline } from "../within-deadline.js";
import { ended, type FoundVisit } from "./find-visit.js";
import { maskedEmail } from "./masked-email.js";
import type { NoteEvent } from "./note-event.js";
import { codeWaysAnswer } from "./visit-answers.js";

export interface OneTimeCodes {
  /**
   * Sends a code. One that no mail server or gateway takes at once stays in the outbox.
   * @throws GangwayError `rate_limited` within the resend time, `invalid_request` where the address or number is refused
   */
  send(
    found: FoundVisit,
    address: string | null,
    dispatch: CodeDispatch,
  ): Promise<CodeAnswer & { channel: CodeChannel }>;
  /** True where the caller has the secret of a tab that asked for a code. */
  isAsker(found: FoundVisit, attempt: string): Promise<boolean>;
  /**
   * @returns the way that the code has taken.
   * @throws GangwayError `code_incorrect`, `code_expired`, `too_many_attempts`
   */
  verify(found: FoundVisit, code: string, caller: CodeCaller): Promise<CodeChannel>;
}

export interface OneTimeCodeTools {
  records: CodeRecords;
  attemptMail: AttemptMail;
  noteEvent: NoteEvent;
  random: (length: number) => Uint8Array;
  now: () => number;
  /** Keeps the proxy from closing before the code is sent. */
  track: <T>(work: Promise<T>) => Promise<T>;
}

/** Nobody can guess so many. */
const ATTEMPT_BYTES = 16;
/** Time that the customer waits for the mail server or the gateway. Sending may take longer. */
const LONGEST_WAIT_MS = 4000;

const REFUSED: Record<CodeChannel, string> = {
  mail: "The mail server refused the mail with the code. Check the email address.",
  sms: "The phone number can't get text messages. Check it, or have the code mailed.",
};

export function createOneTimeCodes({
  records,
  attemptMail,
  noteEvent,
  random,
  now,
  track,
}: OneTimeCodeTools): OneTimeCodes {
  return {
    async send({ visit, organisation }, address, dispatch) {
      const code = randomCode(random);
      const attempt = encodeBase64Url(random(ATTEMPT_BYTES));
      const issue = await records.issue(visit.reference, code, { address, attempt }, dispatch, now());
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
        throw new HttpError("invalid_request", REFUSED[dispatch.channel], { status: 422 });
      }
      return {
        channel: dispatch.channel,
        maskedEmail: maskedEmail(visit.invite.email),
        ...codeWaysAnswer(visit, organisation),
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
          return verdict.channel;
        case "incorrect":
          throw new GangwayError("code_incorrect", "That is not the code that was sent.", {
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
