/** The providers that come with Gangway. The configuration's schema and the factory are derived from this record. */
import type { ProviderId } from "../contract/providers.js";
import type { ProviderDefinition } from "./define-provider.js";
import { verifa } from "./verifa/provider.js";
import { veriff } from "./veriff/provider.js";
import { verifime } from "./verifime/provider.js";
import { vx } from "./vx/provider.js";

export const PROVIDERS = { verifime, veriff, vx, verifa } satisfies {
  [Id in ProviderId]: ProviderDefinition<Id>;
};
