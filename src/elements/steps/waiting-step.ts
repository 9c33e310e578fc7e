import { html, nothing, type TemplateResult } from "lit";
import { OnboardingStep } from "../first/onboarding-step.js";

/** Says what is going on while the customer is with the provider. */
export class WaitingStep extends OnboardingStep<"waiting"> {
  override render(): TemplateResult {
    const { terms, state } = this.view;
    return html`${this.renderHeading(state.returned ? terms.returnedHeading : terms.waitingHeading)}
      ${this.renderText(state.returned ? terms.returnedText : terms.waitingText)}
      <p part="status" role="status">${state.polling.failure?.code === "offline" ? nothing : html`<span class="spinner"></span>`}${this.#statusText()}</p>
      <button type="button" part="button button-secondary" @click=${this.#checkNow}>${terms.checkNow}</button>
      <button type="button" part="link" @click=${this.#showLaunch}>${terms.openAgain}</button>`;
  }

  #statusText(): string {
    const { terms, state } = this.view;
    const { failure } = state.polling;
    if (failure) return failure.code === "offline" ? terms.offline : terms.trouble;
    return state.visit.status === "Active" ? terms.started : terms.notStarted;
  }

  #checkNow(): void {
    this.view.flow.checkNow();
  }

  #showLaunch(): void {
    this.view.flow.showLaunch();
  }
}
