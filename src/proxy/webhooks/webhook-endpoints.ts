/** The endpoints of the config, each with an id that says nothing of its URL: URLs may hold secrets. */

import { sha256Hex } from "../../crypto/sha256.js";
import type { GangwayConfig } from "../config-schema.js";

export interface WebhookEndpoint {
  /** Equal for the same organisation and URL, in every process and after every restart. */
  readonly id: string;
  /** The organisation's code. */
  readonly organisation: string;
  readonly url: string;
  /** All valid at the same time. */
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
