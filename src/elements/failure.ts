import { html, type TemplateResult } from "lit";
import type { GangwayError } from "../contract/errors.js";
import type { Terms } from "../locales/terms.js";

/** Words for an error: what happened, what to do next. */
export function failureText({ code, retryable }: GangwayError, terms: Terms): string {
  return terms.errors[code] ?? (retryable ? terms.errorOther : terms.errorFinal);
}

/** An error that stands above a step's controls. */
export function renderFailure(error: GangwayError, terms: Terms): TemplateResult {
  return html`<p part="error" role="alert" tabindex="-1">${failureText(error, terms)}</p>`;
}
