import type { Control } from "./controls.js";
import { isBrokenJson } from "./values.js";

/** A colour as a colour picker takes it. */
const HEX = /^#[\da-f]{6}$/i;

/** Creates the control of a value. @param change is called with the new value, empty for the default. */
export function renderControl(control: Control, value: string, change: (value: string) => void): HTMLElement {
  const { id, name, kind, description, input, usual } = control;
  const row = document.createElement("div");
  row.className = `control ${input}`;
  row.dataset.control = id;
  const fieldId = `control-${id}`;
  const label = document.createElement("label");
  label.htmlFor = fieldId;
  const code = document.createElement("code");
  code.textContent = name || "default slot";
  label.append(code);
  const hint = document.createElement("p");
  hint.id = `${fieldId}-hint`;
  hint.textContent = usual ? `${description} Default: ${usual}` : description;

  const field = createField(control, value);
  field.id = fieldId;
  field.setAttribute("aria-describedby", hint.id);
  const given = (): string => {
    if (!(field instanceof HTMLInputElement) || field.type !== "checkbox") return field.value.trim();
    return field.checked ? "true" : "";
  };
  field.addEventListener("input", () => {
    field.ariaInvalid = input === "json" && isBrokenJson(field.value) ? "true" : null;
    change(given());
  });

  const fields = document.createElement("div");
  fields.className = "fields";
  fields.append(field);
  if (input === "colour") fields.prepend(createColourPicker(control, field, change));
  row.append(...(kind === "attribute" && input === "switch" ? [fields, label, hint] : [label, hint, fields]));
  return row;
}

function createField(
  { input, options, usual, kind }: Control,
  value: string,
): HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement {
  switch (input) {
    case "choice": {
      const field = document.createElement("select");
      field.append(new Option("", ""), ...options.map((option) => new Option(option, option)));
      field.value = value;
      return field;
    }
    case "switch": {
      const field = document.createElement("input");
      field.type = "checkbox";
      field.checked = !!value;
      return field;
    }
    case "json":
    case "css": {
      const field = document.createElement("textarea");
      field.rows = input === "css" ? 1 : 2;
      field.spellcheck = false;
      field.placeholder = input === "css" ? "property: value;" : "";
      field.value = value;
      return field;
    }
    default: {
      const field = document.createElement("input");
      field.type = "text";
      field.spellcheck = false;
      field.autocomplete = "off";
      field.placeholder = kind === "token" && input === "text" ? usual : "";
      field.value = value;
      return field;
    }
  }
}

/** Creates the colour picker beside a field, which takes any CSS colour. */
function createColourPicker(
  { name, usual }: Control,
  field: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement,
  change: (value: string) => void,
): HTMLInputElement {
  const picker = document.createElement("input");
  picker.type = "color";
  picker.ariaLabel = `Pick ${name}`;
  const follow = () => {
    const shown = field.value || (usual.match(/#[\da-f]{6}/i)?.[0] ?? "#ffffff");
    if (HEX.test(shown)) picker.value = shown;
  };
  picker.addEventListener("input", () => {
    field.value = picker.value;
    follow();
    change(picker.value);
  });
  field.addEventListener("input", follow);
  follow();
  return picker;
}
