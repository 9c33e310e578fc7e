import type { AnyGangwayConfig } from "./config-schema.js";

/** Returns how long a proxy may take to close: a bit longer than a call to the slowest provider, in ms. */
export function closeTimeoutMs({ organisations }: Pick<AnyGangwayConfig, "organisations">): number {
  return Math.max(...organisations.map(({ provider }) => provider.timeoutSeconds)) * 1000 + 5000;
}
