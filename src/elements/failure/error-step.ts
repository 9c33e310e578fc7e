import { html, nothing, type TemplateResult } from "lit";
import type { ErrorCode } from "../../contract/errors.js";
import { failureTerms } from "../../locales/en-failure.js";
import { failureText } from "../first/failure-text.js";
import { OnboardingStep } from "../first/onboarding-step.js";
import { logForDevelopers } from "./log-for-developers.js";

/** The errors that only the people who run the page can mend. */
export const PAGE_OWNER_ERRORS: readonly ErrorCode[] = [
  "invalid_configuration",
  "unknown_organisation",
  "origin_not_allowed",
  "unauthorised",
];

/** Says what happened and what to do next. */
export class ErrorStep extends OnboardingStep<"error"> {
  override connectedCallback(): void {
    super.connectedCallback();
    logForDevelopers(this.props.state.error);
  }

  override render(): TemplateResult {
    const { translate, state } = this.props;
    const { error } = state;
    const terms = translate(failureTerms);
    const forPageOwner = PAGE_OWNER_ERRORS.includes(error.code);
    const codes = error.providerCode ? `${error.code}, ${error.providerCode}` : error.code;
    return html`${this.renderHeading(terms.errorHeading)}
      <p part="error" role="alert">${failureText(error, terms)}</p>
      ${
        forPageOwner
          ? nothing
          : html`<button type="button" part="button button-primary" @click=${this.#tryAgain}>
              ${error.retryable ? terms.tryAgain : terms.startAgain}
            </button>`
      }
      <small>${terms.supportCode(codes)}</small>
      ${
        forPageOwner
          ? html`<details>
              <summary part="link">${terms.errorDetails}</summary>
              <small lang="en" dir="ltr">${error.message}</small>
            </details>`
          : nothing
      }`;
  }

  #tryAgain(): void {
    const { state, start, restart } = this.props;
    if (state.error.retryable) start();
    else restart();
  }
}
