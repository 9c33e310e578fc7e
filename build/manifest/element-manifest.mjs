// The element, its events and its registration as a Custom Elements Manifest (schema 2.1): from the class header and the
// properties, as the analyzer reads them, and from what the door exports. Modules are the doors that a page can import.
import { readFileSync } from "node:fs";
import { create, ts } from "@custom-elements-manifest/analyzer";
import { litPlugin } from "@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js";
import { readDoor } from "./door.mjs";

const SOURCES = ["gangway-onboarding", "define"].map((name) => `src/elements/first/${name}.ts`);
const DOOR = "dist/entry/browser/gangway-onboarding.js";
const DEFINE_DOOR = "dist/entry/browser/define.js";
/** Members that every Lit element has. */
const LIFECYCLE = /^(connectedCallback|disconnectedCallback|willUpdate|render|styles|properties)$/;

/**
 * Reads the sources.
 * @returns {any}
 */
export function readManifest(door = readDoor()) {
  const modules = SOURCES.map((path) => {
    const text = readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
    return ts.createSourceFile(path, text, ts.ScriptTarget.ES2015, true);
  });
  const read = create({ modules, plugins: litPlugin(), context: { dev: false } });
  const declared = read.modules.flatMap(({ declarations }) => declarations);
  const find = (name) => declared.find((each) => each.name === name);
  const declarations = [
    describeElement(find("GangwayOnboarding"), door),
    ...[...door.classes]
      .filter(([, { superclass }]) => superclass === "Event")
      .map(([name, facts]) => describeEvent(name, facts, door)),
    find("defineGangway"),
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

function describeElement(found, door) {
  const types = new Map(door.classes.get(found.name)?.fields.map(({ name, type }) => [name, type]));
  const members = found.members
    .filter(({ name, privacy }) => (privacy ?? "public") === "public" && !LIFECYCLE.test(name))
    .map((member) => {
      if (member.kind === "method") return describeMethod(member, door);
      const text = member.type?.text ?? types.get(member.name);
      const reflects = member.attribute ? { reflects: member.reflects ?? false } : {};
      return { ...member, ...reflects, type: typeOf(text, door) };
    });
  const attributes = found.attributes
    .filter(({ fieldName }) => members.some(({ name }) => name === fieldName))
    .map(({ type, default: standard, ...attribute }) => ({
      ...attribute,
      type: typeOf(type.text.replace(/ \| (null|undefined)/g, ""), door),
      // What stands in the markup. A flag that is missing is off.
      ...(/^"/.test(standard) && { default: JSON.parse(standard) }),
    }));
  return {
    ...found,
    members,
    attributes,
    // Our own `dispatchEvent` calls would stand beside what the class header says.
    events: found.events
      .filter(({ name }) => name?.startsWith("gangway-"))
      .map((event) => ({ ...event, type: typeOf(event.type.text, door) })),
    cssProperties: found.cssProperties.map(({ type, ...property }) => ({
      ...property,
      ...(type && { syntax: type.text }),
    })),
  };
}

function describeMethod({ parameters, return: answer, ...method }, door) {
  return {
    ...method,
    ...(parameters && {
      parameters: parameters.map((each) => ({ ...each, type: typeOf(each.type.text, door) })),
    }),
    return: { ...answer, type: typeOf(answer.type.text, door) },
  };
}

function describeEvent(name, { description, fields }, door) {
  return {
    kind: "class",
    name,
    description,
    superclass: { name: "Event", package: "global:" },
    members: fields.map(({ name, type, readonly, description }) => ({
      kind: "field",
      name,
      type: typeOf(type, door),
      ...(readonly && { readonly }),
      description,
    })),
  };
}

/** A type's text, with the unions of words written out, and whose names stand where. */
function typeOf(text, door) {
  let written = "";
  let end = 0;
  const references = [];
  for (const { 0: name, index } of text.matchAll(/\b[A-Z]\w+/g)) {
    written += text.slice(end, index);
    end = index + name.length;
    const own = door.types.has(name) || door.classes.has(name);
    const start = written.length;
    written += door.types.get(name)?.text ?? name;
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

/** The element's declaration. */
export function elementOf(manifest) {
  return declarationOf(manifest, "GangwayOnboarding");
}

/** Any declaration, by its name. */
export function declarationOf(manifest, name) {
  return manifest.modules.flatMap(({ declarations }) => declarations).find((each) => each.name === name);
}
