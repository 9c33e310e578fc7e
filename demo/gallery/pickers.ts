/** The pickers above the gallery. Each is a menu of check boxes, or of radio buttons where only one can be picked. */

export interface Picker {
  name: string;
  label: string;
  options: readonly { value: string; label: string; lang?: string }[];
  /** The values that are picked. */
  picked: readonly string[];
  /** True where several can be picked. At least one always is. */
  several: boolean;
}

/** Creates a picker. @param change is called with the values that are picked then. */
export function createPicker(picker: Picker, change: (values: string[]) => void): HTMLElement {
  const { name, label, options, several } = picker;
  const menu = document.createElement("details");
  menu.className = "picker";
  menu.name = "picker";
  const summary = document.createElement("summary");
  const choices = document.createElement("fieldset");
  const legend = document.createElement("legend");
  legend.textContent = label;
  choices.append(legend);
  const inputs = options.map((option) => {
    const row = document.createElement("label");
    const input = document.createElement("input");
    input.type = several ? "checkbox" : "radio";
    input.name = name;
    input.value = option.value;
    input.checked = picker.picked.includes(option.value);
    const text = document.createElement("span");
    text.textContent = option.label;
    if (option.lang) text.lang = option.lang;
    row.append(input, text);
    choices.append(row);
    return input;
  });

  function summarise(): void {
    const texts = options
      .filter((_, at) => inputs[at]?.checked)
      .map((option) => option.label)
      .slice(0, 3);
    const more = inputs.filter(({ checked }) => checked).length - texts.length;
    const value = document.createElement("b");
    value.textContent = texts.join(", ") + (more > 0 ? ` and ${more} more` : "");
    summary.replaceChildren(`${label}: `, value);
  }

  choices.addEventListener("change", ({ target }) => {
    // The last one stays picked.
    if (!inputs.some(({ checked }) => checked)) (target as HTMLInputElement).checked = true;
    summarise();
    change(inputs.filter(({ checked }) => checked).map(({ value }) => value));
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    summary.focus();
  });
  summarise();
  menu.append(summary, choices);
  return menu;
}
