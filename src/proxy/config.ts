/**
 * The configuration (CONTRACT.md §5): parsed once, at the edge, every fault reported together with its path.
 * Secrets come as `env:NAME`; a literal is accepted with a warning.
 */
import * as z from "zod";
import { PROVIDER_IDS } from "../contract/providers.js";
import { AUTHENTICATIONS, COLLECTABLE_FIELDS } from "../contract/status.js";
import { secret, webAddress } from "../providers/provider-config.js";
import { verifaConfig } from "../providers/verifa/config.js";
import { veriffConfig } from "../providers/veriff/config.js";
import { verifimeConfig } from "../providers/verifime/config.js";
import { vxConfig } from "../providers/vx/config.js";
import { readSigningKeys } from "./webhooks/signing-keys.js";

/**
 * `scheme://host[:port]` and nothing after it; or `null`, which is what a frame with `sandbox` and without
 * `allow-same-origin` calls itself, as does every other such frame: a partner has to say that it wants that.
 */
const origin = z.string().refine(
  (text) => {
    if (text === "null") return true;
    try {
      return new URL(text).origin === text;
    } catch {
      return false;
    }
  },
  { error: "must be an origin, such as https://www.bank.example, without a path or a slash at the end" },
);

/** One line for each provider: it brings its own members. */
const providerConfigSchema = z.discriminatedUnion("id", [
  verifimeConfig,
  veriffConfig,
  vxConfig,
  verifaConfig,
]);
export type ProviderConfig = z.infer<typeof providerConfigSchema>;

/** Where the partner is told what happens, and the secrets that it is signed with: all of them, so that they can rotate. */
const webhookSchema = z.strictObject({
  url: webAddress.refine((url) => !/^https?:\/\/[^/?#]*@|#/i.test(url), {
    error: "must hold neither a user name nor a fragment",
  }),
  secrets: z
    .array(
      z.string().refine((text) => readSigningKeys(text).length > 0, {
        error: "must be whsec_ and base64 (make one with: openssl rand -base64 32), or any other text",
      }),
    )
    .min(1),
});

const organisationSchema = z.strictObject({
  code: z.string().min(1).max(100),
  name: z.string().min(1),
  logoUrl: webAddress.nullable().default(null),
  privacyUrl: webAddress.nullable().default(null),
  /** For the partner's server, in `X-API-Key`. */
  apiKeys: z.array(secret).default([]),
  /** Whose pages may call the proxy. */
  allowedOrigins: z.array(origin).default([]),
  /** Whether a page may invite, or only the partner's server. */
  browserInvites: z.boolean().default(false),
  authentication: z.enum(AUTHENTICATIONS).default("code"),
  customerTokenSecrets: z.array(secret).default([]),
  collect: z.array(z.enum(COLLECTABLE_FIELDS)).default([]),
  showOutcome: z.boolean().default(false),
  /** Personal data is redacted that many days after the last verification. Without it, it is kept. */
  retentionDays: z.number().int().positive().max(36_500).optional(),
  provider: providerConfigSchema,
  webhooks: z.array(webhookSchema).default([]),
});
export type OrganisationConfig = z.infer<typeof organisationSchema>;

/** A count within a window of seconds. */
const limit = (count: number, seconds: number) =>
  z
    .strictObject({ count: z.number().int().positive(), seconds: z.number().int().positive() })
    .default({ count, seconds });

/** Rate limits on invite, code and activate, each per network address, per reference and per email address. */
const limitsSchema = z.strictObject({
  address: limit(60, 60),
  reference: limit(20, 60),
  email: limit(10, 600),
});

const key = z.string().refine((text) => /^[A-Za-z0-9+/]{43}=$/.test(text), {
  error: "must be 32 bytes in base64 (make one with: openssl rand -base64 32)",
});

const configSchema = z
  .strictObject({
    publicUrl: webAddress.transform((url) => url.replace(/\/+$/, "")),
    database: z
      .string()
      .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, "must be sqlite:FILE, sqlite::memory: or postgres://…")
      .default("sqlite:./gangway.db"),
    encryptionKeys: z.array(key).min(1),
    mail: z.strictObject({ smtp: secret, from: z.email() }).optional(),
    allowPrivateWebhooks: z.boolean().default(false),
    /** Who may read `/metrics`; without it, only the machine that the proxy runs on. */
    metrics: z.strictObject({ token: secret }).optional(),
    /** Number of reverse proxies in front of us that set `X-Forwarded-For`. */
    trustedProxies: z.number().int().min(0).default(0),
    limits: limitsSchema.prefault({}),
    organisations: z.array(organisationSchema).min(1),
  })
  .check((context) => {
    const seen = new Set<string>();
    context.value.organisations.forEach((organisation, index) => {
      const at = (...path: PropertyKey[]) => ["organisations", index, ...path];
      const fault = (path: PropertyKey[], message: string) =>
        context.issues.push({ code: "custom", path: at(...path), message, input: undefined });
      if (seen.has(organisation.code)) fault(["code"], "is used by another organisation");
      seen.add(organisation.code);
      if (organisation.authentication === "code" && !context.value.mail) {
        fault(["authentication"], "is code, so the config needs mail.smtp and mail.from to send it");
      }
      if (organisation.authentication === "token" && organisation.customerTokenSecrets.length === 0) {
        fault(["customerTokenSecrets"], "must hold a secret, because authentication is token");
      }
      if (organisation.browserInvites && organisation.allowedOrigins.length === 0) {
        fault(["allowedOrigins"], "must name an origin, because browserInvites is on");
      }
      organisation.webhooks.forEach(({ url }, at) => {
        const first = organisation.webhooks.findIndex((webhook) => webhook.url === url);
        if (first !== at) fault(["webhooks", at, "url"], "is listed twice: put its secrets together");
      });
    });
  });

export type GangwayConfig = z.infer<typeof configSchema>;
/** The configuration as it is written down: JSON, with defaults left out. */
export type GangwayConfigInput = z.input<typeof configSchema>;

export interface ConfigFault {
  /** e.g. `organisations[0].provider.apiKey` */
  path: string;
  message: string;
}

/** All that is wrong with a configuration, at once. It never repeats a value: it might be a secret. */
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

export interface ParsedConfig {
  config: GangwayConfig;
  warnings: ConfigFault[];
}

/**
 * Parses a configuration and resolves its `env:NAME` references.
 * @throws ConfigError with every fault and its path.
 */
export function parseConfig(input: unknown, env: Record<string, string | undefined> = {}): ParsedConfig {
  const faults: ConfigFault[] = [];
  const literals = new Set<string>();
  const resolved = resolveReferences(input, env, [], faults, literals);
  const unresolved = new Set(faults.map(({ path }) => path));
  const parsed = configSchema.safeParse(resolved, { error: describe, reportInput: false });
  if (!parsed.success) {
    for (const fault of parsed.error.issues.flatMap(flatten)) {
      if (!unresolved.has(fault.path)) faults.push(fault);
    }
  }
  if (faults.length > 0 || !parsed.success) throw new ConfigError(faults);
  const warnings = [...literals]
    .filter((path) => isSecretPath(path))
    .map((path) => ({ path, message: "holds a secret in plain text; write env:NAME and set NAME instead" }));
  return { config: parsed.data, warnings: [...warnings, ...insecureWebhooks(parsed.data)] };
}

/** Plain http is for tests on one machine. It is no fault: everything else works. */
function insecureWebhooks({ allowPrivateWebhooks, organisations }: GangwayConfig): ConfigFault[] {
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

/** The config's members that hold secrets, by the end of their path. */
const SECRET_PATH =
  /(^encryptionKeys|apiKeys|customerTokenSecrets|secrets|Secrets)\[\d+\]$|\.(apiKey|clientSecret|password)$|^metrics\.token$/;

function isSecretPath(path: string): boolean {
  return SECRET_PATH.test(path);
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
  return [{ path: formatPath(issue.path) || "(the whole file)", message: issue.message }];
}

function describe(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === "invalid_type") {
    return issue.input === undefined ? "is missing" : `must be of type ${issue.expected}`;
  }
  if (issue.code === "invalid_value") return `must be one of ${issue.values.map(String).join(", ")}`;
  if (issue.code === "invalid_union" && issue.discriminator)
    return `must be one of ${PROVIDER_IDS.join(", ")}`;
  return undefined;
}
