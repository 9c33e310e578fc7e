/** The controls of the playground, made from the custom elements manifest, so that none can be forgotten. */

/** The kinds of controls, in the order of the page. */
export const CONTROL_KINDS = ["attribute", "property", "token", "part", "slot"] as const;
export type ControlKind = (typeof CONTROL_KINDS)[number];

/** The way in which a value is given. `css`: declarations. `json`: an object, or a text. */
export type ControlInput = "text" | "choice" | "switch" | "colour" | "css" | "json";

export interface Control {
  /** Unique, and short enough for an address: `theme`, `customerContext`, `--gangway-radius`, `part.qr`, `slot.logo`. */
  id: string;
  kind: ControlKind;
  /** As it is written in code. The default slot has none. */
  name: string;
  /** The property that an attribute sets, or the property itself. */
  property: string;
  description: string;
  input: ControlInput;
  /** The words of a `choice`. */
  options: readonly string[];
  /** The default, in words for people. */
  usual: string;
}

interface Described {
  name: string;
  description?: string;
}

/** The part of the manifest that the playground reads. */
export interface Manifest {
  modules: {
    declarations: {
      tagName?: string;
      attributes?: (Described & { fieldName: string; type: { text: string }; default?: string })[];
      members?: (Described & {
        kind: string;
        type?: { text: string };
        attribute?: string;
        static?: boolean;
        readonly?: boolean;
      })[];
      cssProperties?: (Described & { syntax?: string; default?: string })[];
      cssParts?: Described[];
      slots?: Described[];
      events?: Described[];
    }[];
  }[];
}

type Declaration = Manifest["modules"][number]["declarations"][number];

function elementIn(manifest: Manifest): Declaration {
  const element = manifest.modules.flatMap(({ declarations }) => declarations).find(({ tagName }) => tagName);
  if (!element) throw new Error("The manifest has no element.");
  return element;
}

/** Returns a control for each attribute, property, token, part and slot of the element. */
export function controlsOf(manifest: Manifest): Control[] {
  const {
    attributes = [],
    members = [],
    cssProperties = [],
    cssParts = [],
    slots = [],
  } = elementIn(manifest);
  const plain = { options: [], usual: "" };
  return [
    ...attributes.map(({ name, fieldName, description, type, default: usual = "" }): Control => {
      const options = [...type.text.matchAll(/"([\w-]+)"/g)].map(([, word = ""]) => word);
      return {
        id: name,
        kind: "attribute",
        name,
        property: fieldName,
        description: textOf(description),
        input: options.length > 0 ? "choice" : type.text.startsWith("boolean") ? "switch" : "text",
        options,
        usual: usual.replaceAll('"', ""),
      };
    }),
    ...members
      .filter((member) => member.kind === "field" && !member.attribute)
      .filter((member) => !member.static && !member.readonly)
      // A property whose attribute the manifest lists apart, such as `trackingReference`.
      .filter(({ name }) => !attributes.some(({ fieldName }) => fieldName === name))
      .map(
        ({ name, description }): Control => ({
          ...plain,
          id: name,
          kind: "property",
          name,
          property: name,
          description: textOf(description),
          input: "json",
        }),
      ),
    ...cssProperties.map(
      ({ name, description, syntax, default: usual = "" }): Control => ({
        id: name,
        kind: "token",
        name,
        property: name,
        description: textOf(description),
        input: syntax === "<color>" ? "colour" : "text",
        options: [],
        usual,
      }),
    ),
    ...cssParts.map(
      ({ name, description }): Control => ({
        ...plain,
        id: `part.${name}`,
        kind: "part",
        name,
        property: name,
        description: textOf(description),
        input: "css",
      }),
    ),
    ...slots.map(
      ({ name, description }): Control => ({
        ...plain,
        id: `slot.${name}`,
        kind: "slot",
        name,
        property: name,
        description: textOf(description),
        input: "text",
      }),
    ),
  ];
}

/** Returns the names of the element's events. */
export function eventsOf(manifest: Manifest): string[] {
  return (elementIn(manifest).events ?? []).map(({ name }) => name);
}

/** Returns the members that say how the visit stands: properties that can only be read. */
export function readOnlyMembersOf(manifest: Manifest): string[] {
  return (elementIn(manifest).members ?? [])
    .filter((member) => member.kind === "field" && member.readonly && !member.static)
    .map(({ name }) => name);
}

/** Returns the names of the methods that take nothing. */
export function methodsOf(manifest: Manifest): string[] {
  return (elementIn(manifest).members ?? []).filter(({ kind }) => kind === "method").map(({ name }) => name);
}

/** Makes one line of a description, without the marks of code. */
function textOf(description = ""): string {
  return description.replace(/\s+/g, " ").replaceAll("`", "");
}
