/** The providers that a proxy can use: those that come with Gangway, and those that its host adds. */
import { GangwayError } from "../contract/errors.js";
import { PROVIDER_ID } from "../contract/provider-id.js";
import type { ProviderDefinition } from "../providers/define-provider.js";
import { PROVIDERS } from "../providers/registry.js";

/** By id. */
export type InstalledProviders = ReadonlyMap<string, ProviderDefinition>;

/** @throws GangwayError `invalid_configuration` for an id that is taken, or that isn't of the documented form */
export function installProviders(added: readonly ProviderDefinition[] = []): InstalledProviders {
  const installed = new Map<string, ProviderDefinition>(Object.entries(PROVIDERS));
  for (const definition of added) {
    const { id } = definition;
    if (!PROVIDER_ID.test(id)) {
      throw new GangwayError(
        "invalid_configuration",
        `The provider id ${JSON.stringify(id)} must be of lower-case letters, digits and hyphens, begin with a letter and have at most 32 characters.`,
      );
    }
    if (installed.has(id)) {
      throw new GangwayError("invalid_configuration", `Two providers have the id ${JSON.stringify(id)}.`);
    }
    installed.set(id, definition);
  }
  return installed;
}
