/** The code that a partner copies: for a page with a script tag, with a bundler, and for React. */
import type { Control } from "./controls.js";
import { readProperty, type Values } from "./values.js";

export const CODE_KINDS = ["Script tag", "npm", "React"] as const;
export type CodeKind = (typeof CODE_KINDS)[number];

const TAG = "gangway-onboarding";

interface Given {
  control: Control;
  value: string;
}

/** Returns the code for some values. */
export function codeText(kind: CodeKind, controls: readonly Control[], values: Values): string {
  const given = controls.flatMap((control) => {
    const value = values[control.id];
    return value ? [{ control, value }] : [];
  });
  const of = (wanted: Control["kind"]): Given[] => given.filter(({ control }) => control.kind === wanted);
  const css = cssText(of("token"), of("part"));
  const slots = of("slot").map(({ control, value }) =>
    slotText(control.name, kind === "React" ? jsxText(value) : escaped(value)),
  );
  switch (kind) {
    case "Script tag":
      return htmlText(of("attribute"), of("property"), slots, css);
    case "npm":
      return npmText(of("attribute"), of("property"), slots, css);
    case "React":
      return reactText([...of("attribute"), ...of("property")], slots, css);
  }
}

/** Returns the rules for tokens and parts. */
export function cssText(tokens: readonly Given[], parts: readonly Given[]): string {
  const rules = parts.map(
    ({ control, value }) => `${TAG}::part(${control.name}) {\n  ${declarationsOf(value)}\n}`,
  );
  if (tokens.length > 0) {
    const lines = tokens.map(({ control, value }) => `  ${control.name}: ${value};`);
    rules.unshift(`${TAG} {\n${lines.join("\n")}\n}`);
  }
  return rules.join("\n");
}

function declarationsOf(value: string): string {
  return value
    .split(";")
    .map((declaration) => declaration.trim())
    .filter(Boolean)
    .map((declaration) => `${declaration};`)
    .join("\n  ");
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

const slotText = (name: string, content: string): string =>
  name ? `<p slot="${name}">${content}</p>` : `<p>${content}</p>`;

const jsxText = (text: string): string => (/[<>{}&]/.test(text) ? `{${JSON.stringify(text)}}` : text);

/** Returns a value as it is written in JavaScript. */
function literal(value: string): string {
  return JSON.stringify(readProperty(value), null, 2).replace(/"([A-Za-z_$][\w$]*)":/g, "$1:");
}

function indented(text: string, by: string): string {
  return text.replaceAll("\n", `\n${by}`);
}

/** Returns the tag with its attributes and slots. */
function tagText(attributes: readonly string[], children: readonly string[]): string {
  const oneLine = [TAG, ...attributes].join(" ");
  const open = oneLine.length < 70 ? `<${oneLine}>` : `<${TAG}\n  ${attributes.join("\n  ")}\n>`;
  if (children.length === 0) return `${open}</${TAG}>`;
  return [open, ...children.map((child) => `  ${child}`), `</${TAG}>`].join("\n");
}

const attributeText = ({ control, value }: Given): string =>
  control.input === "switch" ? control.name : `${control.name}="${escaped(value)}"`;

function htmlText(
  attributes: readonly Given[],
  properties: readonly Given[],
  slots: readonly string[],
  css: string,
): string {
  const endpoint = attributes.find(({ control }) => control.name === "endpoint")?.value ?? "";
  // The script knows where it came from.
  const others = attributes.filter(({ control }) => control.name !== "endpoint");
  return [
    `<script type="module" src="${escaped(endpoint.replace(/\/+$/, ""))}/gangway.js"></script>`,
    ...(css ? [`<style>\n  ${indented(css, "  ")}\n</style>`] : []),
    tagText(others.map(attributeText), slots),
    ...(properties.length > 0
      ? [
          `<script type="module">\n  ${indented(
            [`const widget = document.querySelector("${TAG}");`, ...properties.map(assignment)].join("\n"),
            "  ",
          )}\n</script>`,
        ]
      : []),
  ].join("\n\n");
}

const assignment = ({ control, value }: Given): string => `widget.${control.property} = ${literal(value)};`;

function npmText(
  attributes: readonly Given[],
  properties: readonly Given[],
  slots: readonly string[],
  css: string,
): string {
  return [
    `// npm install gangway-onboarding\nimport "gangway-onboarding/define";`,
    ...(properties.length > 0
      ? [[`const widget = document.querySelector("${TAG}");`, ...properties.map(assignment)].join("\n")]
      : []),
    `<!-- In the page -->\n${tagText(attributes.map(attributeText), slots)}`,
    ...(css ? [`/* In its style sheet */\n${css}`] : []),
  ].join("\n\n");
}

function reactText(settings: readonly Given[], slots: readonly string[], css: string): string {
  const props = settings.map(({ control, value }) => {
    if (control.input === "switch") return control.property;
    if (control.input !== "json") return `${control.property}=${attributeLiteral(value)}`;
    return `${control.property}={${indented(literal(value), "  ")}}`;
  });
  const open = `<GangwayOnboarding\n  ${props.join("\n  ")}`;
  const tag =
    slots.length > 0
      ? [`${open}\n>`, ...slots.map((slot) => `  ${slot}`), "</GangwayOnboarding>;"].join("\n")
      : `${open}\n/>;`;
  return [
    `import { GangwayOnboarding } from "gangway-onboarding/react";`,
    tag,
    ...(css ? [`/* In a style sheet */\n${css}`] : []),
  ].join("\n\n");
}

const attributeLiteral = (value: string): string =>
  /["&<{}]/.test(value) ? `{${JSON.stringify(value)}}` : `"${value}"`;
