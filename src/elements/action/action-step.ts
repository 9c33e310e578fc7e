import { html, type TemplateResult } from "lit";
import { actionTerms } from "../../locales/en-action.js";
import { OnboardingStep } from "../first/onboarding-step.js";

/** Says what the provider asks for once more, and leads back to its screen. */
export class ActionStep extends OnboardingStep<"action"> {
  override render(): TemplateResult {
    const { translate, state, flow } = this.props;
    const terms = translate(actionTerms);
    return html`${this.renderHeading(terms.actionHeading)}
      ${this.renderText(terms.actionText(state.visit.action?.reason ?? "other"))}
      <button type="button" part="button button-primary" @click=${() => flow.showLaunch()}>
        ${terms.actionContinue}
      </button>`;
  }
}
