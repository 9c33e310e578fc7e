/**
 * The body of Create Session: read and checked. From "Create Session", November 2026: `email` and `age` are required, an
 * empty value of the rest means the client's default.
 *
 * Chosen, because no page says: faults are 400 in the shape and with the codes of the platform's direct services
 * ("Error Returns": `IN0`, `IN1`, `QRY1`, `QRY2`), the first one found; members that aren't documented are ignored; the
 * webhook's endpoint may be plain HTTP, which the real one, who wants HTTPS, refuses.
 */
import type { SessionRequest } from "./sessions.js";

export interface PlatformError {
  message: string;
  code: string;
  detail?: string;
}

export type CreateReading = { ok: true; request: SessionRequest } | { ok: false; error: PlatformError };

const LARGEST_AGE = 150;

export function readCreateSession(text: string): CreateReading {
  const refuse = (message: string, code: string, detail?: string): CreateReading => ({
    ok: false,
    error: { message, code, ...(detail === undefined ? {} : { detail }) },
  });
  if (text.trim() === "") return refuse("No Query", "IN0");
  const body = parseObject(text);
  if (!body) return refuse("Query Not Parsable", "IN1");

  const missing = ["email", "age"].find((name) => (body[name] ?? "") === "");
  if (missing) return refuse("Missing Required Input", "QRY1", missing);
  const { email, age } = body;
  if (typeof email !== "string" || !/^[^\s@]+@[^\s@]+$/.test(email)) {
    return refuse("Input Failed Validation", "QRY2", "email");
  }
  const years = typeof age === "string" ? Number(/^(\d{1,3})\+$/.exec(age)?.[1]) : Number.NaN;
  if (!(years <= LARGEST_AGE)) return refuse("Input Failed Validation", "QRY2", "age");
  const wrongText = ["route_id", "settings_id", "brand_id"].find(
    (name) => typeof (body[name] ?? "") !== "string",
  );
  if (wrongText) return refuse("Input Failed Validation", "QRY2", wrongText);

  const endpoint = asObject(body.webhook)?.endpoint ?? "";
  if (typeof endpoint !== "string" || (endpoint !== "" && !isWebAddress(endpoint))) {
    return refuse("Input Failed Validation", "QRY2", "webhook.endpoint");
  }
  return { ok: true, request: { email, age: years, webhookEndpoint: endpoint || null } };
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function asObject(value: unknown): Record<string, unknown> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
