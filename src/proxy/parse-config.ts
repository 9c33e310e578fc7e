/**
 * Reads the configuration once, when the proxy starts, and reports every fault together with its path. Secrets come as
 * `env:NAME`; a secret in plain text is accepted with a warning.
 */
import type * as z from "zod";
import type { ProviderDefinition } from "../providers/define-provider.js";
import { type AnyGangwayConfig, createConfigSchema, type GangwayConfig } from "./config-schema.js";
import { configWarnings } from "./config-warnings.js";
import { type InstalledProviders, installProviders } from "./installed-providers.js";
import { secretMembers } from "./secret-members.js";
import type { SmsSender } from "./sms/sms-sender.js";

export interface ConfigFault {
  /** e.g. `organisations[0].provider.apiKey` */
  path: string;
  message: string;
}

/** Every fault of a configuration. It never repeats a value: it might be a secret. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly faults: readonly ConfigFault[];

  constructor(faults: readonly ConfigFault[]) {
    super(
      ["The configuration has faults:", ...faults.map(({ path, message }) => `  ${path}: ${message}`)].join(
        "\n",
      ),
    );
    this.faults = faults;
  }
}

export interface ParseConfigOptions<Added extends ProviderDefinition = ProviderDefinition> {
  /** Providers besides those that come with Gangway. */
  providers?: readonly Added[] | undefined;
  /** In ms since the epoch; the present time without it. Warnings tell which keys end soon. */
  now?: number | undefined;
  /** A sender of text messages, in place of the gateway that the configuration names. */
  smsSender?: SmsSender | undefined;
}

export interface ParsedConfig<Added extends ProviderDefinition = never> {
  config: GangwayConfig<Added>;
  warnings: ConfigFault[];
}

/**
 * Parses a configuration and resolves its `env:NAME` references.
 * @throws ConfigError with every fault and its path
 * @throws GangwayError `invalid_configuration` where two providers have one id
 */
export function parseConfig<Added extends ProviderDefinition = never>(
  input: unknown,
  env: Record<string, string | undefined> = {},
  { providers = [], now = Date.now(), smsSender }: ParseConfigOptions<Added> = {},
): ParsedConfig<Added> {
  const installed = installProviders(providers);
  const configSchema = createConfigSchema(installed);
  const faults: ConfigFault[] = [];
  const literals = new Set<string>();
  const resolved = resolveReferences(input, env, [], faults, literals);
  const unresolved = new Set(faults.map(({ path }) => path));
  const parsed = configSchema.safeParse(resolved, {
    error: (issue) => describe(issue, installed),
    reportInput: false,
  });
  if (!parsed.success) {
    for (const fault of parsed.error.issues.flatMap(flatten)) {
      if (!unresolved.has(fault.path)) faults.push(fault);
    }
  }
  if (parsed.success && parsed.data.sms && !parsed.data.sms.twilio && !smsSender) faults.push(NO_GATEWAY);
  if (faults.length > 0 || !parsed.success) throw new ConfigError(faults);
  const warnings = secretMembers(configSchema, resolved)
    .map(formatPath)
    .filter((path) => literals.has(path))
    .map((path) => ({ path, message: "holds a secret in plain text; write env:NAME and set NAME instead" }));
  const { data: config } = parsed;
  const weak = configWarnings(config, (path) => literals.has(formatPath(path)), now);
  return {
    // The schema was made from these providers: another one would have been a fault.
    config: config as GangwayConfig<Added>,
    warnings: [
      ...warnings,
      ...weak.map(({ path, message }) => ({ path: formatPath(path), message })),
      ...insecureWebhooks(config),
      ...openProviders(config, installed),
    ],
  };
}

const NO_GATEWAY: ConfigFault = {
  path: "sms.twilio",
  message: "is missing: text messages need a gateway, or a `smsSender` of your own program",
};

/** Plain http is for tests on one machine. It is no fault: everything else works. */
function insecureWebhooks({ allowPrivateWebhooks, organisations }: AnyGangwayConfig): ConfigFault[] {
  if (allowPrivateWebhooks) return [];
  return organisations.flatMap(({ webhooks }, index) =>
    webhooks.flatMap(({ url }, at) =>
      url.toLowerCase().startsWith("https:")
        ? []
        : {
            path: formatPath(["organisations", index, "webhooks", at, "url"]),
            message: "is not https, so nothing will be sent to it unless allowPrivateWebhooks is on",
          },
    ),
  );
}

/** Webhooks that anybody could send, and routes that anybody may call. */
function openProviders({ organisations }: AnyGangwayConfig, installed: InstalledProviders): ConfigFault[] {
  const outbound = () => Promise.reject(new Error("A provider may not call anybody while it is made."));
  return organisations.flatMap(({ provider }, index) => {
    const made = installed.get(provider.id)?.create(provider, { outbound, now: Date.now });
    if (!made) return [];
    const { webhookSecurity, routes = [] } = made;
    const messages = [
      ...(webhookSecurity.kind === "none"
        ? [`takes webhooks that nothing proves: ${webhookSecurity.reason}`]
        : []),
      ...routes.flatMap(({ method, path, security }) =>
        security.kind === "none" ? [`answers anybody at ${method} ${path}: ${security.reason}`] : [],
      ),
    ];
    return messages.map((message) => ({ path: formatPath(["organisations", index, "provider"]), message }));
  });
}

function resolveReferences(
  value: unknown,
  env: Record<string, string | undefined>,
  path: PropertyKey[],
  faults: ConfigFault[],
  literals: Set<string>,
): unknown {
  if (typeof value === "string") {
    if (!value.startsWith("env:")) {
      literals.add(formatPath(path));
      return value;
    }
    const name = value.slice(4);
    const found = env[name];
    if (!found)
      faults.push({
        path: formatPath(path),
        message: `names the environment variable ${name}, which is not set`,
      });
    return found || value;
  }
  if (Array.isArray(value)) {
    return value.map((item, index) => resolveReferences(item, env, [...path, index], faults, literals));
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [
        name,
        resolveReferences(item, env, [...path, name], faults, literals),
      ]),
    );
  }
  return value;
}

function formatPath(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) => (typeof part === "number" ? `[${part}]` : `${index ? "." : ""}${String(part)}`))
    .join("");
}

function flatten(issue: z.core.$ZodIssue): ConfigFault[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((name) => ({
      path: formatPath([...issue.path, name]),
      message: "is not a member of the configuration: check its spelling",
    }));
  }
  if (issue.code === "invalid_union") {
    const options = issue.errors.filter((issues) => !issues.some(isOfOtherType));
    const [near, other] = options;
    // The faults within the only form that the value can have say more than the choice of forms.
    if (near && !other) {
      return near.flatMap((inner) => flatten({ ...inner, path: [...issue.path, ...inner.path] }));
    }
  }
  return [{ path: formatPath(issue.path) || "(the whole file)", message: issue.message }];
}

/** True where the value as a whole is of another type. */
function isOfOtherType({ code, path }: z.core.$ZodIssue): boolean {
  return code === "invalid_type" && path.length === 0;
}

function describe(issue: z.core.$ZodRawIssue, installed: InstalledProviders): string | undefined {
  if (issue.code === "invalid_type") {
    return issue.input === undefined ? "is missing" : `must be of type ${issue.expected}`;
  }
  if (issue.code === "invalid_value") return `must be one of ${issue.values.map(String).join(", ")}`;
  if (issue.code === "invalid_union" && issue.discriminator)
    return `must be one of ${[...installed.keys()].join(", ")}`;
  return undefined;
}
