import { html, type PropertyValues, type TemplateResult } from "lit";
import { stepsTerms } from "../../locales/en/steps-terms.js";
import { adoptStyles } from "../first/adopt-styles.js";
import { OnboardingStep } from "../first/onboarding-step.js";
import { doneIllustration } from "./illustrations/done.js";

/**
 * Says that everything has been handed in. The checks go on: this is no verdict. Where the organisation shows the outcome,
 * it says so once there is one.
 */
export class CompletedStep extends OnboardingStep<"completed"> {
  #outcomeWords: typeof import("../action/outcome-words.js").outcomeWords | undefined;

  override updated(_: PropertyValues<this>): void {
    if (!this.props.state.visit.outcome || this.#outcomeWords) return;
    // Without the words it is said as where the outcome isn't shown.
    this.props.withTerms(import("../action/action-chunk.js")).then(
      ({ outcomeWords, actionStyles }) => {
        adoptStyles(this.getRootNode() as ShadowRoot, actionStyles);
        this.#outcomeWords = outcomeWords;
        this.requestUpdate();
      },
      () => {},
    );
  }

  override render(): TemplateResult {
    const { translate, state } = this.props;
    const { organisation, outcome } = state.visit;
    const terms = translate(stepsTerms);
    const words = outcome && this.#outcomeWords?.(outcome, translate);
    return html`${words?.illustration ?? doneIllustration}
      ${this.renderHeading(words?.heading ?? terms.completedHeading)}
      <p part="text" role="status">${
        words?.text(organisation.name) ?? terms.completedText(organisation.name)
      }</p>
      <slot name="completed"></slot>`;
  }
}
