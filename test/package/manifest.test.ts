/** The manifest, the custom data and the API page agree with the code, the schema, and each other. */
import { readdirSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import type { LitElement } from "lit";
import { describe, expect, it } from "vitest";
import { readManifest } from "../../build/manifest/element-manifest.js";
import { pageOf } from "../../build/manifest/element-page.js";
import { readEntryPoint } from "../../build/manifest/entry-point.js";
import {
  elementOf,
  eventOf,
  type ManifestModule,
  type ManifestType,
} from "../../build/manifest/gangway-manifest.js";
import { customDataOf } from "../../build/manifest/html-custom-data.js";
import type { GangwayEventMap } from "../../src/elements/first/events.js";
import * as browserEntry from "../../src/entry/browser/gangway-onboarding.js";
import { manifestOf } from "./support/package-manifest.js";

const { GangwayOnboarding } = browserEntry;
type Element = browserEntry.GangwayOnboarding;

/**
 * Every public name that the class adds to Lit's, whose `render` is protected. The compiler refuses a missing and a
 * superfluous one.
 */
const MEMBERS: Record<
  Exclude<keyof Element, keyof LitElement | "render">,
  "setting" | "read-only" | "method"
> = {
  checkNow: "method",
  close: "method",
  customerContext: "setting",
  customerToken: "setting",
  email: "setting",
  endpoint: "setting",
  externalRef: "setting",
  launch: "setting",
  languages: "setting",
  locale: "setting",
  modal: "setting",
  open: "method",
  organisation: "setting",
  referenceData: "setting",
  restart: "method",
  start: "method",
  status: "read-only",
  step: "read-only",
  terms: "setting",
  theme: "setting",
  trackingReference: "setting",
};
const STATIC: Record<Exclude<keyof typeof GangwayOnboarding, keyof typeof LitElement>, true> = {
  defaultEndpoint: true,
};

/** An instance of each event, and the names of its fields: the compiler refuses missing and superfluous ones here too. */
const EVENTS: {
  [Name in keyof GangwayEventMap]: [
    event: GangwayEventMap[Name],
    fields: Record<Exclude<keyof GangwayEventMap[Name], keyof Event>, true>,
  ];
} = {
  "gangway-ready": [new browserEntry.GangwayReadyEvent(), {}],
  "gangway-step": [new browserEntry.GangwayStepEvent("code", 2, 4), { step: true, index: true, count: true }],
  "gangway-status": [
    new browserEntry.GangwayStatusEvent("Active", "Inactive", "reference"),
    { status: true, previous: true, trackingReference: true },
  ],
  "gangway-completed": [new browserEntry.GangwayCompletedEvent("reference"), { trackingReference: true }],
  "gangway-ended": [new browserEntry.GangwayEndedEvent("expired"), { reason: true }],
  "gangway-action": [
    new browserEntry.GangwayActionEvent("resubmit", "face_unclear"),
    { kind: true, reason: true },
  ],
  "gangway-error": [
    new browserEntry.GangwayErrorEvent("network", "No answer.", true),
    { code: true, message: true, retryable: true, providerCode: true },
  ],
  "gangway-cancelled": [new browserEntry.GangwayCancelledEvent(), {}],
  "gangway-event": [
    new browserEntry.GangwayStreamEvent("completed", {}) as browserEntry.StreamEntry,
    { name: true, fields: true },
  ],
};

/** The rest of what is public. */
const PUBLIC_NAMES = {
  attributes: [
    "email",
    "endpoint",
    "external-ref",
    "languages",
    "launch",
    "locale",
    "modal",
    "organisation",
    "reference-data",
    "theme",
    "tracking-reference",
  ],
  events: Object.keys(EVENTS).toSorted(),
  slots: ["", "completed", "footer", "intro", "logo"],
  cssParts: (
    "button button-primary button-secondary container error field field-error frame heading hint input label languages link " +
    "progress qr status text"
  ).split(" "),
  cssProperties: (
    "color-border color-error color-focus color-muted color-on-primary color-primary color-success color-surface " +
    "color-text control-height font frame max-width radius space"
  )
    .split(" ")
    .map((name) => `--gangway-${name}`),
};

const entry = readEntryPoint();
const manifest = readManifest(entry);
const element = elementOf(manifest);
const { members } = element;
const fields = members.filter((member) => member.kind === "field");
const names = (list: { name: string }[]) => list.map(({ name }) => name).toSorted();

/** The sources of a folder, without their class headers. */
function textOf(folder: string): string {
  const path = new URL(`../../src/${folder}/`, import.meta.url);
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(new URL(name, path), "utf8").replace(/^\/\*\*.*?^ \*\/$/gms, ""))
    .join("\n");
}

/** All types in the manifest. */
function typesIn(value: unknown): ManifestType[] {
  if (typeof value !== "object" || value === null) return [];
  const inside = Object.values(value).flatMap(typesIn);
  return "text" in value ? [value as ManifestType, ...inside] : inside;
}

/** The published schema with unknown members forbidden, so that a misspelt one fails. */
function closedSchema(): { definitions: Record<string, { properties?: Record<string, object> }> } {
  const path = new URL(import.meta.resolve("custom-elements-manifest/schema.json"));
  const schema = JSON.parse(readFileSync(path, "utf8"));
  // These are in the package's `schema.d.ts`, as `CustomElementField`, and were left out of its `schema.json`.
  Object.assign(schema.definitions.ClassField.properties, {
    attribute: { type: "string" },
    reflects: { type: "boolean" },
  });
  for (const definition of [schema, ...Object.values<{ properties?: object }>(schema.definitions)]) {
    if (definition.properties) Object.assign(definition, { additionalProperties: false });
  }
  return schema;
}

describe("the manifest", () => {
  it("keeps to the schema", () => {
    const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
    const valid = ajv.compile(closedSchema());
    expect(valid(manifest), ajv.errorsText(valid.errors)).toBe(true);
    const version = JSON.parse(
      readFileSync(new URL(import.meta.resolve("custom-elements-manifest/package.json")), "utf8"),
    ).version;
    expect(manifest.schemaVersion).toBe(version);
  });

  it("has every public name, and no other", () => {
    expect(names(members.filter((each) => !each.static))).toEqual(Object.keys(MEMBERS).toSorted());
    expect(names(members.filter((each) => each.static))).toEqual(Object.keys(STATIC));
    expect({
      attributes: names(element.attributes),
      events: names(element.events),
      slots: names(element.slots),
      cssParts: names(element.cssParts),
      cssProperties: names(element.cssProperties),
    }).toEqual(PUBLIC_NAMES);
    expect(element.tagName).toBe("gangway-onboarding");
  });

  it("describes everything and gives its type", () => {
    const events = element.events.map(({ type }) => eventOf(manifest, type.text));
    const typed = [fields, element.attributes, element.events, ...events.map((each) => each.members)].flat();
    const methods = members.filter((member) => member.kind === "method");
    const others = [methods, events, element.slots, element.cssParts, element.cssProperties].flat();
    expect([...typed, ...others].filter(({ description }) => !description)).toEqual([]);
    expect(typed.filter(({ type }) => !type.text)).toEqual([]);
    expect(methods.filter(({ return: result }) => !result.type.text)).toEqual([]);
  });

  it("has modules that can be imported, with the exports that they have", async () => {
    const entries = Object.values(manifestOf("gangway-onboarding").exports).map((entry) =>
      typeof entry === "string" ? entry : entry.default,
    );
    const [classes, define] = manifest.modules as [ManifestModule, ManifestModule];
    expect(entries).toEqual(expect.arrayContaining([`./${classes.path}`, `./${define.path}`]));
    expect(names(classes.exports)).toEqual(Object.keys(browserEntry).toSorted());
    expect(names(classes.declarations)).toEqual(Object.keys(browserEntry).toSorted());
    expect(define.exports).toEqual([
      {
        kind: "custom-element-definition",
        name: "gangway-onboarding",
        declaration: { name: "GangwayOnboarding", module: classes.path },
      },
    ]);
  });

  it("refers to every type that it names", () => {
    const declared = new Set([...Object.keys(browserEntry), ...entry.types.keys()]);
    for (const { text, references = [] } of typesIn(manifest)) {
      const outside = references.reduceRight(
        (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
        text,
      );
      expect(outside.replace(/"\w+"/g, ""), `a name in ${text} that refers to nothing`).not.toMatch(/[A-Z]/);
      for (const { name, module, package: from, start, end } of references) {
        if (from) expect([name, from]).toEqual(["Promise", "global:"]);
        else expect([declared.has(name), module]).toEqual([true, manifest.modules[0]?.path]);
        const written = entry.types.get(name)?.text ?? name;
        expect(text.slice(start, end)).toBe(written);
      }
    }
  });
});

describe("the manifest and the running class", () => {
  it("agree about attributes, their properties, and which of them reflect", () => {
    expect(names(element.attributes)).toEqual([...GangwayOnboarding.observedAttributes].sort());
    for (const [property, { attribute, reflect, state }] of GangwayOnboarding.elementProperties) {
      const field = fields.find(({ name }) => name === property);
      if (state) {
        expect(field, `${String(property)} is internal`).toBeUndefined();
        continue;
      }
      const name = attribute === false ? undefined : attribute === true || !attribute ? property : attribute;
      expect([property, field?.attribute, field?.reflects]).toEqual([
        property,
        name,
        name && (reflect ?? false),
      ]);
      const [listed] = element.attributes.filter(({ fieldName }) => fieldName === property);
      expect(listed?.name).toBe(name);
    }
  });

  it("agree about defaults", () => {
    const fresh = new GangwayOnboarding();
    for (const field of fields.filter((each) => !each.static)) {
      const value = fresh[field.name as keyof Element] ?? undefined;
      expect([field.name, field.default && JSON.parse(field.default)]).toEqual([field.name, value]);
    }
    for (const { name, fieldName, default: standard } of element.attributes) {
      const value = fresh[fieldName as keyof Element];
      expect([name, standard]).toEqual([name, typeof value === "string" ? value : undefined]);
    }
  });

  it("agree about methods, settings and read-only properties", () => {
    for (const [name, kind] of Object.entries(MEMBERS)) {
      const listed = members.find((each) => each.name === name);
      const found = Object.getOwnPropertyDescriptor(GangwayOnboarding.prototype, name);
      if (listed?.kind === "method") {
        expect([name, kind, found?.value?.length]).toEqual([name, "method", listed.parameters?.length ?? 0]);
      } else {
        const readOnly = kind === "read-only";
        expect([name, listed?.kind, listed?.readonly ?? false, !!found?.get, !found?.set]).toEqual([
          ...[name, "field", readOnly, true, readOnly],
        ]);
      }
    }
    for (const { name } of fields.filter((each) => each.static))
      expect(GangwayOnboarding).toHaveProperty(name);
  });

  it.each(Object.entries(EVENTS))("agree about %s and its fields", (name, [event, known]) => {
    expect([event.type, event.bubbles, event.composed, event.cancelable]).toEqual([name, true, true, false]);
    const listed = element.events.find((each) => each.name === name);
    expect(listed?.type.text).toBe(event.constructor.name);
    const declaration = eventOf(manifest, event.constructor.name);
    expect(declaration.superclass).toEqual({ name: "Event", package: "global:" });
    expect(names(declaration.members)).toEqual(Object.keys(known).toSorted());
    const plain = Object.keys(new Event(name));
    expect(names(declaration.members)).toEqual(
      Object.keys(event)
        .filter((field) => !plain.includes(field))
        .toSorted(),
    );
    for (const { readonly } of declaration.members) expect(readonly).toBe(true);
  });
});

describe("the manifest and the sources", () => {
  it("agree about the events that are dispatched", () => {
    const made = [...textOf("elements").matchAll(/\bnew (Gangway\w+Event)\(/g)].map(([, name]) => name);
    expect([...new Set(made)].toSorted()).toEqual(element.events.map(({ type }) => type.text).toSorted());
  });

  it("agree about parts and slots in templates", () => {
    const parts = [...textOf("elements").matchAll(/\bpart="([\w -]+)"/g)].flatMap(
      ([, list]) => list?.split(" ") ?? [],
    );
    expect([...new Set(parts)].toSorted()).toEqual(PUBLIC_NAMES.cssParts);
    const slots = [...textOf("elements").matchAll(/<slot name="(\w+)"/g)].map(([, name]) => name);
    expect(["", ...new Set(slots)].toSorted()).toEqual(PUBLIC_NAMES.slots);
  });

  it("agree about custom properties and their defaults", () => {
    // Except for what some browsers get: calculated colours, or the light ones alone.
    const sheets = textOf("styles").replace(/@supports .*?\n}\n/gs, "");
    const used = sheets.matchAll(/var\((--gangway-[\w-]+), ((?:[^()]|\([^()]*\))*)\)/g);
    const defaults = Object.fromEntries(
      [...used].map(([, name, value]) => [name, value?.replace("--_link", "--gangway-color-primary")]),
    );
    expect(defaults).toEqual(
      Object.fromEntries(element.cssProperties.map((each) => [each.name, each.default])),
    );
  });
});

it("the API page agrees with the manifest (npm run build:manifest writes it)", () => {
  const page = readFileSync(new URL("../../docs/element.md", import.meta.url), "utf8");
  expect(page).toBe(pageOf(manifest, entry.types));
});

it("the README lists the same events, with the same fields", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const told = [...readme.matchAll(/^\| `(gangway-[a-z]+)` +\| (.*?) +\| /gm)].map(([, name, list]) => [
    name,
    [...(list ?? "").matchAll(/\w+/g)].map(String),
  ]);
  const known = element.events.map(({ name, type }) => [
    name,
    eventOf(manifest, type.text).members.map((field) => field.name),
  ]);
  expect(told).toEqual(known);
});

describe("the custom data", () => {
  const [tag] = customDataOf(manifest).tags;

  it("knows and describes every attribute", () => {
    expect(names(tag?.attributes ?? [])).toEqual(PUBLIC_NAMES.attributes);
    expect(tag?.attributes.filter(({ description }) => !description.value)).toEqual([]);
    for (const name of [...PUBLIC_NAMES.events, ...PUBLIC_NAMES.slots])
      expect(tag?.description.value).toContain(name);
  });

  it("has and explains the words of attributes that take only some", () => {
    const unions = element.attributes.filter(({ type }) => type.text.includes(" | "));
    expect(names(unions)).toEqual(["launch", "theme"]);
    for (const { name, type } of unions) {
      const values = tag?.attributes.find((each) => each.name === name)?.values ?? [];
      expect(values.map((value) => `"${value.name}"`).join(" | ")).toBe(type.text);
      expect(values.filter(({ description }) => !description)).toEqual([]);
    }
    expect(tag?.attributes.filter(({ valueSet }) => valueSet === "v").map(({ name }) => name)).toEqual([
      "modal",
    ]);
  });
});
