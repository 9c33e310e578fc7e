/** The organisations of the config, each with its provider made ready. */
import type { OrganisationCard } from "../contract/answers.js";
import { GangwayError } from "../contract/errors.js";
import type { LaunchKind } from "../contract/status.js";
import type { Provider, ProviderTools } from "../providers/provider.js";
import type { GangwayConfig, OrganisationConfig } from "./config.js";
import { createProvider } from "./create-provider.js";

export interface Organisation {
  readonly config: OrganisationConfig;
  readonly provider: Provider;
  /** Launch kinds that both the organisation and the provider have, the preferred one first. */
  readonly launch: LaunchKind[];
  readonly card: OrganisationCard;
}

export interface Organisations {
  readonly all: readonly Organisation[];
  find(code: string): Organisation | undefined;
  /** @throws GangwayError `unknown_organisation` */
  get(code: string): Organisation;
}

export function createOrganisations(
  config: GangwayConfig,
  toolsFor: (organisation: OrganisationConfig) => ProviderTools,
): Organisations {
  const all = config.organisations.map((organisation) =>
    createOrganisation(organisation, createProvider(organisation.provider, toolsFor(organisation))),
  );
  const find = (code: string) => all.find((organisation) => organisation.config.code === code);
  return {
    all,
    find,
    get(code) {
      const organisation = find(code);
      if (!organisation) {
        throw new GangwayError("unknown_organisation", "There is no organisation with this code.");
      }
      return organisation;
    },
  };
}

function createOrganisation(config: OrganisationConfig, provider: Provider): Organisation {
  const { code, name, logoUrl, privacyUrl } = config;
  const wanted = config.provider.launchKinds?.filter((kind) => provider.launchKinds.includes(kind)) ?? [];
  return {
    config,
    provider,
    launch: [...(wanted.length > 0 ? wanted : provider.launchKinds)],
    card: { code, name, logoUrl, privacyUrl },
  };
}
