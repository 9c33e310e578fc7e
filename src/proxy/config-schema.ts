/** The members of the configuration. Secrets are marked where they are declared (`secret`). */
import * as z from "zod";
import { CODE_CHANNELS } from "../contract/code-channel.js";
import { AUTHENTICATIONS, COLLECTABLE_FIELDS } from "../contract/status.js";
import { type EventType, WEBHOOK_EVENTS } from "../contract/webhook-event-schemas.js";
import type { ProviderDefinition } from "../providers/define-provider.js";
import { type SharedConfig, secret, webAddress } from "../providers/provider-config.js";
import type { PROVIDERS } from "../providers/registry.js";
import { apiKeySchema } from "./api-key-config.js";
import type { InstalledProviders } from "./installed-providers.js";
import { readSigningKeys } from "./signing-keys.js";
import { smsSchema } from "./sms/sms-config.js";

/**
 * `scheme://host[:port]` and nothing after it, or `null`. `null` is the origin of every frame with `sandbox` and without
 * `allow-same-origin`, whosever it is: it counts only where a partner lists it.
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

type BuiltInConfig = (typeof PROVIDERS)[keyof typeof PROVIDERS]["config"];

/** The configuration of one provider. The proxy knows only the shared members of a provider from outside. */
type ProviderConfig = z.infer<BuiltInConfig> | (SharedConfig & Record<string, unknown>);

/** Each provider brings its own members. */
function providerConfigSchema(providers: InstalledProviders) {
  const [first, ...rest] = [...providers.values()].map(({ config }) => config);
  const schema: z.ZodType = first ? z.discriminatedUnion("id", [first, ...rest]) : z.never();
  // The list is only known when the proxy starts, and the type when it is compiled.
  return schema as z.ZodType<ProviderConfig, z.input<BuiltInConfig>>;
}

/** An address of the partner's for our webhooks, and the secrets that sign them: several while they are rotated. */
const webhookSchema = z.strictObject({
  url: webAddress
    .refine((url) => !/^https?:\/\/[^/?#]*@|#/i.test(url), {
      error: "must hold neither a user name nor a fragment",
    })
    .describe("The address on your server that receives webhooks."),
  secrets: z
    .array(
      z
        .string()
        .refine((text) => readSigningKeys(text).length > 0, {
          error: "must be whsec_ and base64 (make one with: openssl rand -base64 32), or any other text",
        })
        .meta({ secret: true }),
    )
    .min(1)
    .describe("They sign what is sent. Several while they are rotated."),
  events: z
    .array(z.enum(Object.keys(WEBHOOK_EVENTS) as EventType[]))
    .min(1)
    .optional()
    .describe("The types of events that are sent. Without it, all of them."),
});

/** A CSS colour, and nothing that could end a rule of a style sheet. */
const color = z
  .string()
  .max(100)
  .regex(/^(#[\da-f]{3,8}|[a-z]+|[a-z-]+\([\w\s#.,%/()-]*\))$/i, "must be a CSS colour, such as #0b3d5c")
  .refine((text) => (text.match(/\(/g) ?? []).length === (text.match(/\)/g) ?? []).length, {
    error: "must be a CSS colour, such as #0b3d5c",
  });

/** Addresses that help a customer on any device: a page, a mailbox (RFC 6068) or a telephone number (RFC 3966). */
const helpAddress = z
  .string()
  .max(2000)
  .regex(
    /^(https:\/\/[^\s/?#@]+([/?#]\S*)?|mailto:[^\s@?]+@[^\s@?]+(\?\S*)?|tel:\+?[\d().-]{3,}(;\S+)?)$/i,
    "must begin with https://, mailto: or tel:, such as mailto:help@www.bank.example",
  )
  .refine((text) => URL.canParse(text), { error: "must be a URL" });

const organisationMembers = {
  code: z.string().min(1).max(100).describe("The name by which pages and invites call it."),
  name: z.string().min(1).describe("The name that customers read."),
  logoUrl: webAddress.nullable().default(null).describe("The picture above the steps."),
  privacyUrl: webAddress.nullable().default(null).describe("The privacy notice that the widget links to."),
  helpUrl: helpAddress
    .nullable()
    .default(null)
    .describe("Where customers get help: a page (https), `mailto:` or `tel:`."),
  apiKeys: z
    .array(apiKeySchema)
    .default([])
    .describe(
      "For the partner's server, in `X-API-Key`. Several while they are rotated, or with different scopes.",
    ),
  allowedOrigins: z.array(origin).default([]).describe("Origins of the pages that may call the proxy."),
  browserInvites: z
    .boolean()
    .default(false)
    .describe("Lets pages invite. Without it, only the partner's server may."),
  authentication: z
    .enum(AUTHENTICATIONS)
    .default("code")
    .describe(
      "How customers prove who they are: six digits by mail or text message, a JWT of yours, or not at all.",
    ),
  codeChannels: z
    .array(z.enum(CODE_CHANNELS))
    .min(1)
    .default(["mail"])
    .describe("The ways that a code may take, the preferred one first. `sms` needs the config's `sms`."),
  customerTokenSecrets: z.array(secret).default([]).describe("Any of them may have signed a customer token."),
  collect: z
    .array(z.enum(COLLECTABLE_FIELDS))
    .default([])
    .describe("Fields of the details step besides the email address."),
  singleName: z
    .boolean()
    .default(false)
    .describe("Lets customers who have one name only leave the family name empty."),
  minimumAge: z
    .number()
    .int()
    .min(0)
    .max(120)
    .optional()
    .describe("Customers must be that many years old, by their date of birth. Without it, any age will do."),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, "must be a country's two letters (ISO 3166-1), such as AU")
    .optional()
    .describe(
      "The country whose phone numbers customers may type without its code. Without it, the page's region.",
    ),
  colors: z
    .strictObject({
      primary: color.optional(),
      onPrimary: color.optional(),
      surface: color.optional(),
      text: color.optional(),
    })
    .default({})
    .describe("Colours of the hosted page."),
  showOutcome: z.boolean().default(false).describe("Lets the page learn the outcome."),
  completionMail: z
    .boolean()
    .default(false)
    .describe("Mails customers who have closed the page that everything has arrived, without the result."),
  retentionDays: z
    .number()
    .int()
    .positive()
    .max(36_500)
    .optional()
    .describe(
      "Personal data is redacted that many days after the last verification. Without it, it is kept.",
    ),
  webhooks: z.array(webhookSchema).default([]).describe("Your endpoints."),
};

/** A count within a window of seconds. */
const limit = (count: number, seconds: number) =>
  z
    .strictObject({ count: z.number().int().positive(), seconds: z.number().int().positive() })
    .default({ count, seconds });

/**
 * Rate limits on the calls of pages, each per network address, per reference and per mailbox. A page's invite has a limit
 * per address of its own.
 */
const limitsSchema = z.strictObject({
  invite: limit(5, 60),
  address: limit(60, 60),
  reference: limit(20, 60),
  email: limit(10, 600),
});

const key = z
  .string()
  .refine((text) => /^[A-Za-z0-9+/]{43}=$/.test(text), {
    error: "must be 32 bytes in base64 (make one with: openssl rand -base64 32)",
  })
  .meta({ secret: true });

export function createConfigSchema(providers: InstalledProviders) {
  const provider = providerConfigSchema(providers);
  const organisation = z.strictObject({ ...organisationMembers, provider });
  return z
    .strictObject({
      $schema: z.string().max(1000).optional().describe("For editors. The proxy doesn't read it."),
      publicUrl: webAddress
        .describe("The proxy's own address, as browsers and providers reach it.")
        .transform((url) => url.replace(/\/+$/, "")),
      database: z
        .string()
        .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, "must be sqlite:FILE, sqlite::memory: or postgres://…")
        .default("sqlite:./gangway.db")
        .describe("`sqlite:FILE`, `sqlite::memory:` or `postgres://…`."),
      encryptionKeys: z
        .array(key)
        .min(1)
        .describe("32 bytes in base64 each. The first encrypts, all of them decrypt."),
      mail: z
        .strictObject({
          smtp: z
            .string()
            .min(1)
            .describe("`smtp://…` or `smtps://…`, with the user and password if there are any."),
          from: z.email().describe("The sender of one-time codes and invitations."),
        })
        .optional(),
      sms: smsSchema.optional(),
      allowPrivateWebhooks: z
        .boolean()
        .default(false)
        .describe(
          "Lets webhooks go to private addresses and over http: for tests, and for a network of your own.",
        ),
      metrics: z
        .strictObject({ token: secret })
        .optional()
        .describe(
          "The token that reads `/metrics`. Without it, only the machine that the proxy runs on may.",
        ),
      trustedProxies: z
        .number()
        .int()
        .min(0)
        .default(0)
        .describe("Number of reverse proxies in front of us that set `X-Forwarded-For` or `Forwarded`."),
      limits: limitsSchema.prefault({}).describe("Rate limits on the calls of pages."),
      organisations: z.array(organisation).min(1),
    })
    .check((context) => {
      const seen = new Set<string>();
      context.value.organisations.forEach((organisation, index) => {
        const at = (...path: PropertyKey[]) => ["organisations", index, ...path];
        const fault = (path: PropertyKey[], message: string) =>
          context.issues.push({ code: "custom", path: at(...path), message, input: undefined });
        if (seen.has(organisation.code)) fault(["code"], "is used by another organisation");
        seen.add(organisation.code);
        const { authentication, codeChannels } = organisation;
        if (authentication === "code" && codeChannels.includes("mail") && !context.value.mail) {
          fault(["authentication"], "is code, so the config needs mail.smtp and mail.from to send it");
        }
        if (codeChannels.includes("sms") && !context.value.sms) {
          fault(
            ["codeChannels"],
            "has sms, so the config needs sms.prefixes and a gateway, such as sms.twilio",
          );
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
}

type ConfigSchema = ReturnType<typeof createConfigSchema>;

/** A parsed configuration with any providers, as the proxy itself takes it. */
export type AnyGangwayConfig = z.infer<ConfigSchema>;
export type OrganisationConfig = AnyGangwayConfig["organisations"][number];

/**
 * A parsed configuration: defaults filled in, secrets resolved.
 * @typeParam Added definitions of providers besides those that come with Gangway.
 */
export type GangwayConfig<Added extends ProviderDefinition = never> = Omit<
  AnyGangwayConfig,
  "organisations"
> & {
  organisations: (Omit<OrganisationConfig, "provider"> & {
    provider: z.infer<BuiltInConfig> | z.infer<Added["config"]>;
  })[];
};

type ConfigInput = z.input<ConfigSchema>;
type OrganisationInput = ConfigInput["organisations"][number];

/**
 * The configuration as it is written down: JSON, with defaults left out.
 * @typeParam Added definitions of providers besides those that come with Gangway.
 */
export type GangwayConfigInput<Added extends ProviderDefinition = never> = Omit<
  ConfigInput,
  "organisations"
> & {
  organisations: (Omit<OrganisationInput, "provider"> & {
    provider: OrganisationInput["provider"] | z.input<Added["config"]>;
  })[];
};
