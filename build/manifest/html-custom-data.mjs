// What VS Code knows of the tag while somebody writes HTML: its custom data, version 1.1.
import { elementOf } from "./element-manifest.mjs";

/** What each word means, for the attributes that take only some. */
const WORDS = {
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

/** Where the platform explains what an attribute takes. */
const REFERENCES = {
  locale: {
    name: "MDN: lang, and its language tags (BCP 47)",
    url: "https://developer.mozilla.org/docs/Web/HTML/Reference/Global_attributes/lang",
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

const markdown = (value) => ({ kind: "markdown", value });
const list = (title, items) =>
  `${title}:\n${items.map(({ name, description }) => `- \`${name}\`: ${description}`).join("\n")}`;

/**
 * @typedef {{ kind: "markdown"; value: string }} Markdown
 * @typedef {{ name: string; url: string }} Reference
 * @typedef {object} CustomAttribute
 * @property {string} name
 * @property {Markdown} description
 * @property {"v"} [valueSet]
 * @property {{ name: string; description: string }[]} [values]
 * @property {Reference[]} [references]
 */

/**
 * The tag with its attributes; its events and slots stand in its description, for want of another place.
 * @returns {{ version: 1.1; tags: { name: string; description: Markdown; attributes: CustomAttribute[] }[] }}
 */
export function customDataOf(manifest) {
  const { tagName, description, attributes, events, slots } = elementOf(manifest);
  return {
    version: 1.1,
    tags: [
      {
        name: tagName,
        description: markdown(
          [
            description,
            list("Events", events),
            list(
              "Slots",
              slots.filter(({ name }) => name),
            ),
          ].join("\n\n"),
        ),
        attributes: attributes.map(({ name, description, type }) => ({
          name,
          description: markdown(description),
          // "v": the attribute says it all, a value says nothing more.
          ...(type.text === "boolean" && { valueSet: "v" }),
          ...(/^"/.test(type.text) && { values: valuesOf(name, type.text) }),
          ...(REFERENCES[name] && { references: [REFERENCES[name]] }),
        })),
      },
    ],
  };
}

function valuesOf(attribute, union) {
  return union
    .split(" | ")
    .map((word) => JSON.parse(word))
    .map((name) => ({ name, description: WORDS[attribute][name] }));
}
