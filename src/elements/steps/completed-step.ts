import { html, type TemplateResult } from "lit";
import { stepsTerms } from "../../locales/en-steps.js";
import { OnboardingStep } from "../first/onboarding-step.js";

/** Says that everything has been handed in. The checks go on: this is no verdict. */
export class CompletedStep extends OnboardingStep<"completed"> {
  override render(): TemplateResult {
    const { translate, state } = this.props;
    const terms = translate(stepsTerms);
    return html`<svg
        class="mark"
        viewBox="0 0 48 48"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        stroke-width="3"
      >
        <circle cx="24" cy="24" r="22"></circle>
        <path
          d="m15 25 6.500 6.500 12-14"
          stroke-linecap="round"
          stroke-linejoin="round"
        ></path>
      </svg>
      ${this.renderHeading(terms.completedHeading)}
      ${this.renderText(terms.completedText(state.visit.organisation.name))}
      <slot name="completed"></slot>`;
  }
}
