import { html, type TemplateResult } from "lit";
import type { GangwayError } from "../contract/errors.js";
import type { StepTerms } from "./onboarding-step.js";

/** Words for an error: what happened, what to do next. Without the words for trouble, the network is what failed. */
export function failureText({ code, retryable }: GangwayError, terms: StepTerms): string {
  return terms.errors?.[code] ?? (retryable ? terms.errorOther : terms.errorFinal) ?? terms.unreachable;
}

/** An error that stands above a step's controls. */
export function renderFailure(error: GangwayError, terms: StepTerms): TemplateResult {
  return html`<p part="error" role="alert" tabindex="-1">${failureText(error, terms)}</p>`;
}
