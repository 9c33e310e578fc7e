/** A JSON Schema as readable HTML: its type in a line, and the members of an object as a list. */
import { html } from "hono/html";

/** The part of JSON Schema (2020-12) that our own schemas use. */
export interface JsonSchema {
  type?: string | readonly string[];
  format?: string;
  description?: string;
  default?: unknown;
  const?: unknown;
  enum?: readonly unknown[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  items?: JsonSchema;
  properties?: Readonly<Record<string, JsonSchema>>;
  required?: readonly string[];
  anyOf?: readonly JsonSchema[];
  oneOf?: readonly JsonSchema[];
  allOf?: readonly JsonSchema[];
  $ref?: string;
}

/** A piece of HTML, as Hono makes it. */
export type Markup = ReturnType<typeof html>;

/** A text with code between backticks. */
export function prose(text: string): Markup {
  const parts = text.split("`").map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
  return html`${parts}`;
}

/** A schema's type, limits and description, and below them its members. */
export function schemaView(schema: JsonSchema): Markup {
  const { description } = schema;
  return html`<p class="type">${typeLine(schema)}</p>
    ${description === undefined ? "" : html`<p>${prose(description)}</p>`} ${membersOf(schema)}`;
}

function typeLine(schema: JsonSchema): Markup {
  const limits = limitsOf(schema);
  return html`${typeOf(schema)}${limits.length === 0 ? "" : html` (${limits.join(", ")})`}`;
}

function typeOf(schema: JsonSchema): Markup {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split("/").at(-1) ?? "";
    return html`<a href="#schema-${name}">${name}</a>`;
  }
  if (schema.const !== undefined) return code(schema.const);
  if (schema.enum) return joined(schema.enum.map(code), " or ");
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return joined(choices.map(typeOf), " or ");
  if (schema.allOf) return joined(schema.allOf.map(typeOf), " and ");
  if (schema.items) return html`list of ${typeOf(schema.items)}`;
  const types = [schema.type ?? (schema.properties ? "object" : "anything")].flat();
  return html`${types.join(" or ")}${schema.format === undefined ? "" : ` (${schema.format})`}`;
}

/** The bounds and the default, in words. Bounds of whole numbers that only say "safe integer" are left out. */
function limitsOf(schema: JsonSchema): string[] {
  const { minLength, maxLength, minItems, maxItems, minimum, maximum } = schema;
  return [
    ...rangeOf(minLength, maxLength, " characters"),
    ...rangeOf(minItems, maxItems, " items"),
    ...rangeOf(
      minimum === Number.MIN_SAFE_INTEGER ? undefined : minimum,
      maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum,
      "",
    ),
    ...(schema.default === undefined ? [] : [`default ${JSON.stringify(schema.default)}`]),
  ];
}

function rangeOf(low: number | undefined, high: number | undefined, unit: string): string[] {
  if (low === undefined && high === undefined) return [];
  if (high === undefined) return [`at least ${low}${unit}`];
  return low === undefined ? [`at most ${high}${unit}`] : [`${low} to ${high}${unit}`];
}

/** The members of an object, of the items of a list, and of each of several choices. */
function membersOf(schema: JsonSchema): Markup {
  const { properties, required = [], items, anyOf = [], oneOf = [], allOf = [] } = schema;
  const parts = [...(items ? [items] : []), ...anyOf, ...oneOf, ...allOf].map(membersOf);
  const members = Object.entries(properties ?? {}).map(
    ([name, member]) => html`<dt>
          <code>${name}</code> <span class="type">${typeLine(member)}${required.includes(name) ? ", required" : ""}</span>
        </dt>
        <dd>${member.description === undefined ? "" : prose(member.description)} ${membersOf(member)}</dd>`,
  );
  return html`${members.length === 0 ? "" : html`<dl>${members}</dl>`}${parts}`;
}

function code(value: unknown): Markup {
  return html`<code>${typeof value === "string" ? value : JSON.stringify(value)}</code>`;
}

function joined(parts: readonly Markup[], separator: string): Markup {
  return html`${parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part]))}`;
}
