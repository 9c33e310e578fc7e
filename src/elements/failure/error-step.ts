import { html, nothing, type TemplateResult } from "lit";
import type { ErrorCode, GangwayError } from "../../contract/errors.js";
import { failureTerms } from "../../locales/en/failure-terms.js";
import { failureStyles } from "../../styles/failure-styles.js";
import { adoptStyles } from "../first/adopt-styles.js";
import { failureText } from "../first/failure-text.js";
import { OnboardingStep } from "../first/onboarding-step.js";
import { connectionIllustration } from "./illustrations/connection.js";
import { endedIllustration } from "./illustrations/ended.js";
import { logForDevelopers } from "./log-for-developers.js";
import { relieve, UNREACHED } from "./relieve.js";

/** The errors that only the people who run the page can mend. */
export const PAGE_OWNER_ERRORS: readonly ErrorCode[] = [
  "invalid_configuration",
  "unknown_organisation",
  "origin_not_allowed",
  "unauthorised",
];

/** Says what happened and what to do next. */
export class ErrorStep extends OnboardingStep<"error"> {
  static override properties = {
    ...OnboardingStep.properties,
    current: { state: true },
    busy: { state: true },
  };

  /** The error, with the seconds that are left after too many calls. */
  private current: GangwayError | null = null;
  /** Set once the customer has tried again, until that has failed as well. */
  private busy = false;
  #error: GangwayError | undefined;
  #stopRelief: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    adoptStyles(this.getRootNode() as ShadowRoot, failureStyles);
    logForDevelopers(this.props.state.error);
  }

  protected override willUpdate(): void {
    const { error } = this.props.state;
    if (error === this.#error) return;
    this.#error = error;
    this.current = error;
    this.busy = false;
    this.#stopRelief?.();
    // The host tries again at the end of the wait.
    this.#stopRelief = relieve(this, error, (now) => {
      this.current = now ?? error;
    });
  }

  override render(): TemplateResult {
    const { translate, state } = this.props;
    const { error } = state;
    const terms = translate(failureTerms);
    const forPageOwner = PAGE_OWNER_ERRORS.includes(error.code);
    const codes = error.providerCode ? `${error.code}, ${error.providerCode}` : error.code;
    return html`${UNREACHED.includes(error.code) ? connectionIllustration : endedIllustration}
      ${this.renderHeading(terms.errorHeading)}
      <div role="alert">${
        // Taken away meanwhile: the same text once more would not be read out.
        this.busy
          ? nothing
          : html`<p part="error">
              <span role=${error.code === "rate_limited" ? "timer" : nothing}>
                ${failureText(this.current ?? error, terms)}
              </span>
            </p>`
      }</div>
      <span class="visually-hidden" role="status">${this.busy ? terms.sending : ""}</span>
      ${
        forPageOwner
          ? nothing
          : html`<button
              type="button"
              part="button button-primary"
              class=${this.busy ? "busy" : ""}
              aria-disabled=${this.busy}
              @click=${this.#tryAgain}
            >${this.busy ? terms.sending : error.retryable ? terms.tryAgain : terms.startAgain}</button>`
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
    if (this.busy) return;
    this.busy = true;
    if (state.error.retryable) start();
    else restart();
  }
}
