/** The part of the Custom Elements Manifest that Gangway fills, so that its readers need no checks. */
import type { CssPart, Reference, Slot } from "custom-elements-manifest";

/** A type, with the place of each name in its text. */
export interface ManifestType {
  text: string;
  references?: (Reference & { start: number; end: number })[];
}

export interface ManifestField {
  kind: "field";
  name: string;
  type: ManifestType;
  description?: string;
  default?: string;
  attribute?: string;
  reflects?: boolean;
  readonly?: boolean;
  static?: boolean;
}

export interface ManifestMethod {
  kind: "method";
  name: string;
  description?: string;
  parameters?: { name: string; type: ManifestType }[];
  return: { type: ManifestType };
  static?: boolean;
}

export interface ManifestAttribute {
  name: string;
  fieldName: string;
  type: ManifestType;
  default?: string;
  description?: string;
}

export interface ManifestEvent {
  name: string;
  type: ManifestType;
  description?: string;
}

export interface ManifestProperty {
  name: string;
  syntax?: string;
  default?: string;
  description?: string;
}

export interface ElementDeclaration {
  kind: string;
  name: string;
  description: string;
  tagName: string;
  members: (ManifestField | ManifestMethod)[];
  attributes: ManifestAttribute[];
  events: ManifestEvent[];
  slots: Slot[];
  cssParts: CssPart[];
  cssProperties: ManifestProperty[];
}

export interface EventDeclaration {
  kind: "class";
  name: string;
  description: string;
  superclass: Reference;
  members: ManifestField[];
}

export interface FunctionDeclaration {
  kind: string;
  name: string;
  description?: string;
  parameters?: { name: string; type: ManifestType }[];
}

export interface ManifestModule {
  kind: "javascript-module";
  path: string;
  description: string;
  declarations: (ElementDeclaration | EventDeclaration | FunctionDeclaration)[];
  exports: { kind: string; name: string; declaration: Reference }[];
}

export interface GangwayManifest {
  schemaVersion: string;
  modules: ManifestModule[];
}

const declarations = (manifest: GangwayManifest) => manifest.modules.flatMap((module) => module.declarations);

/** Returns the element's declaration. @throws Error where the manifest has none */
export function elementOf(manifest: GangwayManifest): ElementDeclaration {
  const element = declarations(manifest).find((each) => "tagName" in each);
  if (!element) throw new Error("The manifest has no element.");
  return element;
}

/** Returns an event's declaration by its class. @throws Error where the manifest has none */
export function eventOf(manifest: GangwayManifest, name: string): EventDeclaration {
  const event = declarations(manifest).find(
    (each): each is EventDeclaration => each.name === name && "superclass" in each && !("tagName" in each),
  );
  if (!event) throw new Error(`The manifest has no event ${name}.`);
  return event;
}
