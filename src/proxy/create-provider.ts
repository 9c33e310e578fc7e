/** Makes the provider that an organisation's config names: the one place that knows them all. */
import { GangwayError } from "../contract/errors.js";
import type { Provider, ProviderTools } from "../providers/provider.js";
import { createVerifime } from "../providers/verifime.js";
import type { ProviderConfig } from "./config.js";

/** @throws GangwayError `invalid_configuration` */
export function createProvider(config: ProviderConfig, tools: ProviderTools): Provider {
  switch (config.id) {
    case "verifime":
      return createVerifime(config, tools);
    case "veriff":
    case "vx":
    case "verifa":
      throw new GangwayError("invalid_configuration", `The provider ${config.id} is not available yet.`);
  }
}
