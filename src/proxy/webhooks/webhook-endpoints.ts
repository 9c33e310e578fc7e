/** The endpoints of the config. Their ids are hashes, because a URL may hold a secret. */
import { sha256Hex } from "../../crypto/sha256.js";
import type { GangwayConfig } from "../config-schema.js";

export interface WebhookEndpoint {
  /** The same for the same organisation and URL, in every process and after every restart. */
  readonly id: string;
  /** The organisation's code. */
  readonly organisation: string;
  readonly url: string;
  /** All are valid at the same time. */
  readonly secrets: readonly string[];
}

export interface WebhookEndpoints {
  readonly all: readonly WebhookEndpoint[];
  of(organisation: string): WebhookEndpoint[];
  find(id: string): WebhookEndpoint | undefined;
}

export async function readWebhookEndpoints(
  organisations: GangwayConfig["organisations"],
): Promise<WebhookEndpoints> {
  const all = await Promise.all(
    organisations.flatMap(({ code, webhooks }) =>
      webhooks.map(async ({ url, secrets }) => ({
        id: `endpoint_${(await sha256Hex(`${code}\n${url}`)).slice(0, 24)}`,
        organisation: code,
        url,
        secrets,
      })),
    ),
  );
  return {
    all,
    of: (organisation) => all.filter((endpoint) => endpoint.organisation === organisation),
    find: (id) => all.find((endpoint) => endpoint.id === id),
  };
}
