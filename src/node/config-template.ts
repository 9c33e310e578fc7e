/** A configuration to begin with: the file, with comments, and the file of the environment variables that it names. */
import type { ProviderId } from "../contract/providers.js";
import { configJsonSchema } from "../proxy/config-json-schema.js";

interface Schema {
  const?: string;
  type?: string;
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
}

export interface ConfigTemplate {
  /** JSON with comments. */
  config: string;
  /** `NAME=value` lines. It holds fresh secrets. */
  env: string;
}

/**
 * @param schemaFile the JSON Schema's place, as seen from the configuration.
 * @param secret makes a fresh secret: 32 bytes in base64.
 */
export function configTemplate(
  provider: ProviderId,
  schemaFile: string,
  secret: () => string,
): ConfigTemplate {
  const members = providerMembers(provider);
  const config = `{
  "$schema": ${JSON.stringify(schemaFile)},

  // The proxy's own address, as browsers and providers reach it. In production: https.
  "publicUrl": "http://localhost:8787",

  // sqlite:FILE for one machine, postgres://… for several.
  "database": "sqlite:./gangway.db",

  // Personal data is encrypted under the first key. All keys decrypt, so that a new one can be put first.
  "encryptionKeys": ["env:GANGWAY_KEY"],

  // One-time codes and invitations.
  "mail": { "smtp": "env:SMTP_URL", "from": "onboarding@example.com" },

  // One-time codes by text message, to the countries of your customers only. An organisation wants them by
  // "codeChannels": ["mail", "sms"].
  // "sms": {
  //   "prefixes": ["+61"],
  //   "twilio": { "accountSid": "env:TWILIO_ACCOUNT", "authToken": "env:TWILIO_TOKEN", "from": "+61480000000" }
  // },

  "organisations": [
    {
      // Pages and invites name it: <gangway-onboarding organisation="HARBOUR">.
      "code": "HARBOUR",
      // Customers read it.
      "name": "Harbour Bank",
      // Customers get help there: a page (https), a mailbox or a telephone number.
      // "helpUrl": "mailto:help@www.harbour.example",

      // Your server sends one of them as X-API-Key. Never put it into a page.
      "apiKeys": ["env:HARBOUR_API_KEY"],

      // The pages that may show the widget, and whether they may begin a verification without your server.
      "allowedOrigins": ["http://localhost:5173"],
      "browserInvites": true,

      // code: six digits by mail. token: a JWT of your server. none: nobody is asked.
      "authentication": "code",

      // Asked for besides the email address.
      "collect": ["firstName", "familyName", "dateOfBirth"],

      // The values come from the provider's own pages.
      "provider": ${write(members, `${provider.toUpperCase()}_`, "      ")},

      // Your server learns the results here. Uncomment it when there is an endpoint.
      // "webhooks": [{ "url": "https://www.harbour.example/hooks", "secrets": ["env:HARBOUR_HOOK_SECRET"] }]
    }
  ]
}
`;
  const wanted = [...config.matchAll(/"env:([A-Z_]+)"/g)].map(([, name = ""]) => name);
  const values: Record<string, string> = {
    GANGWAY_KEY: secret(),
    HARBOUR_API_KEY: secret(),
    HARBOUR_HOOK_SECRET: `whsec_${secret()}`,
  };
  const lines = [...new Set(wanted)].map((name) => `${name}=${values[name] ?? ""}`);
  const env = `# Keep this file out of version control, and GANGWAY_KEY in a safe place: the database can't be read without it.\n${lines.join("\n")}\n`;
  return { config, env };
}

function providerMembers(provider: ProviderId): Schema {
  const root = configJsonSchema() as Schema;
  const providers = root.properties?.organisations?.items?.properties?.provider?.oneOf ?? [];
  const found = providers.find(({ properties }) => properties?.id?.const === provider);
  if (!found) throw new Error(`The configuration's schema has no provider ${provider}.`);
  return found;
}

/** Writes the members that have to be there. Each text is an environment variable, named after its place. */
function write(schema: Schema, prefix: string, indent: string): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.items) return `[${write(schema.items, prefix.replace(/S_$/, "_"), indent)}]`;
  const inner = `${indent}  `;
  if (schema.properties) {
    const members = (schema.required ?? []).map((name) => {
      const member = schema.properties?.[name] ?? {};
      const comment = member.description ? `${inner}// ${member.description}\n` : "";
      return `${comment}${inner}"${name}": ${write(member, `${prefix}${upperCase(name)}_`, inner)}`;
    });
    return `{\n${members.join(",\n")}\n${indent}}`;
  }
  const structured = schema.anyOf?.find(({ properties }) => properties);
  return structured ? write(structured, prefix, indent) : `"env:${prefix.replace(/_$/, "")}"`;
}

/** `baseUrl` → `BASE_URL` */
function upperCase(name: string): string {
  return name.replace(/[A-Z]/g, "_$&").toUpperCase();
}
