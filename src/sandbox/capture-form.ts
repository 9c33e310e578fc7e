/** The forms of the capture pages: fields, their errors, and the reading of what was typed. */
import { html } from "hono/html";
import type { Markup } from "./capture-page.js";
import type { CaptureWords } from "./words/capture-words.js";

/** Messages by the name of the field. */
export type FormErrors = Readonly<Record<string, string>>;

export interface FieldProps {
  name: string;
  label: string;
  value?: string | undefined;
  type?: "text" | "date" | "tel" | "email";
  autocomplete?: string;
  hint?: string;
  optional?: boolean;
  error?: string | undefined;
}

/** A labelled input with its hint and its error, tied together for assistive technology. */
export function field(words: CaptureWords, props: FieldProps): Markup {
  const { name, hint, error } = props;
  const described = [hint ? `${name}-hint` : "", error ? `${name}-error` : ""].filter(Boolean).join(" ");
  return html`<div class="field">
    <label for="${name}">${props.label}${props.optional ? html` <span class="optional">${words.optional}</span>` : ""}</label>
    ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : ""}
    ${error ? html`<p class="field-error" id="${name}-error">${error}</p>` : ""}
    <input id="${name}" name="${name}" type="${props.type ?? "text"}" value="${props.value ?? ""}"
      autocomplete="${props.autocomplete ?? "off"}" aria-describedby="${described}" aria-invalid="${error ? "true" : "false"}"
      ${props.optional ? "" : html`aria-required="true"`}>
  </div>`;
}

/** The photo of a document: a file input named `file`, and buttons to upload it or to use a sample instead. */
export function documentUpload(words: CaptureWords, hint: string, error: string | undefined): Markup {
  return html`<div class="field">
        <label for="file">${words.photo}</label>
        <p class="hint" id="file-hint">${hint}</p>
        ${error ? html`<p class="field-error" id="file-error">${error}</p>` : ""}
        <input id="file" name="file" type="file" accept="image/*,.pdf"
          aria-describedby="file-hint${error ? " file-error" : ""}" aria-invalid="${error ? "true" : "false"}">
      </div>
      <div class="actions">
        <button name="use" value="upload">${words.upload}</button>
        <button class="secondary" name="use" value="sample">${words.useSample}</button>
      </div>`;
}

/** The errors of a form, shown above it. Each is a link to its field. */
export function errorSummary(words: CaptureWords, errors: FormErrors): Markup | string {
  const faults = Object.entries(errors);
  if (faults.length === 0) return "";
  return html`<div class="error-summary" role="alert" tabindex="-1" autofocus>
    <h2>${words.checkForm}</h2>
    <ul>${faults.map(([name, message]) => html`<li><a href="#${name}">${message}</a></li>`)}</ul>
  </div>`;
}

/** A typed text without spaces around it, cut off at a length. Anything but text is empty. */
export function typedText(value: unknown, maxLength: number): string {
  return typeof value === "string" ? value.trim().slice(0, maxLength) : "";
}
