/** The playground of the demo has a control for everything that the element offers, and writes code that says so. */
import { describe, expect, it } from "vitest";
import { readManifest } from "../../build/manifest/element-manifest.js";
import { readEntryPoint } from "../../build/manifest/entry-point.js";
import { elementOf } from "../../build/manifest/gangway-manifest.js";
import { CODE_KINDS, codeText } from "../../demo/playground/code-texts.js";
import { type ControlKind, controlsOf, eventsOf, type Manifest } from "../../demo/playground/controls.js";
import { readValues, writeValues } from "../../demo/playground/values.js";

const manifest = readManifest(readEntryPoint());
const element = elementOf(manifest);
const controls = controlsOf(manifest as unknown as Manifest);

const namesOf = (kind: ControlKind): string[] =>
  controls.filter((control) => control.kind === kind).map(({ name }) => name);
const names = (each: readonly { name: string }[]): string[] => each.map(({ name }) => name);

describe("the controls of the playground", () => {
  it("are those of every attribute, token, part and slot", () => {
    expect(namesOf("attribute")).toEqual(names(element.attributes));
    expect(namesOf("token")).toEqual(names(element.cssProperties));
    expect(namesOf("part")).toEqual(names(element.cssParts));
    expect(namesOf("slot")).toEqual(names(element.slots));
  });

  it("are those of every property that can be set", () => {
    const settable = element.members.filter(
      (member) => member.kind === "field" && !member.readonly && !member.static,
    );
    const set = controls
      .filter(({ kind }) => kind === "attribute" || kind === "property")
      .map(({ property }) => property);
    expect(set.toSorted()).toEqual(names(settable).toSorted());
  });

  it("have ids of their own, and a description", () => {
    expect(new Set(controls.map(({ id }) => id)).size).toBe(controls.length);
    expect(controls.filter(({ description }) => !description)).toEqual([]);
  });

  it("offer the words of a setting, and a switch for yes or no", () => {
    expect(controls.find(({ id }) => id === "theme")).toMatchObject({
      input: "choice",
      options: ["auto", "light", "dark"],
      usual: "auto",
    });
    expect(controls.find(({ id }) => id === "modal")?.input).toBe("switch");
    expect(controls.find(({ id }) => id === "--gangway-color-primary")?.input).toBe("colour");
  });

  it("come with every event", () => {
    expect(eventsOf(manifest as unknown as Manifest)).toEqual(names(element.events));
  });
});

describe("the values of the playground", () => {
  /** A value for each control. */
  const values = Object.fromEntries(
    controls.map(({ id, input }) => [
      id,
      input === "switch" ? "true" : input === "json" ? '{"a":"&"}' : "1 & <b>",
    ]),
  );

  it("come back from an address", () => {
    expect(readValues(`#${writeValues(values, {})}`, controls)).toEqual(values);
    expect(readValues("#unknown=1&theme=dark", controls)).toEqual({ theme: "dark" });
    expect(writeValues({ endpoint: "https://a.example", theme: "" }, { endpoint: "https://a.example" })).toBe(
      "",
    );
  });

  for (const kind of CODE_KINDS) {
    it(`are all in the code for ${kind}`, () => {
      const code = codeText(kind, controls, values);
      for (const { kind: of, name, property } of controls) {
        if (of === "attribute" && name !== "endpoint")
          expect(code).toContain(kind === "React" ? property : name);
        if (of === "property") expect(code).toContain(property);
        if (of === "token") expect(code).toContain(`${name}: 1 & <b>;`);
        if (of === "part") expect(code).toContain(`gangway-onboarding::part(${name}) {`);
        if (of === "slot" && name) expect(code).toContain(`<p slot="${name}">`);
      }
    });
  }
});

describe("the code of the playground", () => {
  it("is what a partner would write", () => {
    const given = {
      endpoint: "https://a.example/",
      organisation: "HARBOUR",
      customerContext: '{"firstName":"Jane"}',
    };
    expect(
      codeText("Script tag", controls, given),
    ).toBe(`<script type="module" src="https://a.example/gangway.js"></script>

<gangway-onboarding organisation="HARBOUR"></gangway-onboarding>

<script type="module">
  const widget = document.querySelector("gangway-onboarding");
  widget.customerContext = {
    firstName: "Jane"
  };
</script>`);
    expect(
      codeText("React", controls, given),
    ).toBe(`import { GangwayOnboarding } from "gangway-onboarding/react";

<GangwayOnboarding
  endpoint="https://a.example/"
  organisation="HARBOUR"
  customerContext={{
    firstName: "Jane"
  }}
/>;`);
  });
});
