import { html, LitElement, type PropertyDeclarations, type TemplateResult } from "lit";
import type { GangwayError } from "../../contract/errors.js";
import type { Details, FlowState, StepName } from "../../flow/flow-state.js";
import type { OnboardingFlow } from "../../flow/onboarding-flow.js";
import type { FailureTerms, FirstTerms, StepsTerms, Terms } from "../../locales/terms.js";
import type { LaunchWord } from "./find-fault.js";

/** The words that are there in any step: those for trouble come with the trouble. */
export type StepTerms = FirstTerms & StepsTerms & Partial<FailureTerms>;

/** What a step renders, and where it sends the customer's intentions. */
export interface StepView<S extends StepName = StepName> {
  state: Extract<FlowState, { step: S }>;
  /** Missing where the element's own settings are the error. */
  flow: S extends "error" ? OnboardingFlow | undefined : OnboardingFlow;
  terms: S extends "ended" | "error" ? Terms : StepTerms;
  /** How the host page wants the provider's screen to open. */
  launch: LaunchWord;
  /** What is known of the customer by now. */
  known: Details;
  /** Whether there is a details step to go back to. */
  hasDetails: boolean;
  /** Starts again where the visit was. */
  start(): void;
  /** Starts a fresh visit. */
  restart(): void;
  /** Tells the host page of a failure that the step shows in place. Resolves when the words for it are there, if they can be had. */
  report(error: GangwayError): Promise<unknown>;
  /** Loads what comes after the first step; by then, `terms` has its words. */
  loadSteps(): Promise<typeof import("../steps/steps-chunk.js")>;
}

/**
 * One step. It renders into light DOM, so that all steps share the host's shadow tree: labels, ids, parts, slots and
 * styles work as if they were one element.
 */
export abstract class OnboardingStep<S extends StepName = StepName> extends LitElement {
  static override properties: PropertyDeclarations = { view: { attribute: false } };

  /** Set anew by the host whenever the flow, the language or the wording changed. */
  view!: StepView<S>;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.classList.add("step");
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move within the page disconnects and connects in one task: that mustn't end anything.
    queueMicrotask(() => this.isConnected || this.left());
  }

  /** Puts the focus on what a selector finds, once it is there. */
  async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>(selector)?.focus();
  }

  /** Ends timers and calls, once the step has really left the page, or the visit stops. */
  left(): void {}

  protected renderHeading(text: string): TemplateResult {
    return html`<h2 id="heading" part="heading" tabindex="-1">${text}</h2>`;
  }

  protected renderText(text: string): TemplateResult {
    return html`<p part="text">${text}</p>`;
  }

  /** A button that says so while its work is being done, and keeps the focus meanwhile. */
  protected renderSubmit(text: string, busy: boolean): TemplateResult {
    return html`<button part="button button-primary" aria-disabled=${busy}>${busy ? this.view.terms.sending : text}</button>`;
  }
}

/** A step as the host sees it: any of them. */
export interface AnyStep extends LitElement {
  view: unknown;
  left(): void;
  focusOn(selector: string): Promise<void>;
}
