import { html, type TemplateResult } from "lit";
import type { GangwayError } from "../../contract/errors.js";
import type { FailureTerms, FirstTerms } from "../../locales/terms.js";
import { failureText } from "../first/failure-text.js";

/** Renders an error for the alert region of a step. */
export function renderFailure(
  error: GangwayError,
  terms: FirstTerms & Partial<FailureTerms>,
): TemplateResult {
  const text = failureText(error, terms);
  // A timer's changes are not read out (WAI-ARIA 1.2, "timer").
  return renderError(error.code === "rate_limited" ? html`<span role="timer">${text}</span>` : text);
}

/** Renders the text of an error likewise. */
export function renderError(text: string | TemplateResult): TemplateResult {
  return html`<p part="error" tabindex="-1">${text}</p>`;
}
