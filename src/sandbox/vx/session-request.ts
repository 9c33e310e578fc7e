/**
 * Reader of the body of Create Session. From "Create Session" (api.veratad.com/vx), November 2026: `email` and `age` are
 * required, an empty value of the rest means the client's default.
 *
 * Assumed, because no page says it: the first fault is reported, as 400 in the shape and with the codes of the platform's
 * direct services ("Error Returns": `IN0`, `IN1`, `QRY1`, `QRY2`). Members that aren't documented are ignored. The
 * webhook's endpoint may be plain HTTP; the real one demands HTTPS.
 */
import { isJsonObject, parseJson } from "../json-object.js";
import type { PlatformErrorDetails } from "./api-error.js";

export interface SessionRequest {
  email: string;
  /** In years. */
  age: number;
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
  const wrongText = ["route_id", "settings_id", "brand_id"].find(
    (name) => typeof (body[name] ?? "") !== "string",
  );
  if (wrongText) return refuse("Input Failed Validation", "QRY2", wrongText);

  const endpoint = (isJsonObject(body.webhook) ? body.webhook.endpoint : null) ?? "";
  if (typeof endpoint !== "string" || (endpoint !== "" && !isWebAddress(endpoint))) {
    return refuse("Input Failed Validation", "QRY2", "webhook.endpoint");
  }
  return { ok: true, request: { email, age: years, webhookEndpoint: endpoint || null } };
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
