/** Receives the proxy's webhooks in a partner's own tests, and waits for the one that a test is about. */
import type { GangwayClient } from "../client/create-client.js";
import type { WebhookEvent } from "../client/webhooks.js";
import { waitUntil } from "./wait-until.js";

export interface WebhookInboxOptions {
  /** A client with the endpoint's `webhookSecrets`. */
  client: Pick<GangwayClient, "webhooks">;
  /** Time limit of each wait; 10 without it. */
  timeoutSeconds?: number | undefined;
}

type EventOf<Type extends WebhookEvent["type"]> = Extract<WebhookEvent, { type: Type }>;

export interface WebhookInbox {
  /** Mount it at the address that the proxy sends to. It answers 204, or 401 to what the proxy has not signed. */
  receive(request: Request): Promise<Response>;
  /** The events so far, each once, in the order of arrival. */
  readonly events: readonly WebhookEvent[];
  /** The first event of a type that fits. Waits for one. */
  event<Type extends WebhookEvent["type"]>(
    type: Type,
    fits?: (event: EventOf<Type>) => boolean,
  ): Promise<EventOf<Type>>;
}

export function createWebhookInbox({ client, timeoutSeconds = 10 }: WebhookInboxOptions): WebhookInbox {
  const events: WebhookEvent[] = [];
  return {
    events,
    async receive(request) {
      let event: WebhookEvent;
      try {
        event = await client.webhooks.verify(request);
      } catch {
        return new Response(null, { status: 401 });
      }
      if (!events.some(({ id }) => id === event.id)) events.push(event);
      return new Response(null, { status: 204 });
    },
    event: (type, fits = () => true) =>
      waitUntil(`${type} among the webhooks`, timeoutSeconds, () =>
        events.find((event): event is EventOf<typeof type> => event.type === type && fits(event as never)),
      ),
  };
}
