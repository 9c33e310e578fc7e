/**
 * Reader of the body of Create Session. From "Create Session" (api.veratad.com/vx), November 2026: `email` and `age` are
 * required, an empty value of the rest means the client's default. The person's values have the names of the result
 * ("Webhook": they may be given at creation).
 *
 * Assumed, because no page says it: the first fault is answered with 400, in the shape of the platform's direct
 * services and with their codes ("Error Returns": `IN0`, `IN1`, `QRY1`, `QRY2`). Members that aren't documented are
 * ignored. The webhook's endpoint may be plain HTTP; the real one demands HTTPS.
 */
import { isJsonObject, type JsonObject, parseJson } from "../json-object.js";
import type { PlatformErrorDetails } from "./api-error.js";
import { type Look, readLook } from "./styles.js";

/** The values of a person that VX has, under the names of the result. `dob` is `YYYYMMDD`. */
export const PERSON_FIELDS = ["fn", "ln", "addr", "city", "state", "zip", "dob", "phone"] as const;
export type Person = Record<(typeof PERSON_FIELDS)[number], string>;

export interface SessionRequest {
  email: string;
  /** In years. */
  age: number;
  person: Person;
  /** Given back in the result; empty where the client gave none. */
  reference: string;
  additionalData: JsonObject;
  look: Look;
  /** `webhook.endpoint`, or null. */
  webhookEndpoint: string | null;
}

export type SessionRequestReading =
  | { ok: true; request: SessionRequest }
  | { ok: false; error: PlatformErrorDetails };

const MAX_AGE = 150;

/** Reads the text of a create call. */
export function readSessionRequest(text: string): SessionRequestReading {
  const refuse = (message: string, code: string, detail?: string): SessionRequestReading => ({
    ok: false,
    error: { message, code, ...(detail === undefined ? {} : { detail }) },
  });
  if (text.trim() === "") return refuse("No Query", "IN0");
  const body = parseJson(text);
  if (!isJsonObject(body)) return refuse("Query Not Parsable", "IN1");

  const missing = ["email", "age"].find((name) => (body[name] ?? "") === "");
  if (missing) return refuse("Missing Required Input", "QRY1", missing);
  const { email, age } = body;
  if (typeof email !== "string" || !/^[^\s@]+@[^\s@]+$/.test(email)) {
    return refuse("Input Failed Validation", "QRY2", "email");
  }
  const years = typeof age === "string" ? Number(/^(\d{1,3})\+$/.exec(age)?.[1]) : Number.NaN;
  if (!(years <= MAX_AGE)) return refuse("Input Failed Validation", "QRY2", "age");
  const texts = ["route_id", "settings_id", "brand_id", "reference", ...PERSON_FIELDS];
  const wrongText = texts.find((name) => typeof (body[name] ?? "") !== "string");
  if (wrongText) return refuse("Input Failed Validation", "QRY2", wrongText);
  const textOf = (name: string) => (typeof body[name] === "string" ? body[name] : "");
  if (!/^(\d{8})?$/.test(textOf("dob"))) return refuse("Input Failed Validation", "QRY2", "dob");

  const additionalData = body.additionalData ?? {};
  if (!isJsonObject(additionalData)) return refuse("Input Failed Validation", "QRY2", "additionalData");
  const look = readLook(body.styles ?? {});
  if (!look) return refuse("Input Failed Validation", "QRY2", "styles");

  const endpoint = (isJsonObject(body.webhook) ? body.webhook.endpoint : null) ?? "";
  if (typeof endpoint !== "string" || (endpoint !== "" && !isWebAddress(endpoint))) {
    return refuse("Input Failed Validation", "QRY2", "webhook.endpoint");
  }
  const person: Person = {
    fn: textOf("fn"),
    ln: textOf("ln"),
    addr: textOf("addr"),
    city: textOf("city"),
    state: textOf("state"),
    zip: textOf("zip"),
    dob: textOf("dob"),
    phone: textOf("phone"),
  };
  const reference = textOf("reference");
  return {
    ok: true,
    request: {
      email,
      age: years,
      person,
      reference,
      additionalData,
      look,
      webhookEndpoint: endpoint || null,
    },
  };
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
