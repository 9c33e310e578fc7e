import { html, type TemplateResult } from "lit";
import { failureTerms } from "../../locales/en/failure-terms.js";
import { OnboardingStep } from "../first/onboarding-step.js";
import { endedIllustration } from "./illustrations/ended.js";

/** Says why the visit can no longer be completed, and offers a fresh one. */
export class EndedStep extends OnboardingStep<"ended"> {
  override render(): TemplateResult {
    const { translate, state, restart, hasDetails } = this.props;
    const terms = translate(failureTerms);
    return html`${endedIllustration}
      ${this.renderHeading(terms.endedHeading)}
      ${this.renderText(`${terms.ended[state.reason]} ${hasDetails ? terms.endedKept : terms.endedAgain}`)}
      <button type="button" part="button button-primary" @click=${restart}>
        ${terms.startAgain}
      </button>`;
  }
}
