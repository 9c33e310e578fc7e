/** Makes the provider that an organisation's config names: the one place that knows them all. */
import type { Provider, ProviderTools } from "../providers/provider.js";
import { createVerifa } from "../providers/verifa.js";
import { createVeriff } from "../providers/veriff.js";
import { createVerifime } from "../providers/verifime.js";
import { createVx } from "../providers/vx.js";
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
