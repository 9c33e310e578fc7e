import { html, nothing, type TemplateResult } from "lit";
import type { CollectableField } from "../../contract/status.js";

export type FieldName = "email" | "day" | "month" | "year" | "code" | CollectableField;

/** The one field that may stay empty: many people have no middle name. */
export const OPTIONAL: FieldName = "middleName";

export interface FormField {
  name: FieldName;
  label: string;
  value: string;
  autocomplete: string | undefined;
  /** Called with each change. */
  keep(value: string): void;
  type?: "email" | "tel" | undefined;
  numeric?: boolean;
  maxLength?: number | undefined;
  /** What says that the field may stay empty, where it may. */
  optional?: string;
  hint?: string;
  error?: string | undefined;
  /** The id of an error that stands elsewhere. */
  errorId?: string | undefined;
}

/** A label, a control, and beside them the hint and the error that describe it. */
export function renderField(field: FormField): TemplateResult {
  const { name, error, hint, errorId, optional } = field;
  const describedBy = [hint && `${name}-hint`, error ? `${name}-error` : errorId].filter(Boolean).join(" ");
  const keep = (event: Event): void => field.keep((event.target as HTMLInputElement).value);
  return html`<div part="field">
    <label part="label" for=${name}>${field.label} ${optional && html`<i>${optional}</i>`}</label>
    ${hint && html`<span part="hint" id="${name}-hint">${hint}</span>`}
    <input part="input" id=${name} class=${name} type=${field.type ?? "text"} inputmode=${field.numeric ? "numeric" : nothing}
      maxlength=${field.maxLength ?? nothing} autocomplete=${field.autocomplete} aria-invalid=${!!(error || errorId)}
      aria-describedby=${describedBy || nothing} ?required=${!optional} .value=${field.value} @input=${keep}>
    ${renderFieldError(name, error)}
  </div>`;
}

/** The error beside a field. */
export function renderFieldError(
  name: FieldName,
  error: string | undefined,
): TemplateResult | undefined | "" {
  return error && html`<span part="field-error" id="${name}-error">${error}</span>`;
}
