/**
 * Reads the element, its events and its registration into a Custom Elements Manifest (schema 2.1). The analyzer reads
 * the class header and the properties, the compiler the types. Modules are the entry points that a page can import.
 */
import { readFileSync } from "node:fs";
import { create, ts } from "@custom-elements-manifest/analyzer";
import { litPlugin } from "@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js";
import { inRepository } from "../repository.js";
import type { AnalyzedDeclaration, AnalyzedField, AnalyzedMethod } from "./analyzed-manifest.js";
import { type EntryPoint, type ExportedClass, readEntryPoint } from "./entry-point.js";
import type {
  ElementDeclaration,
  EventDeclaration,
  FunctionDeclaration,
  GangwayManifest,
  ManifestField,
  ManifestMethod,
  ManifestType,
} from "./gangway-manifest.js";

const SOURCES = ["elements/first/gangway-onboarding", "elements/first/define", "locales/register-locale"].map(
  (name) => `src/${name}.ts`,
);
const DOOR = "dist/entry/browser/gangway-onboarding.js";
const DEFINE_DOOR = "dist/entry/browser/define.js";
/** Members that every Lit element has. */
const LIFECYCLE = /^(connectedCallback|disconnectedCallback|willUpdate|render|styles|properties)$/;

export function readManifest(entry: EntryPoint = readEntryPoint()): GangwayManifest {
  const modules = SOURCES.map((path) =>
    ts.createSourceFile(path, readFileSync(inRepository(path), "utf8"), ts.ScriptTarget.ES2015, true),
  );
  const analyzed = create({ modules, plugins: litPlugin(), context: { dev: false } });
  const find = (name: string): AnalyzedDeclaration => {
    const found = analyzed.modules
      .flatMap(({ declarations }) => declarations)
      .find((each) => each.name === name);
    if (!found) throw new Error(`The sources declare no ${name}.`);
    return found;
  };
  const declarations = [
    describeElement(find("GangwayOnboarding"), entry),
    ...[...entry.classes]
      .filter(([, { superclass }]) => superclass === "Event")
      .map(([name, facts]) => describeEvent(name, facts, entry)),
    describeFunction(find("defineGangway"), entry),
    describeFunction(find("registerLocale"), entry),
  ];
  const element = { name: "GangwayOnboarding", module: DOOR };
  return {
    schemaVersion: "2.1.0",
    modules: [
      {
        kind: "javascript-module",
        path: DOOR,
        description: "The classes and their types. Importing it has no side effect.",
        declarations,
        exports: declarations.map(({ name }) => ({
          kind: "js",
          name,
          declaration: { name, module: DOOR },
        })),
      },
      {
        kind: "javascript-module",
        path: DEFINE_DOOR,
        description: "Registers the tag.",
        declarations: [],
        exports: [{ kind: "custom-element-definition", name: "gangway-onboarding", declaration: element }],
      },
    ],
  };
}

function describeElement(found: AnalyzedDeclaration, entry: EntryPoint): ElementDeclaration {
  const types = new Map(entry.classes.get(found.name)?.fields.map(({ name, type }) => [name, type]));
  const members = found.members
    .filter(({ name, privacy }) => (privacy ?? "public") === "public" && !LIFECYCLE.test(name))
    .map((member) =>
      member.kind === "method" ? describeMethod(member, entry) : describeField(member, types, entry),
    );
  const attributes = found.attributes
    .filter(({ fieldName }) => members.some(({ name }) => name === fieldName))
    .map(({ type, default: standard, ...attribute }) => ({
      ...attribute,
      type: typeOf(type.text.replace(/ \| (null|undefined)/g, ""), entry),
      // A default in the markup is a text. A flag that is missing is off.
      ...(standard?.startsWith('"') && { default: JSON.parse(standard) as string }),
    }));
  return {
    ...found,
    members,
    attributes,
    // The analyzer also lists our own `dispatchEvent` calls, which have no name.
    events: found.events.flatMap(({ name, type, ...event }) =>
      name?.startsWith("gangway-") ? [{ name, ...event, type: typeOf(type.text, entry) }] : [],
    ),
    cssProperties: found.cssProperties.map(({ type, ...property }) => ({
      ...property,
      ...(type && { syntax: type.text }),
    })),
  };
}

function describeField(field: AnalyzedField, types: Map<string, string>, entry: EntryPoint): ManifestField {
  const text = field.type?.text ?? types.get(field.name);
  if (!text) throw new Error(`${field.name} has no type.`);
  const reflects = field.attribute ? { reflects: field.reflects ?? false } : {};
  return { ...field, ...reflects, type: typeOf(text, entry) };
}

function describeMethod(
  { parameters, return: result, ...method }: AnalyzedMethod,
  entry: EntryPoint,
): ManifestMethod {
  return {
    ...method,
    ...(parameters && {
      parameters: parameters.map((each) => ({ ...each, type: typeOf(each.type.text, entry) })),
    }),
    return: { ...result, type: typeOf(result.type.text, entry) },
  };
}

function describeFunction(found: AnalyzedDeclaration, entry: EntryPoint): FunctionDeclaration {
  const { parameters = [], ...facts } = found;
  return {
    ...facts,
    parameters: parameters.map((each) => ({ ...each, type: typeOf(each.type.text, entry) })),
  };
}

function describeEvent(
  name: string,
  { description, fields }: ExportedClass,
  entry: EntryPoint,
): EventDeclaration {
  return {
    kind: "class",
    name,
    description,
    superclass: { name: "Event", package: "global:" },
    members: fields.map(({ name, type, readonly, description }) => ({
      kind: "field",
      name,
      type: typeOf(type, entry),
      ...(readonly && { readonly }),
      description,
    })),
  };
}

/** Returns a type with its unions of words written out and a reference for each name in it. */
function typeOf(text: string, entry: EntryPoint): ManifestType {
  let written = "";
  let end = 0;
  const references = [];
  for (const { 0: name, index } of text.matchAll(/\b[A-Z]\w+/g)) {
    written += text.slice(end, index);
    end = index + name.length;
    const own = entry.types.has(name) || entry.classes.has(name);
    const start = written.length;
    written += entry.types.get(name)?.text ?? name;
    references.push({
      name,
      ...(own ? { module: DOOR } : { package: "global:" }),
      start,
      end: written.length,
    });
  }
  written += text.slice(end);
  return references.length ? { text: written, references } : { text: written };
}
