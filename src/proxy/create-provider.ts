/** Makes the provider that an organisation's config names: the one place that knows them all. */
import type { Provider, ProviderTools } from "../providers/provider.js";
import { createVerifa } from "../providers/verifa/provider.js";
import { createVeriff } from "../providers/veriff/provider.js";
import { createVerifime } from "../providers/verifime/provider.js";
import { createVx } from "../providers/vx/provider.js";
import type { ProviderConfig } from "./config.js";

export function createProvider(config: ProviderConfig, tools: ProviderTools): Provider {
  switch (config.id) {
    case "verifime":
      return createVerifime(config, tools);
    case "veriff":
      return createVeriff(config, tools);
    case "vx":
      return createVx(config, tools);
    case "verifa":
      return createVerifa(config, tools);
  }
}
