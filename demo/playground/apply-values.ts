import type { GangwayOnboarding } from "../../src/elements/first/gangway-onboarding.js";
import { cssText } from "./code-texts.js";
import type { Control } from "./controls.js";
import { isBrokenJson, readProperty, type Values } from "./values.js";

/** Gives the widget on the page the values of the controls. */
export function createApplier(
  widget: GangwayOnboarding,
  controls: readonly Control[],
): (values: Values) => void {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  let before: Values = {};

  function applyAttribute({ name, input }: Control, value: string): void {
    if (!value) widget.removeAttribute(name);
    else widget.setAttribute(name, input === "switch" ? "" : value);
  }

  function applyProperty({ property }: Control, value: string): void {
    if (isBrokenJson(value)) return;
    Object.assign(widget, { [property]: value ? readProperty(value) : undefined });
  }

  function applySlot({ name }: Control, value: string): void {
    const selector = name ? `[slot="${name}"]` : ":not([slot])";
    widget.querySelector(`:scope > ${selector}`)?.remove();
    if (!value) return;
    const content = document.createElement("p");
    if (name) content.slot = name;
    content.textContent = value;
    widget.append(content);
  }

  return (values) => {
    for (const control of controls) {
      const value = values[control.id] ?? "";
      if (value === (before[control.id] ?? "")) continue;
      if (control.kind === "attribute") applyAttribute(control, value);
      else if (control.kind === "property") applyProperty(control, value);
      else if (control.kind === "slot") applySlot(control, value);
    }
    const given = (kind: Control["kind"]) =>
      controls
        .filter((control) => control.kind === kind && values[control.id])
        .map((control) => ({ control, value: values[control.id] ?? "" }));
    sheet.replaceSync(cssText(given("token"), given("part")));
    before = values;
  };
}
