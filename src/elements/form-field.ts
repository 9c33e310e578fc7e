import { html, nothing, type TemplateResult } from "lit";
import type { CollectableField } from "../contract/status.js";

export type FieldName = "email" | "day" | "month" | "year" | "code" | CollectableField;

export interface FormField {
  name: FieldName;
  label: string;
  value: string;
  autocomplete: string;
  /** Called with each change. */
  keep(value: string): void;
  type?: "email" | "tel";
  numeric?: boolean;
  maxLength?: number;
  optional?: string | undefined;
  hint?: string;
  error?: string | undefined;
  /** The id of an error that stands elsewhere. */
  errorId?: string | undefined;
}

/** A label, a control, and beside them the hint and the error that describe it. */
export function renderField(field: FormField): TemplateResult {
  const { name, label, value, error, hint, errorId } = field;
  const describedBy =
    [hint && `${name}-hint`, error ? `${name}-error` : errorId].filter(Boolean).join(" ") || nothing;
  const keep = (event: Event): void => field.keep((event.target as HTMLInputElement).value);
  return html`<div part="field">
    <label part="label" for=${name}>${label} ${field.optional ? html`<i>${field.optional}</i>` : nothing}</label>
    ${hint ? html`<span part="hint" id="${name}-hint">${hint}</span>` : nothing}
    ${
      name === "address"
        ? html`<textarea part="input" id=${name} rows="2" maxlength=${field.maxLength ?? nothing} autocomplete="street-address"
            aria-invalid=${!!error} aria-describedby=${describedBy} ?required=${!field.optional} .value=${value} @input=${keep}></textarea>`
        : html`<input part="input" id=${name} class=${name} type=${field.type ?? "text"} inputmode=${field.numeric ? "numeric" : nothing}
            maxlength=${field.maxLength ?? nothing} autocomplete=${field.autocomplete} aria-invalid=${!!(error || errorId)}
            aria-describedby=${describedBy} ?required=${!field.optional} .value=${value} @input=${keep}>`
    }
    ${renderFieldError(name, error)}
  </div>`;
}

/** The error beside a field. */
export function renderFieldError(
  name: FieldName,
  error: string | undefined,
): TemplateResult | typeof nothing {
  return error ? html`<span part="field-error" id="${name}-error">${error}</span>` : nothing;
}
