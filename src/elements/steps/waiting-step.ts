import { html, nothing, type TemplateResult } from "lit";
import { stepsTerms } from "../../locales/en-steps.js";
import { OnboardingStep } from "../first/onboarding-step.js";
import { ContinueLater } from "./continue-later.js";

/** Says what is going on while the customer is with the provider. */
export class WaitingStep extends OnboardingStep<"waiting"> {
  readonly #later = new ContinueLater(this);

  protected override get terms() {
    return this.props.translate(stepsTerms);
  }

  override render(): TemplateResult {
    const { terms } = this;
    const { flow, state } = this.props;
    const offline = state.polling.failure?.code === "offline";
    return html`${this.renderHeading(state.returned ? terms.returnedHeading : terms.waitingHeading)}
      ${this.renderText(state.returned ? terms.returnedText : terms.waitingText)}
      <p part="status" role="status">
        ${offline ? nothing : html`<span class="spinner"></span>`}${this.#statusText}
      </p>
      <button type="button" part="button button-secondary" @click=${() => flow.checkNow()}>
        ${terms.checkNow}
      </button>
      <button type="button" part="link" @click=${() => flow.showLaunch()}>
        ${terms.openAgain}
      </button>
      ${this.#later.render(terms)}`;
  }

  get #statusText(): string {
    const { terms } = this;
    const { polling, visit } = this.props.state;
    if (polling.failure) return polling.failure.code === "offline" ? terms.offline : terms.reconnecting;
    return visit.status === "Active" ? terms.started : terms.notStarted;
  }
}
