/** The members of the configuration, read from its JSON Schema, as `docs/config.md` lists them. */
import { configJsonSchema } from "../../../../src/proxy/config-json-schema.js";

interface Schema {
  type?: string;
  format?: string;
  const?: unknown;
  enum?: readonly unknown[];
  default?: unknown;
  description?: string;
  pattern?: string;
  required?: readonly string[];
  properties?: Readonly<Record<string, Schema>>;
  items?: Schema;
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
}

export interface ConfigMember {
  /** Heading of the page under which the member stands. */
  section: string;
  /** From the section's object: `mail.smtp`. */
  path: string;
  type: string;
  default: string;
  description: string;
}

const ORGANISATION = "An organisation";
/** Longer lists of words stand on a page of their own. */
const LONGEST_CHOICE = 8;
const LIMIT = ["count", "seconds"];

/** Lists every member, in the order of the schema. */
export function listConfigMembers(): ConfigMember[] {
  return membersOf(configJsonSchema() as Schema, "The proxy", "");
}

function membersOf(schema: Schema, section: string, prefix: string): ConfigMember[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
    const path = prefix + name;
    if (path === "organisations" && member.items) {
      return [row(schema, member, section, name, path), ...membersOf(member.items, ORGANISATION, "")];
    }
    if (member.oneOf) {
      const providers = member.oneOf.flatMap((one) =>
        membersOf(one, `The provider \`${one.properties?.id?.const}\``, ""),
      );
      return [row(schema, member, section, name, path), ...providers];
    }
    return [row(schema, member, section, name, path), ...innerMembers(member, section, path)];
  });
}

function innerMembers(member: Schema, section: string, path: string): ConfigMember[] {
  if (isLimit(member)) return [];
  const items = alternativesOf(member.items ?? {}).flatMap((each) => membersOf(each, section, `${path}[].`));
  return [...alternativesOf(member).flatMap((each) => membersOf(each, section, `${path}.`)), ...items];
}

function row(parent: Schema, member: Schema, section: string, name: string, path: string): ConfigMember {
  const isRequired = parent.required?.includes(name) && member.default === undefined;
  const fallback = member.default === undefined ? (isRequired ? "required" : "none") : code(member.default);
  return { section, path, type: typeOf(member), default: fallback, description: member.description ?? "" };
}

/** The schema itself, or its choices. */
function alternativesOf(schema: Schema): readonly Schema[] {
  return schema.anyOf ? schema.anyOf.flatMap(alternativesOf) : [schema];
}

function typeOf(schema: Schema): string {
  const choices = alternativesOf(schema)
    // Any text may be `env:NAME`, which the page says once, and a member that may be null may be left out.
    .filter(({ pattern, type }) => pattern !== "^env:.+" && type !== "null");
  return [...new Set(choices.map(simpleTypeOf))].join(" or ");
}

function simpleTypeOf(schema: Schema): string {
  if (schema.const !== undefined) return code(schema.const);
  if (schema.enum && schema.enum.length <= LONGEST_CHOICE) return schema.enum.map(code).join(", ");
  if (schema.items) return `list of ${typeOf(schema.items)}`;
  if (isLimit(schema)) return "`{ count, seconds }`";
  if (schema.type === "integer") return "whole number";
  if (schema.type === "string" && schema.format)
    return { uri: "URL", email: "email address" }[schema.format] ?? "time";
  return schema.type ?? "object";
}

function isLimit({ properties }: Schema): boolean {
  return properties !== undefined && Object.keys(properties).join() === LIMIT.join();
}

const code = (value: unknown): string => `\`${JSON.stringify(value)}\``;
