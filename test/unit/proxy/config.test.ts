/** The configuration: every fault at once, each with its path, and never a value that may be secret. */
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { PROVIDER_IDS } from "../../../src/contract/providers.js";
import { defineProvider } from "../../../src/providers/define-provider.js";
import type { Provider } from "../../../src/providers/provider.js";
import { everyProvider, secret, webAddress } from "../../../src/providers/provider-config.js";
import { ConfigError, parseConfig } from "../../../src/proxy/parse-config.js";

const KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
const ENV = { KEY, SMTP: "smtp://mail.example", API: "api-key-of-harbour", HOOK: "vm-secret" };

const organisation = {
  code: "ORGCODE123",
  name: "Harbour Bank",
  apiKeys: ["env:API"],
  allowedOrigins: ["https://www.harbour.example"],
  browserInvites: true,
  provider: { id: "verifime", baseUrl: "https://verifime.example", code: "CODE", secrets: ["env:HOOK"] },
};
const good = {
  publicUrl: "https://onboarding.partner.example/",
  encryptionKeys: ["env:KEY"],
  mail: { smtp: "env:SMTP", from: "onboarding@partner.example" },
  organisations: [organisation],
};

function faultsOf(input: unknown, env: Record<string, string | undefined> = ENV): Record<string, string> {
  try {
    parseConfig(input, env);
  } catch (error) {
    if (error instanceof ConfigError) {
      return Object.fromEntries(error.faults.map(({ path, message }) => [path, message]));
    }
    throw error;
  }
  return {};
}

const silentProvider = (id: string): Provider => ({
  id,
  launchKinds: ["link"],
  webhookSecurity: { kind: "no-webhooks" },
  createSession: () => Promise.reject(new Error("not called here")),
  readStatus: () => Promise.reject(new Error("not called here")),
  readWebhook: () => [],
});

const withOrganisation = (change: object) => ({ ...good, organisations: [{ ...organisation, ...change }] });

describe("a good configuration", () => {
  it("has its defaults and its secrets", () => {
    const { config, warnings } = parseConfig(good, ENV);
    expect(warnings).toEqual([]);
    expect(config).toMatchObject({
      publicUrl: "https://onboarding.partner.example",
      database: "sqlite:./gangway.db",
      encryptionKeys: [KEY],
      allowPrivateWebhooks: false,
      organisations: [
        {
          apiKeys: ["api-key-of-harbour"],
          authentication: "code",
          collect: [],
          showOutcome: false,
          provider: { activatePath: "/v1/user/signup/tracking/{ref}/activate", timeoutSeconds: 10 },
        },
      ],
    });
  });

  it("may hold secrets in plain text, with a warning that doesn't repeat them", () => {
    const { warnings } = parseConfig(
      { ...withOrganisation({ apiKeys: ["plain-key-of-harbour"] }), encryptionKeys: [KEY] },
      ENV,
    );
    expect(warnings.map(({ path }) => path)).toEqual(["encryptionKeys[0]", "organisations[0].apiKeys[0]"]);
    expect(JSON.stringify(warnings)).not.toMatch(/plain-key|MDEy/);
  });

  it("may allow the origin of sandboxed frames, when it says so", () => {
    expect(faultsOf(withOrganisation({ allowedOrigins: ["null"] }))).toEqual({});
  });
});

describe("a weak value", () => {
  const warned = (input: object, env: Record<string, string> = ENV) => {
    const { warnings } = parseConfig(input, env);
    return Object.fromEntries(warnings.map(({ path, message }) => [path, message]));
  };
  const provider = (baseUrl: string) => withOrganisation({ provider: { ...organisation.provider, baseUrl } });

  it("is warned of, and not repeated", () => {
    const hooks = [{ url: "https://www.harbour.example/hooks", secrets: ["env:SHORT", `env:WHSEC`] }];
    const input = {
      ...withOrganisation({ apiKeys: ["env:SHORT"], customerTokenSecrets: ["env:SHORT"], webhooks: hooks }),
      metrics: { token: "env:SHORT" },
    };
    const env = { ...ENV, KEY: `${"A".repeat(43)}=`, SHORT: "shorty", WHSEC: "whsec_c2hvcnR5" };
    const found = warned(input, env);
    expect(Object.keys(found)).toEqual([
      "encryptionKeys[0]",
      "metrics.token",
      "organisations[0].apiKeys[0]",
      "organisations[0].customerTokenSecrets[0]",
      "organisations[0].webhooks[0].secrets[0]",
      "organisations[0].webhooks[0].secrets[1]",
    ]);
    expect(JSON.stringify(found)).not.toMatch(/shorty|c2hvcnR5|AAAA/);
    const long = { ...env, KEY, SHORT: "s".repeat(32), WHSEC: `whsec_${KEY}` };
    expect(warned(input, long)).toEqual({});
  });

  it.each([
    ["database", { database: "postgres://gangway:hunter2@db.example/gangway" }],
    ["database", { database: "postgres://db.example/gangway?user=gangway&password=hunter2" }],
    ["mail.smtp", { mail: { smtp: "smtps://gangway:hunter2@mail.example", from: "a@partner.example" } }],
  ])("is a password in the URL of %s", (path, change) => {
    const found = warned({ ...good, ...change });
    expect(Object.keys(found)).toEqual([path]);
    expect(JSON.stringify(found)).not.toContain("hunter2");
  });

  it.each([
    { database: "env:DATABASE" },
    { database: "postgres://gangway@db.example/gangway" },
    { mail: { smtp: "smtp://mail.example:25", from: "a@partner.example" } },
  ])("is no URL without a literal password: %j", (change) => {
    const env = { ...ENV, DATABASE: "postgres://gangway:hunter2@db.example/gangway" };
    expect(warned({ ...good, ...change }, env)).toEqual({});
  });

  it("is a provider's address over plain http, unless it is this machine", () => {
    const path = "organisations[0].provider.baseUrl";
    expect(Object.keys(warned(provider("http://verifime.example")))).toEqual([path]);
    for (const host of ["localhost:8788", "127.0.0.1:8788", "[::1]:8788", "sandbox.localhost"]) {
      expect(warned(provider(`http://${host}/verifime`))).toEqual({});
    }
    expect(Object.keys(warned(provider("http://localhost.evil.example")))).toEqual([path]);
  });
});

describe("an API key", () => {
  const NOW = Date.parse("2026-11-20T12:00:00Z");
  const key = "env:API";
  const warned = (input: object) =>
    Object.fromEntries(
      parseConfig(input, ENV, { now: NOW }).warnings.map(({ path, message }) => [path, message]),
    );

  it("may say what it may do, its name, and from when to when", () => {
    const entry = {
      key,
      scopes: ["read"],
      name: "support desk",
      notBefore: "2026-11-01T00:00:00Z",
      expiresAt: "2027-11-01T00:00:00+01:00",
    };
    const { config, warnings } = parseConfig(withOrganisation({ apiKeys: [entry] }), ENV, { now: NOW });
    expect(config.organisations[0]?.apiKeys).toEqual([{ ...entry, key: ENV.API }]);
    expect(warnings).toEqual([]);
  });

  it("is warned of when it has expired, expires within 30 days, or stands in plain text", () => {
    const found = warned(
      withOrganisation({
        apiKeys: [
          { key, expiresAt: "2026-11-20T12:00:00Z" },
          { key: "in-plain-text-and-long", expiresAt: "2026-11-21T13:00:00Z" },
          { key: "env:KEY", expiresAt: "2026-12-21T00:00:00Z" },
        ],
      }),
    );
    expect(found).toEqual({
      "organisations[0].apiKeys[0].expiresAt": expect.stringContaining("is past"),
      "organisations[0].apiKeys[1].expiresAt": expect.stringContaining("in 2 days"),
      "organisations[0].apiKeys[1].key": expect.stringContaining("plain text"),
    });
  });

  it("is warned of when it is listed twice, within an organisation or over two", () => {
    const found = warned({
      ...good,
      organisations: [
        { ...organisation, apiKeys: [key, { key, scopes: ["read"] }] },
        { ...organisation, code: "OTHER", apiKeys: [key] },
      ],
    });
    expect(found).toEqual({
      "organisations[0].apiKeys[1].key": expect.stringContaining("the same key as apiKeys[0]"),
      "organisations[1].apiKeys[0]": expect.stringContaining(`also a key of ${organisation.code}`),
    });
    expect(JSON.stringify(found)).not.toContain(ENV.API);
  });

  it.each<[string, object | number, string]>([
    ["an unknown scope", { key, scopes: ["admin"] }, "scopes[0]"],
    ["no scope", { key, scopes: [] }, "scopes"],
    ["a time without a zone", { key, expiresAt: "2027-01-01" }, "expiresAt"],
    [
      "an end before the beginning",
      { key, notBefore: "2027-01-02T00:00:00Z", expiresAt: "2027-01-01T00:00:00Z" },
      "expiresAt",
    ],
    ["a name of two lines", { key, name: "a\nb" }, "name"],
    ["a misspelt member", { key, scope: ["read"] }, "scope"],
    ["no key", { scopes: ["read"] }, "key"],
    ["a number", 7, ""],
  ])("can't have %s", (_, entry, member) => {
    const path = `organisations[0].apiKeys[0]${member && `.${member}`}`;
    expect(Object.keys(faultsOf(withOrganisation({ apiKeys: [entry] })))).toEqual([path]);
  });
});

describe("a secret in plain text", () => {
  const northgate = defineProvider({
    id: "northgate",
    name: "Northgate",
    config: z.strictObject({
      id: z.literal("northgate"),
      ...everyProvider,
      token: secret,
      nested: z
        .union([z.strictObject({ open: z.string() }), z.strictObject({ keys: z.array(secret).default([]) })])
        .optional(),
      byRegion: z.record(z.string(), z.tuple([z.string(), secret.nullable()]).readonly()).optional(),
      pair: z
        .strictObject({ half: secret })
        .transform(({ half }) => half)
        .optional(),
    }),
    create: () => silentProvider("northgate"),
  });
  const warningsOf = (provider: object) =>
    parseConfig(withOrganisation({ provider: { id: "northgate", ...provider } }), ENV, {
      providers: [northgate],
    })
      .warnings.map(({ path }) => path.replace("organisations[0].provider.", ""))
      .sort();

  it("is found by its mark, whatever it is called", () => {
    expect(warningsOf({ token: "plain" })).toEqual(["token"]);
    expect(warningsOf({ token: "env:API" })).toEqual([]);
  });

  it.each<[string, object, string[]]>([
    ["lists and unions", { nested: { keys: ["plain", "env:API"] } }, ["nested.keys[0]"]],
    ["records and tuples", { byRegion: { eu: ["open", "plain"] } }, ["byRegion.eu[1]"]],
    ["transformations", { pair: { half: "plain" } }, ["pair.half"]],
    ["no member without the mark", { nested: { open: "plain" }, byRegion: { eu: ["open", null] } }, []],
  ])("is found within %s", (_, provider, paths) => {
    expect(warningsOf({ token: "env:API", ...provider })).toEqual(paths);
  });
});

describe("an organisation's help link", () => {
  const linkTo = (helpUrl: string) => () =>
    parseConfig(withOrganisation({ helpUrl }), ENV).config.organisations[0]?.helpUrl;

  it.each([
    "https://www.harbour.example",
    "https://www.harbour.example/help?topic=identity#call",
    "mailto:help@harbour.example",
    "mailto:help@harbour.example?subject=My%20verification",
    "tel:+49-30-123456",
    "tel:1800",
  ])("may be %s", (helpUrl) => {
    expect(linkTo(helpUrl)()).toBe(helpUrl);
  });

  it.each([
    "http://www.harbour.example/help",
    "https://",
    "https://user:pass@www.harbour.example",
    "help@harbour.example",
    "mailto:help",
    "mailto:help@harbour.example next@harbour.example",
    "tel:HELP",
    "javascript:alert(1)",
    "data:text/html,help",
    " https://www.harbour.example",
    "https://[www.harbour.example",
    `https://www.harbour.example/${"a".repeat(2000)}`,
    "",
  ])("is refused by its name: %s", (helpUrl) => {
    expect(linkTo(helpUrl)).toThrow("organisations[0].helpUrl: ");
  });

  it("is null where it isn't given", () => {
    expect(parseConfig(good, ENV).config.organisations[0]?.helpUrl).toBeNull();
  });
});

describe("a provider from outside", () => {
  const provider = { id: "northgate", baseUrl: "https://northgate.example" };
  const northgate = (id: string) =>
    defineProvider({
      id,
      name: "Northgate",
      config: z.strictObject({ id: z.literal(id), ...everyProvider, baseUrl: webAddress }),
      create: () => silentProvider(id),
    });

  it("brings its own members", () => {
    const { config } = parseConfig(withOrganisation({ provider }), ENV, {
      providers: [northgate("northgate")],
    });
    expect(config.organisations[0]?.provider).toEqual({ ...provider, timeoutSeconds: 10 });
    const faulty = () =>
      parseConfig(withOrganisation({ provider: { ...provider, baseUrl: "northgate" } }), ENV, {
        providers: [northgate("northgate")],
      });
    expect(faulty).toThrow("organisations[0].provider.baseUrl: must be an http(s) URL");
  });

  it("is named among those that an id may stand for", () => {
    const unknown = () =>
      parseConfig(withOrganisation({ provider: { id: "other" } }), ENV, {
        providers: [northgate("northgate")],
      });
    expect(unknown).toThrow(`must be one of ${[...PROVIDER_IDS, "northgate"].join(", ")}`);
  });

  it.each([
    ["of a provider that comes with Gangway", ["veriff"], /"veriff"/],
    ["that another one has", ["northgate", "northgate"], /"northgate"/],
    ["that has another form", ["Northgate/1"], /"Northgate\/1"/],
  ])("can't have an id %s", (_, ids, message) => {
    const parsed = () => parseConfig(good, ENV, { providers: ids.map(northgate) });
    expect(parsed).toThrow(expect.objectContaining({ code: "invalid_configuration" }));
    expect(parsed).toThrow(message);
  });
});

describe("faults", () => {
  it("come all at once, each with its path and the way out", () => {
    const faults = faultsOf({
      ...good,
      publicUrl: "onboarding.partner.example",
      databse: "sqlite::memory:",
      encryptionKeys: ["too short"],
      organisations: [
        { ...organisation, allowedOrigins: ["https://www.harbour.example/"], apiKeys: ["env:MISSING"] },
        {
          ...organisation,
          authentication: "token",
          provider: { ...organisation.provider, timeoutSeconds: -1 },
        },
      ],
    });
    expect(Object.keys(faults).sort()).toEqual([
      "databse",
      "encryptionKeys[0]",
      "organisations[0].allowedOrigins[0]",
      "organisations[0].apiKeys[0]",
      "organisations[1].code",
      "organisations[1].customerTokenSecrets",
      "organisations[1].provider.timeoutSeconds",
      "publicUrl",
    ]);
    expect(faults["organisations[0].apiKeys[0]"]).toContain("MISSING");
    expect(faults["encryptionKeys[0]"]).toContain("openssl rand -base64 32");
    expect(faults.databse).toContain("check its spelling");
  });

  it.each([
    [
      "a code that is used twice",
      { ...good, organisations: [organisation, organisation] },
      "organisations[1].code",
    ],
    ["codes without mail", { ...good, mail: undefined }, "organisations[0].authentication"],
    [
      "tokens without a secret",
      withOrganisation({ authentication: "token" }),
      "organisations[0].customerTokenSecrets",
    ],
    [
      "browser invites from nowhere",
      withOrganisation({ allowedOrigins: [] }),
      "organisations[0].allowedOrigins",
    ],
    [
      "an unknown provider",
      withOrganisation({ provider: { id: "unheard-of" } }),
      "organisations[0].provider.id",
    ],
    ["another database", { ...good, database: "mysql://db" }, "database"],
    ["no organisation", { ...good, organisations: [] }, "organisations"],
  ])("name %s", (_, input, path) => {
    expect(Object.keys(faultsOf(input))).toEqual([path]);
  });

  it("never repeat a value: it may be a secret", () => {
    const message = () =>
      parseConfig(
        { ...withOrganisation({ apiKeys: "hunter2", collect: ["hunter2"] }), encryptionKeys: ["hunter2"] },
        ENV,
      );
    expect(message).toThrow(ConfigError);
    expect(message).not.toThrow(/hunter2/);
  });
});

describe("text messages", () => {
  const twilio = { accountSid: `AC${"4f".repeat(16)}`, authToken: "env:TOKEN", from: "+61480000000" };
  const env = { ...ENV, TOKEN: "9e2c7b5f14a8d0637ce9f2b18d4a5c60" };
  const withSms = (sms: object | undefined, change: object = { codeChannels: ["sms"] }) => ({
    ...withOrganisation(change),
    ...(sms ? { sms } : {}),
  });

  it("need allowed prefixes and a gateway", () => {
    expect(faultsOf(withSms(undefined), env)).toEqual({
      "organisations[0].codeChannels":
        "has sms, so the config needs sms.prefixes and a gateway, such as sms.twilio",
    });
    expect(Object.keys(faultsOf(withSms({ twilio }), env))).toEqual(["sms.prefixes"]);
    expect(faultsOf(withSms({ prefixes: ["+61"] }), env)).toEqual({
      "sms.twilio": "is missing: text messages need a gateway, or a `smsSender` of your own program",
    });
    for (const prefix of ["61", "+", "+061", "*"]) {
      expect(Object.keys(faultsOf(withSms({ prefixes: [prefix], twilio }), env))).toEqual([
        "sms.prefixes[0]",
      ]);
    }
    for (const from of ["harbour-bank", "0491570156", "twelve letters"]) {
      expect(Object.keys(faultsOf(withSms({ prefixes: ["+61"], twilio: { ...twilio, from } }), env))).toEqual(
        ["sms.twilio.from"],
      );
    }
  });

  it("take the sender of the operator's own program", () => {
    const { config } = parseConfig(withSms({ prefixes: ["+61"] }), env, {
      smsSender: { send: async () => {} },
    });
    expect(config.sms).toMatchObject({ limits: { numberPerDay: 10, organisationPerDay: 1000 } });
  });

  it("make mail unnecessary, and are warned about where they are unsafe", () => {
    const sms = {
      prefixes: ["+61"],
      twilio: { ...twilio, authToken: "a-secret", baseUrl: "http://sms.example" },
    };
    const { mail: _, ...input } = withSms(sms);
    const { warnings } = parseConfig(input, env);
    expect(warnings.map(({ path }) => path)).toEqual(["sms.twilio.authToken", "sms.twilio.baseUrl"]);
    expect(JSON.stringify(warnings)).not.toContain("a-secret");
  });
});
