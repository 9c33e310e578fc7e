/**
 * Sends text messages with Twilio: `POST /2010-04-01/Accounts/{AccountSid}/Messages.json`
 * (twilio.com/docs/messaging/api/message-resource and twilio.com/docs/usage/twilios-response, November 2026).
 */
import * as z from "zod";
import type { Outbound } from "../../providers/provider.js";
import { SmsRefused, type SmsSender } from "./sms-sender.js";

export interface TwilioOptions {
  baseUrl: string;
  accountSid: string;
  /** Null: the account's own token is used. */
  apiKeySid: string | null;
  /** The account's token, or the secret of the API key. */
  authToken: string;
  /** A number in E.164, a sender's name, or the id of a Messaging Service (`MG…`). */
  from: string;
}

/** `ValidityPeriod`, in seconds. */
const LONGEST_VALIDITY = 36_000;

/**
 * Errors that are about the recipient's number and stay (twilio.com/docs/api/errors): invalid, not reachable from this
 * sender, a country that the account doesn't send to, unsubscribed, no mobile number, a landline. Others pass once
 * somebody mends the account or the configuration.
 */
const REFUSALS: ReadonlySet<number> = new Set([21211, 21408, 21610, 21612, 21614, 21635]);

const problemSchema = z.object({ code: z.number() });

export function createTwilioSender(
  { baseUrl, accountSid, apiKeySid, authToken, from }: TwilioOptions,
  outbound: Outbound,
): SmsSender {
  const path = `/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Messages.json`;
  const credentials = btoa(`${apiKeySid ?? accountSid}:${authToken}`);
  return {
    async send({ to, text, validSeconds }) {
      const { status, text: answer } = await outbound({
        method: "POST",
        url: `${baseUrl.replace(/\/+$/, "")}${path}`,
        route: "/2010-04-01/Accounts/{AccountSid}/Messages.json",
        headers: {
          authorization: `Basic ${credentials}`,
          "content-type": "application/x-www-form-urlencoded",
        },
        body: new URLSearchParams({
          To: to,
          [/^MG[0-9a-f]{32}$/i.test(from) ? "MessagingServiceSid" : "From"]: from,
          Body: text,
          ValidityPeriod: String(Math.max(1, Math.min(LONGEST_VALIDITY, Math.floor(validSeconds)))),
        }).toString(),
      });
      if (status === 201) return;
      const code = errorCodeOf(answer);
      // Neither the answer nor its message goes into the error: both may hold the number.
      const cause = new Error(`Twilio answered ${status}${code === null ? "" : `, error ${code}`}`);
      if (status === 400 && code !== null && REFUSALS.has(code)) throw new SmsRefused({ cause });
      throw cause;
    },
  };
}

function errorCodeOf(answer: string): number | null {
  try {
    return problemSchema.parse(JSON.parse(answer)).code;
  } catch {
    return null;
  }
}
