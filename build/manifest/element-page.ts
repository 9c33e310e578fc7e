/** Writes the element's API page, in Markdown. */
import type { ExportedType } from "./entry-point.js";
import {
  elementOf,
  eventOf,
  type GangwayManifest,
  type ManifestEvent,
  type ManifestType,
} from "./gangway-manifest.js";

const escaped = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");
const code = (text?: string): string => (text ? `\`${escaped(text)}\`` : "");
const words = (text = ""): string => escaped(text);
const firstSentence = (text: string): string => text.replace(/(?<=\.) .*/s, "");

function table(head: string[], rows: string[][]): string {
  const widths = head.map((_, at) => Math.max(3, ...[head, ...rows].map((cells) => cells[at]?.length ?? 0)));
  const line = (cells: string[]): string =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}

/** A type by its names, where the manifest writes their words out. */
function shortName({ text, references = [] }: ManifestType): string {
  return references.reduceRight(
    (short, { name, start, end }) => short.slice(0, start) + name + short.slice(end),
    text,
  );
}
/** A setting's type, without the values that mean "not given". */
const given = (type: ManifestType): string => shortName(type).replace(/ \| (null|undefined)\b/g, "");

interface Typed {
  name: string;
  type: ManifestType;
}
/** A field's name, with a question mark where it may be missing. Its type then leaves that out. */
const fieldName = ({ name, type }: Typed): string =>
  code(`${name}${/\| undefined$/.test(type.text) ? "?" : ""}`);
const fieldType = ({ type }: Typed): string => code(shortName(type).replace(/ \| undefined$/, ""));

/** Returns the page. `types` are those that the entry point exports. */
export function pageOf(manifest: GangwayManifest, types: Map<string, ExportedType>): string {
  const element = elementOf(manifest);
  const { tagName, description, members, events, slots, cssParts, cssProperties } = element;
  const fields = members.filter((member) => member.kind === "field");
  const settings = fields.filter((field) => !field.readonly && !field.static);
  const read = fields.filter(({ readonly }) => readonly);
  const methods = members.filter((member) => member.kind === "method");
  const classOf = ({ type }: ManifestEvent) => eventOf(manifest, type.text);
  const reflecting = settings.filter(({ reflects }) => reflects).map(({ name }) => code(name));
  const shown = [...settings, ...read, ...events.flatMap((event) => classOf(event).members)];
  const named = new Set(shown.flatMap(({ type }) => type.references ?? []).map(({ name }) => name));
  return `# \`<${tagName}>\`

<!-- Written by \`npm run build:manifest\` from the element's source. -->

${description}

The same for tools: \`gangway-onboarding/custom-elements.json\`, a Custom Elements Manifest, and, for VS Code's setting
\`html.customData\`, \`./node_modules/gangway-onboarding/dist/html-custom-data.json\`.

## Attributes and properties

\`null\`, \`undefined\` and an empty text count as not given. ${reflecting.join(", ") || "No property"} is written back to its attribute.

${table(
  ["attribute", "property", "type", "default", ""],
  settings.map(({ name, type, attribute, default: standard, description }) => [
    code(attribute),
    code(name),
    code(given(type)),
    code(standard),
    words(description),
  ]),
)}

Read-only:

${table(
  ["property", "type", ""],
  read.map(({ name, type, description }) => [code(name), code(shortName(type)), words(description)]),
)}

On the class:

${table(
  ["property", "type", ""],
  fields
    .filter((field) => field.static)
    .map(({ name, type, description }) => [
      code(`${element.name}.${name}`),
      code(shortName(type)),
      words(description),
    ]),
)}

## Methods

Where \`gangway.js\` hasn't loaded the element yet, a call is kept until it has.

${table(
  ["method", ""],
  methods.map(({ name, parameters = [], return: result, description }) => [
    code(
      `${name}(${parameters.map((each) => `${each.name}: ${each.type.text}`).join(", ")}): ${result.type.text}`,
    ),
    words(description),
  ]),
)}

## Events

Each bubbles, crosses shadow boundaries, can't be cancelled, and is an instance of its class, which \`gangway-onboarding\`
exports. Its data is in read-only fields of the event itself. There is no \`detail\`.

${table(
  ["event", "class", "fields", ""],
  events.map((event) => [
    code(event.name),
    code(event.type.text),
    classOf(event).members.map(fieldName).join(", "),
    words(event.description),
  ]),
)}

${table(
  ["event", "field", "type", ""],
  events.flatMap((event) =>
    classOf(event).members.map((field) => [
      code(event.name),
      fieldName(field),
      fieldType(field),
      words(field.description),
    ]),
  ),
)}

## Types

${[...types]
  .filter(([name]) => named.has(name))
  .toSorted(([a], [b]) => a.localeCompare(b))
  .map(([name, type]) => `### \`${name}\`\n\n${describe(type)}`)
  .join("\n\n")}

## Slots

${table(
  ["slot", ""],
  slots.map(({ name, description }) => [name ? code(name) : "(default)", words(description)]),
)}

## CSS parts

${table(
  ["part", ""],
  cssParts.map(({ name, description }) => [code(name), words(description)]),
)}

## CSS custom properties

${table(
  ["property", "takes", "default", ""],
  cssProperties.map(({ name, syntax, default: standard, description }) => [
    code(name),
    code(syntax),
    code(standard),
    words(description),
  ]),
)}
`;
}

function describe({ description, text, members }: ExportedType): string {
  const first = firstSentence(description);
  if (text) return `${first} One of ${text.replaceAll('"', "`").replaceAll(" | ", ", ")}.`;
  if (!members) return first;
  const rows = members.map(({ name, type, description }) => {
    const member = { name, type: { text: type } };
    return [fieldName(member), fieldType(member), words(description)];
  });
  return `${first}\n\n${table(["member", "type", ""], rows)}`;
}
