import { html, nothing, type TemplateResult } from "lit";
import type { CollectableField } from "../../contract/status.js";

export type DatePart = "day" | "month" | "year";

/** A text field of the details step. The date of birth has three. */
export type DetailsField = "email" | DatePart | Exclude<CollectableField, "dateOfBirth">;

/** The one field that may stay empty: many people have no middle name. */
export const OPTIONAL: CollectableField = "middleName";

/** The longest text of a field that reads whatever is pasted into it. */
const MAX_LENGTH = 500;

export interface FormField {
  name: DetailsField | "code";
  label: string;
  value: string;
  autocomplete: string;
  /** Called with each change. */
  keep(value: string, input: HTMLInputElement): void;
  type?: "email" | "tel" | undefined;
  numeric?: boolean;
  /** Default: `MAX_LENGTH`. */
  maxLength?: number | undefined;
  /** The mark of a field that may stay empty. */
  optional?: string;
  hint?: unknown;
  error?: unknown;
  /** The id of an error that stands elsewhere. */
  errorId?: unknown;
}

/** Renders a label and a control, with the hint and the error that describe the control. */
export function renderField(field: FormField): TemplateResult {
  const { name, error, hint, errorId, optional, numeric } = field;
  const describedBy = [hint && `${name}-hint`, error ? `${name}-error` : errorId].filter(Boolean).join(" ");
  const keep = ({ target }: Event): void =>
    field.keep((target as HTMLInputElement).value, target as HTMLInputElement);
  return html`<div part="field">
    <label part="label" for=${name}>${field.label} ${optional && html`<i>${optional}</i>`}</label>
    ${hint && html`<span part="hint" id="${name}-hint">${hint}</span>`}
    <input
      part="input"
      id=${name}
      type=${field.type ?? "text"}
      dir=${field.type || name === "code" ? "ltr" : "auto"}
      inputmode=${numeric ? "numeric" : nothing}
      name=${name}
      autocapitalize=${numeric ? "none" : "words"}
      spellcheck="false"
      enterkeyhint="go"
      maxlength=${field.maxLength ?? MAX_LENGTH}
      autocomplete=${field.autocomplete}
      aria-invalid=${!!(error || errorId)}
      aria-describedby=${describedBy || nothing}
      ?required=${!optional}
      .value=${field.value}
      @input=${keep}
    >
    ${renderFieldError(name, error)}
  </div>`;
}

/** Renders the error beside a field, if there is one. */
export function renderFieldError(name: string, error: unknown): unknown {
  return error && html`<span part="field-error" id="${name}-error">${error}</span>`;
}
