/**
 * Twilio, simulated: the call that sends a message, as documented at twilio.com/docs/messaging/api/message-resource, with
 * the errors of twilio.com/docs/api/errors and the magic numbers of twilio.com/docs/iam/test-credentials (November 2026).
 * Everything else gets a message at once.
 */
import { type Context, Hono } from "hono";
import { ApiError, answerApiError } from "../api-error.js";
import type { SmsInbox } from "../sms-inbox.js";

export const TWILIO_ROUTES = { messages: "/2010-04-01/Accounts/:sid/Messages.json" } as const;

/** The account's own token only looks random, so that a configuration outlives a restart. */
const ACCOUNT = {
  accountSid: "AC4f1d9c27b8e05a36d1f0829c5b7e64a3",
  authToken: "9e2c7b5f14a8d0637ce9f2b18d4a5c60",
  from: "+15005550006",
};
const API_KEY = {
  sid: "SK7a30d5c9e1b8f2464d9c0e7b35a1f8d2",
  secret: "Kq8Vn2Zt5Lw1Rx7Bf4Jm0Hy6Cd3Gs9Pa",
};

/** The longest body that is taken (error 21617). It is sent as several segments. */
const LONGEST_BODY = 1600;
/** `ValidityPeriod`, in seconds. */
const LONGEST_VALIDITY = 36_000;

const MAGIC_NUMBERS: Readonly<Record<string, readonly [code: number, message: (to: string) => string]>> = {
  "+15005550001": [21211, (to) => `Invalid 'To' Phone Number: ${to}`],
  "+15005550002": [
    21612,
    (to) => `The 'To' phone number: ${to}, is not currently reachable using the 'From' number.`,
  ],
  "+15005550003": [21408, () => "Permission to send an SMS has not been enabled for the region."],
  "+15005550004": [21610, () => "Attempt to send to unsubscribed recipient"],
  "+15005550009": [21614, (to) => `To number: ${to}, is not a mobile number`],
};

/** Codes of errors that a fault asks for, by HTTP status. */
const CODES: Readonly<Record<number, readonly [code: number, message: string]>> = {
  401: [20003, "Authenticate"],
  404: [20404, "The requested resource was not found"],
  429: [20429, "Too Many Requests"],
  500: [20500, "An internal server error has occurred"],
  503: [20503, "Service is temporarily unavailable"],
};

export interface TwilioTools {
  /** Address of the simulated API, e.g. `http://localhost:8788/twilio`. */
  baseUrl: () => string;
  inbox: SmsInbox;
  now: () => number;
  uuid: () => string;
}

export interface SandboxGateway {
  readonly id: "twilio";
  readonly app: Hono;
  /** Names for `POST /_sandbox/faults`, each with its path. */
  readonly routes: Readonly<Record<string, string>>;
  /** The members of Gangway's configuration, `sms.twilio`. */
  credentials(): Record<string, string>;
  /** Body of an error answer that a fault asks for. */
  errorBody(status: number): unknown;
}

export function twilioSandbox({ baseUrl, inbox, now, uuid }: TwilioTools): SandboxGateway {
  const app = new Hono();
  app.onError(answerApiError);

  app.post(TWILIO_ROUTES.messages, async (context) => {
    requireAccount(context);
    const body = new URLSearchParams(await context.req.text());
    const to = recipientOf(body);
    const from = body.get("MessagingServiceSid") ?? body.get("From");
    if (!from) throw refusal(400, 21603, "A 'From' phone number is required.");
    const text = textOf(body);
    checkValidity(body);
    inbox.add({ to, from, text });
    return context.json(
      messageOf({ sid: `SM${uuid().replaceAll("-", "")}`, to, from, text, at: now() }),
      201,
    );
  });

  return {
    id: "twilio",
    app,
    routes: TWILIO_ROUTES,
    credentials: () => ({ ...ACCOUNT, baseUrl: baseUrl() }),
    errorBody(status) {
      const [code, message] = CODES[status] ?? [20001, "The request was refused"];
      return problem(status, code, message);
    },
  };
}

/** @throws ApiError 401: Basic Authentication, by the account's token or by an API key. */
function requireAccount(context: Context): void {
  const { accountSid, authToken } = ACCOUNT;
  const given = context.req.header("authorization") ?? "";
  const known = [`${accountSid}:${authToken}`, `${API_KEY.sid}:${API_KEY.secret}`];
  const isKnown = known.some((pair) => given === `Basic ${btoa(pair)}`);
  if (!isKnown || context.req.param("sid") !== accountSid) throw refusal(401, 20003, "Authenticate");
}

function recipientOf(body: URLSearchParams): string {
  const to = body.get("To");
  if (!to) throw refusal(400, 21604, "A 'To' phone number is required.");
  if (!/^\+[1-9]\d{6,14}$/.test(to)) throw refusal(400, 21211, `Invalid 'To' Phone Number: ${to}`);
  const magic = MAGIC_NUMBERS[to];
  if (magic) throw refusal(400, magic[0], magic[1](to));
  return to;
}

function textOf(body: URLSearchParams): string {
  const text = body.get("Body");
  if (!text) throw refusal(400, 21602, "Message body is required.");
  if (text.length > LONGEST_BODY) {
    throw refusal(400, 21617, "The concatenated message body exceeds the 1600 character limit");
  }
  return text;
}

/** Assumed: the error is the general one for a parameter, because the pages name none. */
function checkValidity(body: URLSearchParams): void {
  const given = body.get("ValidityPeriod") ?? String(LONGEST_VALIDITY);
  const seconds = /^\d{1,5}$/.test(given) ? Number(given) : 0;
  if (seconds < 1 || seconds > LONGEST_VALIDITY) throw refusal(400, 20001, "Invalid ValidityPeriod");
}

function refusal(status: 400 | 401, code: number, message: string): ApiError {
  return new ApiError(status, problem(status, code, message));
}

const problem = (status: number, code: number, message: string) => ({
  code,
  message,
  more_info: `https://www.twilio.com/docs/errors/${code}`,
  status,
});

interface Message {
  sid: string;
  to: string;
  from: string;
  text: string;
  at: number;
}

function messageOf({ sid, to, from, text, at }: Message) {
  const { accountSid } = ACCOUNT;
  const date = new Date(at).toUTCString().replace("GMT", "+0000");
  const isService = from.startsWith("MG");
  return {
    sid,
    account_sid: accountSid,
    messaging_service_sid: isService ? from : null,
    to,
    from: isService ? null : from,
    body: text,
    status: isService ? "accepted" : "queued",
    direction: "outbound-api",
    num_segments: isService ? "0" : "1",
    num_media: "0",
    price: null,
    price_unit: "USD",
    error_code: null,
    error_message: null,
    api_version: "2010-04-01",
    date_created: date,
    date_updated: date,
    date_sent: null,
    uri: `/2010-04-01/Accounts/${accountSid}/Messages/${sid}.json`,
  };
}
