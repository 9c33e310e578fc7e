/** Webhooks: their verification, and the calls that manage their delivery. */
import { Webhook, WebhookVerificationError } from "standardwebhooks";
import * as z from "zod";
import { GangwayError } from "../contract/errors.js";
import {
  type EventType,
  WEBHOOK_EVENTS,
  type WebhookBody,
  webhookBodySchema,
} from "../contract/webhook-event-schemas.js";
import type {
  DeliveryAnswer,
  DeliveryListAnswer,
  WebhookEndpointAnswer,
  WebhookTestAnswer,
} from "../contract/webhook-schemas.js";
import type { CallProxy } from "./call-proxy.js";
import { parseJson } from "./error-from-answer.js";
import { itemsOf } from "./pages.js";

/** An event of a type that this release doesn't know. Acknowledge it: its `name` is for a later one. */
export interface UnknownEvent {
  type: "unknown";
  name: string;
  timestamp: string;
  data: Record<string, unknown>;
}

/** `id` is the same in every attempt: store those that you have processed, and skip known ones. */
export type WebhookEvent = (WebhookBody | UnknownEvent) & { id: string };

/** A request as `fetch` hosts have it, or the headers and the raw body of one. */
export type WebhookRequest =
  | Request
  | {
      headers: Headers | Readonly<Record<string, string | readonly string[] | undefined>>;
      /** The bytes as they came, or their text. A parsed body can't be verified. */
      body: string | Uint8Array;
    };

export interface DeliveryFilter {
  endpoint?: string | undefined;
  status?: DeliveryAnswer["status"] | undefined;
  /** Deliveries per page, 1 to 100; 25 without it. */
  limit?: number | undefined;
}

export interface Webhooks {
  /**
   * Verifies a webhook's signature and its time, then reads it.
   * @throws GangwayError `unauthorised` for a wrong signature, or one more than five minutes old: answer 401.
   * @throws GangwayError `invalid_request` for a body that is none of the proxy's.
   */
  verify(request: WebhookRequest): Promise<WebhookEvent>;
  endpoints(): Promise<{ data: WebhookEndpointAnswer[] }>;
  /** Sends again what a disabled endpoint has missed. */
  enable(endpointId: string): Promise<WebhookEndpointAnswer>;
  /** Every delivery of the last 30 days, newest first. */
  deliveries(filter?: DeliveryFilter): AsyncGenerator<DeliveryAnswer, void, undefined>;
  /** Sends a delivery now. */
  retry(deliveryId: string): Promise<DeliveryAnswer>;
  /** Sends a `test.ping` to one endpoint, or to all that are enabled. */
  test(endpointId?: string): Promise<WebhookTestAnswer>;
}

export function createWebhooks(call: CallProxy, secrets: readonly string[]): Webhooks {
  const endpoints = "/v1/webhooks/endpoints";
  const deliveries = "/v1/webhooks/deliveries";
  return {
    async verify(request) {
      if (secrets.length === 0) {
        throw new GangwayError(
          "invalid_configuration",
          "webhookSecrets: give the client your endpoint's secrets.",
        );
      }
      const headers = headersOf(request.headers);
      const body = request instanceof Request ? await request.text() : textOf(request.body);
      if (!secrets.some((secret) => isSigned(secret, headers, body))) throw notSigned();
      return { ...readEvent(body), id: headers["webhook-id"] ?? "" };
    },
    endpoints: () => call({ method: "GET", path: endpoints, isRepeatable: true }),
    enable: (id) =>
      call({ method: "POST", path: `${endpoints}/${encodeURIComponent(id)}/enable`, isRepeatable: true }),
    deliveries: (filter = {}) =>
      itemsOf((after) =>
        call<DeliveryListAnswer>({
          method: "GET",
          path: deliveries,
          query: { ...filter, "page[after]": after },
          isRepeatable: true,
        }),
      ),
    retry: (id) =>
      call({ method: "POST", path: `${deliveries}/${encodeURIComponent(id)}/retry`, isRepeatable: false }),
    test: (endpoint) =>
      call({
        method: "POST",
        path: "/v1/webhooks/test",
        body: endpoint === undefined ? {} : { endpoint },
        isRepeatable: false,
      }),
  };
}

function headersOf(headers: WebhookRequest["headers"]): Record<string, string> {
  const entries = headers instanceof Headers ? [...headers] : Object.entries(headers);
  return Object.fromEntries(
    entries.flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), typeof value === "string" ? value : value.join(",")]],
    ),
  );
}

function textOf(body: string | Uint8Array): string {
  if (typeof body === "string") return body;
  if (body instanceof Uint8Array) return new TextDecoder().decode(body);
  throw new GangwayError(
    "invalid_request",
    "body: pass the raw body, as bytes or text. A parsed one can't be verified.",
  );
}

function isSigned(secret: string, headers: Record<string, string>, body: string): boolean {
  // Without `whsec_`, the secret's own bytes are the key.
  const webhook = secret.startsWith("whsec_") ? new Webhook(secret) : new Webhook(secret, { format: "raw" });
  try {
    webhook.verify(body, headers);
    return true;
  } catch (error) {
    // The library parses the body as well; what it holds is read below.
    if (error instanceof WebhookVerificationError) return false;
    if (error instanceof SyntaxError) return true;
    throw error;
  }
}

function notSigned(): GangwayError {
  return new GangwayError(
    "unauthorised",
    "The webhook's signature doesn't fit, or its time is more than five minutes off.",
  );
}

const anyEventSchema = z.object({
  type: z.string().min(1).max(100),
  timestamp: z.string(),
  data: z.record(z.string(), z.unknown()),
});

function readEvent(body: string): WebhookBody | UnknownEvent {
  const { data: event } = anyEventSchema.safeParse(parseJson(body));
  if (!event) throw new GangwayError("invalid_request", "The webhook's body is none of Gangway's.");
  if (!Object.hasOwn(WEBHOOK_EVENTS, event.type)) return { ...event, type: "unknown", name: event.type };
  const { error } = webhookBodySchema(event.type as EventType).safeParse(event);
  if (!error) return event as WebhookBody;
  const members = error.issues.map(({ path }) => path.join("."));
  throw new GangwayError("invalid_request", `The webhook's body has faults: ${members.join(", ")}.`);
}
