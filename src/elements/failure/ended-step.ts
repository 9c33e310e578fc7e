import { html, type TemplateResult } from "lit";
import { OnboardingStep } from "../first/onboarding-step.js";

/** Says why the visit can no longer be completed, and offers a fresh one. */
export class EndedStep extends OnboardingStep<"ended"> {
  override render(): TemplateResult {
    const { terms, state } = this.view;
    return html`${this.renderHeading(terms.endedHeading)}
      ${this.renderText(terms.ended[state.reason])}
      <button type="button" part="button button-primary" @click=${this.#startAgain}>${terms.startAgain}</button>`;
  }

  #startAgain(): void {
    this.view.restart();
  }
}
