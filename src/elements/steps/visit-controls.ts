import { html, nothing, type TemplateResult } from "lit";
import { stepsTerms } from "../../locales/en/steps-terms.js";
import type { ControlsPanel } from "../help/controls-panel.js";
import type { Control, ControlledStep } from "./controlled-step.js";
import { loadHelp } from "./load-help.js";
import { renderError } from "./render-failure.js";

/** The quiet row below a step: start over, change the details, get help. What they do is loaded with the first press. */
export class VisitControls {
  readonly #step: ControlledStep;
  #panel: ControlsPanel | undefined;
  #failed = false;

  constructor(step: ControlledStep) {
    this.#step = step;
  }

  /**
   * Renders the controls that help in a step.
   * @param begun true where something done at the provider's may be lost: the customer is asked first. Null where there is
   *   nothing to start over.
   */
  render(begun: boolean | null): TemplateResult {
    const { hasDetails, translate } = this.#step.props;
    const terms = translate(stepsTerms);
    const renderControl = (control: Control, opens: boolean) => html`<button
      type="button"
      part="link"
      id=${control}
      aria-expanded=${opens ? this.#panel?.opened === control : nothing}
      @click=${() => this.#press(control, opens)}
    >${terms[control]}</button>`;
    // A customer whom the partner's server has invited has typed no details here.
    const offers = hasDetails && begun !== null;
    return html`<div class="later controls">
        ${offers ? [renderControl("startOver", begun), renderControl("changeDetails", begun)] : nothing}
        ${renderControl("getHelp", true)}
      </div>
      <div role="alert">${this.#failed ? renderError(terms.unreachable) : this.#panel?.renderFailure()}</div>
      ${this.#panel?.render()}`;
  }

  async #press(control: Control, opens: boolean): Promise<void> {
    const step = this.#step;
    try {
      this.#panel ??= new (await step.props.withTerms(loadHelp())).ControlsPanel(step);
      this.#failed = false;
      this.#panel.press(control, opens);
    } catch {
      this.#failed = true;
    }
    step.requestUpdate();
  }
}
