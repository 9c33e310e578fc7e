/** Custom data for VS Code, version 1.1: it completes and explains the tag while somebody writes HTML. */
import { elementOf, type GangwayManifest } from "./gangway-manifest.js";

interface Markdown {
  kind: "markdown";
  value: string;
}

interface Named {
  name: string;
  description?: string;
}

interface CustomAttribute {
  name: string;
  description: Markdown;
  valueSet?: "v";
  values?: Named[];
  references?: { name: string; url: string }[];
}

interface CustomData {
  version: 1.1;
  tags: { name: string; description: Markdown; attributes: CustomAttribute[] }[];
}

/** Explains each word, for the attributes that take only some. */
const WORDS: Record<string, Record<string, string>> = {
  theme: {
    auto: "As the page's own color-scheme says.",
    light: "Light, whatever the page says.",
    dark: "Dark, whatever the page says.",
  },
  launch: {
    auto: "What the organisation and the device allow.",
    link: "By a link and, for another device, its QR code.",
    frame: "In a frame, in the page.",
    redirect: "In place of the page, in the same tab.",
  },
};

/** Pages that explain an attribute's values. */
const REFERENCES: Record<string, { name: string; url: string }> = {
  locale: {
    name: "MDN: lang, and its language tags (BCP 47)",
    url: "https://developer.mozilla.org/docs/Web/HTML/Reference/Global_attributes/lang",
  },
  languages: {
    name: "RFC 5646: tags for identifying languages (BCP 47)",
    url: "https://www.rfc-editor.org/rfc/rfc5646",
  },
  modal: {
    name: "MDN: dialog",
    url: "https://developer.mozilla.org/docs/Web/HTML/Reference/Elements/dialog",
  },
  theme: {
    name: "MDN: color-scheme",
    url: "https://developer.mozilla.org/docs/Web/CSS/color-scheme",
  },
  "tracking-reference": { name: "RFC 9562: UUIDs", url: "https://www.rfc-editor.org/rfc/rfc9562" },
};

const markdown = (value = ""): Markdown => ({ kind: "markdown", value });
const list = (title: string, items: readonly Named[]): string =>
  `${title}:\n${items.map(({ name, description }) => `- \`${name}\`: ${description}`).join("\n")}`;

/** Describes the tag with its attributes. Events and slots have no place of their own, so its description lists them. */
export function customDataOf(manifest: GangwayManifest): CustomData {
  const { tagName, description, attributes, events, slots } = elementOf(manifest);
  const namedSlots = slots.filter(({ name }) => name);
  return {
    version: 1.1,
    tags: [
      {
        name: tagName,
        description: markdown([description, list("Events", events), list("Slots", namedSlots)].join("\n\n")),
        attributes: attributes.map(({ name, description, type }) => ({
          name,
          description: markdown(description),
          // "v": a flag, which takes no value.
          ...(type.text === "boolean" && { valueSet: "v" }),
          ...(type.text.startsWith('"') && { values: valuesOf(name, type.text) }),
          ...(REFERENCES[name] && { references: [REFERENCES[name]] }),
        })),
      },
    ],
  };
}

/** Returns the words of a union with their explanations. @throws Error for a word without one */
function valuesOf(attribute: string, union: string): Named[] {
  return union.split(" | ").map((word) => {
    const name = JSON.parse(word) as string;
    const description = WORDS[attribute]?.[name];
    if (!description) throw new Error(`${attribute}="${name}" has no explanation.`);
    return { name, description };
  });
}
