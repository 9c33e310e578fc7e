import { html, nothing, type TemplateResult } from "lit";
import type { ErrorCode } from "../../contract/errors.js";
import { OnboardingStep } from "../first/onboarding-step.js";

/** What only the people who run the page can mend. */
const SETUP: readonly ErrorCode[] = [
  "invalid_configuration",
  "unknown_organisation",
  "origin_not_allowed",
  "unauthorised",
];

/** Says what happened and what to do next. */
export class ErrorStep extends OnboardingStep<"error"> {
  // The words are chosen here, not by `failureText`: that one comes with the later steps, and this script must not import
  // from theirs (`askAgain` in vite.config.ts).
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
