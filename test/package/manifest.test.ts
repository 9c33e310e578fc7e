/** The manifest, the custom data and the API page against CONTRACT.md §1, the code, and each other. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { customDataOf, elementOf, pageOf, readManifest } from "../../docs/element-manifest.mjs";
import { GangwayOnboarding } from "../../src/elements/gangway-onboarding.js";

/** Every public name of the element. */
const CONTRACT = {
  attributes: [
    "email",
    "endpoint",
    "external-ref",
    "launch",
    "locale",
    "modal",
    "organisation",
    "reference-data",
    "theme",
    "tracking-reference",
  ],
  properties: [
    "customerContext",
    "customerToken",
    "email",
    "endpoint",
    "externalRef",
    "launch",
    "locale",
    "modal",
    "organisation",
    "referenceData",
    "status",
    "step",
    "terms",
    "theme",
    "trackingReference",
  ],
  methods: ["checkNow", "close", "open", "restart", "start"],
  events: ["cancelled", "completed", "ended", "error", "ready", "status", "step"].map((n) => `gangway-${n}`),
  slots: ["", "completed", "footer", "intro", "logo"],
  cssParts: (
    "button button-primary button-secondary container error field field-error frame heading hint input label link " +
    "progress qr status text"
  ).split(" "),
  cssProperties: (
    "color-border color-error color-focus color-muted color-on-primary color-primary color-success color-surface " +
    "color-text font max-width radius space"
  )
    .split(" ")
    .map((name) => `--gangway-${name}`),
};

interface Named {
  name: string;
  description?: string;
  kind?: string;
  static?: boolean;
  fieldName?: string;
}

const manifest = readManifest();
const element = elementOf(manifest);
const names = (list: Named[]) => list.map(({ name }) => name).toSorted();
const members = (kind: string) =>
  names(element.members.filter((each: Named) => each.kind === kind && !each.static));

/** The sources of a folder, without their class headers. */
function textOf(folder: string): string {
  const path = new URL(`../../src/${folder}/`, import.meta.url);
  return readdirSync(path)
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(new URL(name, path), "utf8").replace(/^\/\*\*.*?^ \*\/$/gms, ""))
    .join("\n");
}

describe("the manifest", () => {
  it("has every public name, and no other", () => {
    expect({
      attributes: names(element.attributes),
      properties: members("field"),
      methods: members("method"),
      events: names(element.events),
      slots: names(element.slots),
      cssParts: names(element.cssParts),
      cssProperties: names(element.cssProperties),
    }).toEqual(CONTRACT);
    expect(element.tagName).toBe("gangway-onboarding");
  });

  it("says of everything what it is", () => {
    const silent = [
      element.attributes,
      element.members,
      element.events,
      element.slots,
      element.cssParts,
      element.cssProperties,
    ]
      .flat()
      .filter(({ name, description }: Named) => !description && name !== "defaultEndpoint");
    expect(silent).toEqual([]);
  });

  it("agrees with the running class about attributes", () => {
    expect(names(element.attributes)).toEqual([...GangwayOnboarding.observedAttributes].sort());
  });

  it("agrees with the templates about parts and slots, and with the styles about properties", () => {
    const parts = [...textOf("elements").matchAll(/\bpart="([\w -]+)"/g)].flatMap(
      ([, list]) => list?.split(" ") ?? [],
    );
    expect([...new Set(parts)].toSorted()).toEqual(CONTRACT.cssParts);
    const slots = [...textOf("elements").matchAll(/<slot name="(\w+)"/g)].map(([, name]) => name);
    expect(["", ...new Set(slots)].toSorted()).toEqual(CONTRACT.slots);
    const used = [...textOf("styles").matchAll(/var\((--gangway-[\w-]+)/g)].map(([, name]) => name);
    expect([...new Set(used)].toSorted()).toEqual(CONTRACT.cssProperties);
  });
});

it("the API page is what the manifest says: else run `npm run build:manifest`", () => {
  expect(readFileSync(new URL("../../docs/element.md", import.meta.url), "utf8")).toBe(pageOf(manifest));
});

it("the custom data knows every attribute", () => {
  expect(names(customDataOf(manifest).tags[0]?.attributes ?? [])).toEqual(CONTRACT.attributes);
});
