import { html, nothing, type TemplateResult } from "lit";
import type { ErrorCode } from "../contract/errors.js";
import { OnboardingStep } from "./onboarding-step.js";

/** What only the people who run the page can mend. */
const SETUP: readonly ErrorCode[] = [
  "invalid_configuration",
  "unknown_organisation",
  "origin_not_allowed",
  "unauthorised",
];

/** Says what happened and what to do next. */
export class ErrorStep extends OnboardingStep<"error"> {
  override render(): TemplateResult {
    const { terms, state } = this.view;
    const { error } = state;
    const setup = SETUP.includes(error.code);
    return html`${this.renderHeading(terms.errorHeading)}
      <p part="error" role="alert">${terms.errors[error.code] ?? (error.retryable ? terms.errorOther : terms.errorFinal)}</p>
      ${
        setup
          ? nothing
          : html`<button type="button" part="button button-primary" @click=${this.#tryAgain}>
              ${error.retryable ? terms.tryAgain : terms.startAgain}
            </button>`
      }
      <small>${terms.supportCode(error.providerCode ? `${error.code}, ${error.providerCode}` : error.code)}
        ${setup ? html`<br>${error.message}` : nothing}</small>`;
  }

  #tryAgain(): void {
    const { state, start, restart } = this.view;
    (state.error.retryable ? start : restart)();
  }
}
