/**
 * The definition of a provider: its id, its name, its part of the configuration, and the function that creates it. An
 * adapter outside this repository is defined by the same call as the providers that come with Gangway.
 */
import type * as z from "zod";
import type { AnyProviderId } from "../contract/providers.js";
import type { Provider, ProviderTools } from "./provider.js";
import type { OptionsOf, SharedConfig } from "./provider-config.js";

/** A strict object with `id: z.literal(…)`, the members of `everyProvider`, and the provider's own. */
export type ProviderConfigSchema<Id extends AnyProviderId = AnyProviderId> = z.ZodObject &
  z.ZodType<SharedConfig & { id: Id }>;

export interface ProviderDefinition<
  Id extends AnyProviderId = AnyProviderId,
  Schema extends ProviderConfigSchema<Id> = ProviderConfigSchema<Id>,
> {
  /** In the configuration, in URLs and in answers. Of the form `[a-z][a-z0-9-]{0,31}`. */
  readonly id: Id;
  /** Shown to people. */
  readonly name: string;
  readonly config: Schema;
  create(options: OptionsOf<Schema>, tools: ProviderTools): Provider;
}

/** Returns the definition as it is: it is there for the types. */
export function defineProvider<const Id extends AnyProviderId, Schema extends ProviderConfigSchema<Id>>(
  definition: ProviderDefinition<Id, Schema>,
): ProviderDefinition<Id, Schema> {
  return definition;
}
