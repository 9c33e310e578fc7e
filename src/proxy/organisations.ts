/** The organisations of the config, each with its provider made ready. */
import type { OrganisationCard } from "../contract/answers.js";
import { GangwayError } from "../contract/errors.js";
import { hostedPath } from "../contract/routes.js";
import type { LaunchKind } from "../contract/status.js";
import type { ProviderDefinition } from "../providers/define-provider.js";
import type { Provider, ProviderTools } from "../providers/provider.js";
import type { AnyGangwayConfig, OrganisationConfig } from "./config-schema.js";
import type { InstalledProviders } from "./installed-providers.js";
import { type CodeWaysOf, createCodeWaysOf } from "./sms/code-ways.js";

export interface Organisation {
  readonly config: OrganisationConfig;
  readonly provider: Provider;
  /** The provider's display name. */
  readonly providerName: string;
  /** Launch kinds that both the organisation and the provider have, the preferred one first. */
  readonly launch: LaunchKind[];
  readonly card: OrganisationCard;
  /** Returns the hosted page of a visit; null where only the partner's own page can prove the customer. */
  onboardingUrlOf(trackingReference: string): string | null;
  readonly codeWaysOf: CodeWaysOf;
  /** True where the configuration names a mail server. */
  readonly canMail: boolean;
}

export interface Organisations {
  readonly all: readonly Organisation[];
  find(code: string): Organisation | undefined;
  /** @throws GangwayError `unknown_organisation` */
  get(code: string): Organisation;
}

/** @throws GangwayError `invalid_configuration` */
export function createOrganisations(
  config: Pick<AnyGangwayConfig, "organisations" | "publicUrl" | "sms" | "mail">,
  installed: InstalledProviders,
  toolsFor: (organisation: OrganisationConfig, definition: ProviderDefinition) => ProviderTools,
): Organisations {
  const all = config.organisations.map((organisation) => {
    const definition = definitionOf(organisation, installed);
    const provider = definition.create(organisation.provider, toolsFor(organisation, definition));
    if (provider.id !== definition.id) {
      throw new GangwayError(
        "invalid_configuration",
        `The provider ${JSON.stringify(definition.id)} calls itself ${JSON.stringify(provider.id)}.`,
      );
    }
    return createOrganisation(organisation, provider, definition.name, config);
  });
  const byCode = new Map(all.map((organisation) => [organisation.config.code, organisation]));
  const find = (code: string) => byCode.get(code);
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

function definitionOf({ provider: { id } }: OrganisationConfig, installed: InstalledProviders) {
  const definition = installed.get(id);
  if (definition) return definition;
  throw new GangwayError(
    "invalid_configuration",
    `The provider ${JSON.stringify(id)} is not installed: hand its definition over as one of \`providers\`.`,
  );
}

function createOrganisation(
  config: OrganisationConfig,
  provider: Provider,
  providerName: string,
  { publicUrl, sms, mail }: Pick<AnyGangwayConfig, "publicUrl" | "sms" | "mail">,
): Organisation {
  const { code, name, logoUrl, privacyUrl, helpUrl } = config;
  const wanted = config.provider.launchKinds?.filter((kind) => provider.launchKinds.includes(kind)) ?? [];
  return {
    config,
    provider,
    providerName,
    launch: [...(wanted.length > 0 ? wanted : provider.launchKinds)],
    card: { code, name, logoUrl, privacyUrl, helpUrl },
    canMail: mail !== undefined,
    codeWaysOf: createCodeWaysOf(config.codeChannels, sms?.prefixes ?? []),
    onboardingUrlOf: (reference) =>
      config.authentication === "token" ? null : `${publicUrl}${hostedPath(reference)}`,
  };
}
