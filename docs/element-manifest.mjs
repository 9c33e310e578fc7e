// What the element's class header and its properties say, as a Custom Elements Manifest, as VS Code's custom data, and
// as the API page.
import { readFileSync } from "node:fs";
import { create, ts } from "@custom-elements-manifest/analyzer";
import { litPlugin } from "@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js";

const SOURCES = ["gangway-onboarding", "define", "events", "visit-events"].map(
  (name) => `src/elements/${name}.ts`,
);
/** Members that every Lit element has. */
const LIFECYCLE = /^(connectedCallback|disconnectedCallback|willUpdate|render|styles|properties)$/;

/**
 * Reads the sources. Paths are those of the package.
 * @returns {any}
 */
export function readManifest() {
  const modules = SOURCES.map((path) => {
    const text = readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
    return ts.createSourceFile(path, text, ts.ScriptTarget.ES2015, true);
  });
  const manifest = create({ modules, plugins: litPlugin(), context: { dev: false } });
  const inPackage = (path) => path.replace(/^\/?src\/(.*)\.[jt]s$/, "dist/$1.js");
  for (const module of manifest.modules) {
    module.path = inPackage(module.path);
    for (const entry of module.exports ?? []) {
      if (entry.declaration?.module) entry.declaration.module = inPackage(entry.declaration.module);
    }
    const exported = new Set(module.exports?.map(({ name }) => name));
    module.declarations = module.declarations.filter(({ name }) => exported.has(name));
    for (const declaration of module.declarations) {
      if (declaration.superclass?.module)
        declaration.superclass.module = inPackage(declaration.superclass.module);
      declaration.members = declaration.members?.filter(
        ({ name, privacy }) => (privacy ?? "public") === "public" && !LIFECYCLE.test(name),
      );
      // Our own `dispatchEvent` calls would stand beside what the class header says.
      declaration.events = declaration.events?.filter(({ name }) => name?.startsWith("gangway-"));
      const kept = new Set(declaration.members?.map(({ name }) => name));
      declaration.attributes = declaration.attributes?.filter(({ fieldName }) => kept.has(fieldName));
    }
  }
  manifest.modules.sort((a, b) => a.path.localeCompare(b.path));
  return manifest;
}

/** The element's declaration. */
export function elementOf(manifest) {
  return declarationOf(manifest, "GangwayOnboarding");
}

function declarationOf(manifest, name) {
  return manifest.modules.flatMap(({ declarations }) => declarations).find((each) => each.name === name);
}

/** The words that an attribute takes, where it takes only some. */
const WORDS = { theme: ["auto", "light", "dark"], launch: ["auto", "link", "frame", "redirect"] };

/** VS Code's custom data for HTML (version 1.1). */
export function customDataOf(manifest) {
  const { tagName, description, attributes } = elementOf(manifest);
  return {
    version: 1.1,
    tags: [
      {
        name: tagName,
        description,
        attributes: attributes.map(({ name, description }) => ({
          name,
          description,
          ...(name === "modal" && { valueSet: "v" }),
          ...(WORDS[name] && { values: WORDS[name].map((word) => ({ name: word })) }),
        })),
      },
    ],
  };
}

const code = (text) => (text ? `\`${text.replaceAll("|", "\\|").replaceAll("\n", " ")}\`` : "");
const words = (text) => (text ?? "").replaceAll("|", "\\|").replaceAll("\n", " ");
const table = (head, rows) => {
  const widths = head.map((_, at) => Math.max(3, ...[head, ...rows].map((cells) => cells[at].length)));
  const line = (cells) => `| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
};

/** The API page, in Markdown. */
export function pageOf(manifest) {
  const element = elementOf(manifest);
  const { tagName, description, members, attributes, events, slots, cssParts, cssProperties } = element;
  const fields = members.filter(({ kind, static: onClass }) => kind === "field" && !onClass);
  const settings = fields.filter(({ readonly }) => !readonly);
  const read = fields.filter(({ readonly }) => readonly);
  const methods = members.filter(({ kind }) => kind === "method");
  const attributeOf = (name) => attributes.find(({ fieldName }) => fieldName === name)?.name;
  return `# \`<${tagName}>\`

<!-- Written by \`npm run build:manifest\` from the element's source. -->

${description}

## Attributes and properties

${table(
  ["attribute", "property", "type", "default", ""],
  settings.map(({ name, type, default: standard, description }) => [
    code(attributeOf(name)),
    code(name),
    code(type?.text),
    code(standard),
    words(description),
  ]),
)}

Read-only:

${table(
  ["property", "type", ""],
  read.map(({ name, type, description }) => [code(name), code(type?.text), words(description)]),
)}

## Methods

${table(
  ["method", ""],
  methods.map(({ name, return: answer, description }) => [
    code(`${name}(): ${answer?.type?.text ?? "void"}`),
    words(description),
  ]),
)}

## Events

Each bubbles, crosses shadow boundaries, and is an instance of its class.

${table(
  ["event", "class", ""],
  events.map(({ name, type, description }) => [code(name), code(type.text), words(description)]),
)}

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
  ["property", "default", ""],
  cssProperties.map(({ name, default: standard, description }) => [
    code(name),
    code(standard),
    words(description),
  ]),
)}
`;
}
