import { html, LitElement, type PropertyDeclarations, type TemplateResult } from "lit";
import type { StepName } from "../../flow/flow-state.js";
import { firstTerms } from "../../locales/en/first-terms.js";
import type { FirstTerms, Terms } from "../../locales/terms.js";
import { onRemoval } from "./on-removal.js";
import type { StepProps } from "./step-props.js";

/**
 * One step. It renders into light DOM, so that all steps share the host's shadow tree. Labels, ids, parts, slots and
 * styles work as in one element.
 */
export abstract class OnboardingStep<S extends StepName> extends LitElement {
  static override properties: PropertyDeclarations = { props: { attribute: false } };

  /** Set anew by the host whenever the flow, the language or the wording changed. */
  props!: StepProps<S>;

  /** The terms of the first step, and all others that are loaded. */
  protected get terms(): FirstTerms & Partial<Terms> {
    return this.props.translate(firstTerms);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.classList.add("step");
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    onRemoval(this, () => this.stop());
  }

  /** Puts the focus on the first match of a selector, once the step is rendered. */
  async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>(selector)?.focus();
  }

  /** Ends timers and calls. The host calls it when the visit stops, and the step itself when it has left the page. */
  stop(): void {}

  protected renderHeading(text: string): TemplateResult {
    return html`<h2 id="heading" part="heading" tabindex="-1" aria-describedby="progress">${text}</h2>`;
  }

  protected renderText(text: string): TemplateResult {
    return html`<p part="text">${text}</p>`;
  }

  /**
   * Renders a submit button. While `busy`, its text says so, and it keeps the focus.
   * @param message read out while the button isn't busy.
   */
  protected renderSubmit(text: string, busy: boolean, isDisabled = false, message = ""): TemplateResult {
    const { sending } = this.terms;
    return html`<button part="button button-primary" class=${busy ? "busy" : ""} aria-disabled=${busy || isDisabled}>
        ${busy ? sending : text}
      </button>
      <p class="visually-hidden" role="status">${busy ? sending : message}</p>`;
  }
}
