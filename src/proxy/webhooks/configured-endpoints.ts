/** The webhook endpoints of the config. Their ids are hashes, because a URL may hold a secret. */
import { sha256Hex } from "../../crypto/sha256.js";
import type { AnyGangwayConfig } from "../config-schema.js";

export interface WebhookEndpoint {
  /** The same for the same organisation and URL, in every process and after every restart. */
  readonly id: string;
  /** The organisation's code. */
  readonly organisation: string;
  readonly url: string;
  /** All are valid at the same time. */
  readonly secrets: readonly string[];
  /** The types that it receives. Null: all of them. */
  readonly events: readonly string[] | null;
}

export function receives({ events }: WebhookEndpoint, type: string): boolean {
  return events === null || events.includes(type);
}

/** Asynchronous, because the platform hashes asynchronously. */
export interface ConfiguredEndpoints {
  all(): Promise<readonly WebhookEndpoint[]>;
  of(organisation: string): Promise<WebhookEndpoint[]>;
  find(id: string): Promise<WebhookEndpoint | undefined>;
}

export function createConfiguredEndpoints(
  organisations: AnyGangwayConfig["organisations"],
): ConfiguredEndpoints {
  const endpoints: Promise<readonly WebhookEndpoint[]> = Promise.all(
    organisations.flatMap(({ code, webhooks }) =>
      webhooks.map(async ({ url, secrets, events }) => ({
        id: `endpoint_${(await sha256Hex(`${code}\n${url}`)).slice(0, 24)}`,
        organisation: code,
        url,
        secrets,
        events: events ?? null,
      })),
    ),
  );
  return {
    all: () => endpoints,
    of: async (organisation) =>
      (await endpoints).filter((endpoint) => endpoint.organisation === organisation),
    find: async (id) => (await endpoints).find((endpoint) => endpoint.id === id),
  };
}
