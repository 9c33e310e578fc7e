import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { OrganisationCard } from "../contract/answers.js";
import { asGangwayError, GangwayError } from "../contract/errors.js";
import type { CustomerContext } from "../contract/requests.js";
import type { Status } from "../contract/status.js";
import type { CustomerToken } from "../flow/customer-token.js";
import type { FlowState, OnboardingFlow, StepName, VisitView } from "../flow/flow-state.js";
import { type Progress, progressOf } from "../flow/progress.js";
import { firstTerms } from "../locales/en-first.js";
import { directionOf, loadTerms } from "../locales/load-terms.js";
import { overrideTerms, type Terms, type TermsOverride } from "../locales/terms.js";
import { gangwayStyles } from "../styles/gangway-styles.js";
import type { VisitAnnouncer } from "./announce-visit.js";
import { DetailsStep } from "./details-step.js";
import { GangwayCancelledEvent, GangwayErrorEvent, GangwayReadyEvent, GangwayStepEvent } from "./events.js";
import { findFault, type LaunchWord, type Theme } from "./find-fault.js";
import { type Beginning, createHostFlow } from "./host-flow.js";
import { makeStep } from "./make-step.js";
import { nearestLocale } from "./nearest-locale.js";
import type { AnyStep, StepView } from "./onboarding-step.js";

type Later = typeof import("./later.js");
type Trouble = typeof import("./trouble.js");

/**
 * Identity onboarding in a partner's page: from the customer's details to the provider's screen and back.
 *
 * @tag gangway-onboarding
 *
 * @fires {GangwayReadyEvent} gangway-ready - The first step is interactive.
 * @fires {GangwayStepEvent} gangway-step - A step is shown.
 * @fires {GangwayStatusEvent} gangway-status - The status rose.
 * @fires {GangwayCompletedEvent} gangway-completed - The customer has handed everything in; once per visit, no verdict.
 * @fires {GangwayEndedEvent} gangway-ended - The visit can no longer be completed; once per visit.
 * @fires {GangwayErrorEvent} gangway-error - Something failed, and is shown.
 * @fires {GangwayCancelledEvent} gangway-cancelled - The dialog was closed before the visit was completed.
 *
 * @slot - Fallback, shown while the element is undefined.
 * @slot logo - Above everything. Default: the organisation's logo, where it has one.
 * @slot intro - Above the first step.
 * @slot completed - Below the text of the `completed` step.
 * @slot footer - Below every step.
 *
 * @csspart container - The card.
 * @csspart progress - "Step 2 of 4".
 * @csspart heading - A step's heading.
 * @csspart text - A step's text.
 * @csspart field - A label with its control.
 * @csspart label - A field's label.
 * @csspart input - A text field.
 * @csspart hint - What helps to fill a field in.
 * @csspart field-error - What is wrong with a field.
 * @csspart button - Any button, and the link that opens the provider's screen.
 * @csspart button-primary - The way on.
 * @csspart button-secondary - Another way.
 * @csspart link - A link, or a button that looks like one.
 * @csspart qr - The QR code.
 * @csspart frame - The provider's screen in the page.
 * @csspart status - What is going on.
 * @csspart error - What went wrong.
 *
 * @cssprop {<color>} [--gangway-color-primary=light-dark(#1d4ed8, #9db8ff)] - Primary buttons and links.
 * @cssprop {<color>} [--gangway-color-on-primary=light-dark(#fff, #0c1530)] - Text on primary buttons. Browsers with relative colours (2024) take white or black, whichever stands out.
 * @cssprop {<color>} [--gangway-color-surface=light-dark(#fff, #171a21)] - The card.
 * @cssprop {<color>} [--gangway-color-text=light-dark(#161a22, #eef1f6)] - Text.
 * @cssprop {<color>} [--gangway-color-muted=light-dark(#545d6c, #aab3c2)] - Secondary text.
 * @cssprop {<color>} [--gangway-color-border=light-dark(#858e9c, #788394)] - Borders of controls.
 * @cssprop {<color>} [--gangway-color-error=light-dark(#b3261e, #ffb4ab)] - Errors.
 * @cssprop {<color>} [--gangway-color-success=light-dark(#15703d, #74d69d)] - The mark of the completed step.
 * @cssprop {<color>} [--gangway-color-focus=var(--gangway-color-primary)] - Focus ring.
 * @cssprop [--gangway-font=system-ui, sans-serif] - Font family.
 * @cssprop {<length>} [--gangway-radius=10px] - Corners of controls; the card's are rounder in proportion.
 * @cssprop {<length>} [--gangway-space=1rem] - Distance between the parts of a step.
 * @cssprop {<length-percentage>} [--gangway-max-width=30rem] - Greatest width.
 */
export class GangwayOnboarding extends LitElement {
  static override styles = gangwayStyles;

  static override properties = {
    endpoint: {},
    organisation: {},
    email: {},
    externalRef: { attribute: "external-ref" },
    referenceData: { attribute: "reference-data" },
    customerContext: { attribute: false },
    customerToken: { attribute: false },
    locale: {},
    theme: {},
    launch: {},
    modal: { type: Boolean },
    terms: { attribute: false },
    trackingReference: { attribute: "tracking-reference" },
    dictionary: { state: true },
    words: { state: true },
    missing: { state: true },
    news: { state: true },
  };

  /** Where the proxy is when `endpoint` isn't set. Default: the origin that this script came from. */
  static defaultEndpoint = originOf(import.meta.url);

  /** Base URL of the proxy. Default: the origin that the script came from. */
  endpoint?: string | null | undefined;
  /** Organisation code; needed unless `tracking-reference` is given. */
  organisation?: string | null | undefined;
  /** The customer's email address, where it is known. */
  email?: string | null | undefined;
  /** The partner's own name for the customer. */
  externalRef?: string | null | undefined;
  /** The partner's own note on the visit, handed through. */
  referenceData?: string | null | undefined;
  /** What else is known of the customer: pre-fills the details step, and goes along with the invite. */
  customerContext?: CustomerContext | null | undefined;
  /** Proof that the partner has authenticated the customer: a JWT, or a function that gets one, called again when it expired. */
  customerToken?: CustomerToken;
  /** Language and direction, BCP 47. Default: the nearest `lang`, then the browser's. */
  locale?: string | null | undefined;
  /** Colours: the system's (`auto`), `light` or `dark`. */
  theme: Theme = "auto";
  /** How the provider's screen opens. `auto` takes what the organisation and the device allow. */
  launch: LaunchWord = "auto";
  /** Shows the widget in a dialog, between `open()` and `close()`. */
  modal = false;
  /** The host's own wording, over the language's. */
  terms?: TermsOverride | null | undefined;

  /** The words of another language than English. */
  private dictionary: Terms | null = null;
  /** English, as far as it has been needed. */
  private words: Partial<Terms> = firstTerms;
  /** The step that could not be loaded. */
  private missing: GangwayError | null = null;
  /** A new step's heading, for those who are elsewhere on the page with a screen reader. */
  private news = "";

  #givenReference: string | null | undefined;
  #state: FlowState = { step: null };
  #flow: OnboardingFlow | undefined;
  #beginning: Beginning | undefined;
  /** Whether a visit should be going on: connected, and open if it is a dialog. */
  #wanted = false;
  #running = false;
  #ready = false;
  /** Whether the customer has done anything yet: before that, nothing takes the focus. */
  #acted = false;
  #shown: { name: StepName; step: AnyStep } | null = null;
  /** The step that the host page was told of last. */
  #told: StepName | null = null;
  /** Kept through errors, restarts and removals, with what was typed in it. */
  #details: AnyStep | undefined;
  #progress: Progress = { index: 0, count: 0 };
  #language = "";
  /** The visit that is going on, as last seen. */
  #visit: VisitView | null = null;
  #announcer: VisitAnnouncer | undefined;
  /** Notices a page that changes its language. */
  #languages: MutationObserver | undefined;

  /**
   * A reference that the partner's server got from the invite call: there is no details step then. Once there is a visit,
   * it reads as the visit's.
   */
  get trackingReference(): string | null {
    return this.#visit?.trackingReference ?? this.#givenReference ?? null;
  }
  set trackingReference(reference: string | null | undefined) {
    this.#givenReference = reference;
    this.requestUpdate();
  }

  /** How far the visit is; null before there is one. */
  get status(): Status | null {
    return this.#visit?.status ?? null;
  }

  /** The step that is shown; null before the first. */
  get step(): StepName | null {
    return this.#shown?.name ?? null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const dialog = this.#dialog;
    if (dialog?.open && !dialog.matches(":modal")) {
      // Moved within the page: the browser has taken the dialog out of the top layer.
      dialog.open = false;
      dialog.showModal();
    }
    if (this.hasUpdated) this.#wanted ||= !this.modal;
    this.#languages = new MutationObserver(() => this.requestUpdate());
    this.#languages.observe(document, { subtree: true, attributeFilter: ["lang"] });
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#languages?.disconnect();
    // A move within the page disconnects and connects in one task: the visit goes on.
    queueMicrotask(() => this.isConnected || this.#leave());
  }

  /** Shows the first step, or the one where the visit was. Happens by itself, unless `modal` is set. */
  start(): void {
    this.#wanted = true;
    this.#told = null;
    if (this.#flow) this.#run((flow) => flow.start());
    else this.#beginning = undefined;
    this.requestUpdate();
  }

  /** Starts a fresh visit; with a `tracking-reference` alone, that one again. Nothing needs to be typed again. */
  restart(): void {
    this.#told = null;
    this.#visit = null;
    if (this.#flow) this.#run((flow) => flow.restart());
    else this.start();
  }

  /** Asks at once how far the visit is. */
  checkNow(): void {
    this.#flow?.checkNow();
  }

  /** Opens the dialog and starts; resolves when it is open. No effect without `modal`. */
  async open(): Promise<void> {
    if (this.isUpdatePending) await this.updateComplete;
    const dialog = this.#dialog;
    if (!dialog || dialog.open) return;
    dialog.showModal();
    this.#wanted = this.#acted = true;
    this.requestUpdate();
  }

  /** Closes the dialog, with `gangway-cancelled` unless the visit was completed; the focus goes back to where it was. */
  close(): void {
    this.#dialog?.close();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const language = nearestLocale(this, this.locale);
    if (language !== this.#language) {
      this.#language = language;
      void this.#loadTerms(language);
    }
    if (!this.isConnected) return;
    if (changed.has("modal")) {
      this.#wanted ||= !this.modal;
      // Into a dialog that nobody has opened yet.
      if (changed.get("modal") === false) this.#leave();
    }
    if (!this.#wanted) return;
    const { organisation } = this;
    const trackingReference = this.#givenReference;
    const theme = this.theme || "auto";
    const launch = this.launch || "auto";
    const next: Beginning = {
      endpoint: this.endpoint || GangwayOnboarding.defaultEndpoint,
      organisation,
      trackingReference,
      fault: findFault({ organisation, trackingReference, theme, launch }),
    };
    if (this.#beginsAnew(next)) this.#begin(next);
    else if (!this.#running) this.#run((flow) => flow.start());
    else if (changed.has("customerToken") && this.customerToken && !organisation) {
      // The page's script came later than the element.
      const state = this.#state;
      if (state.step === "error" || (state.step === "code" && !state.sent)) this.restart();
    }
  }

  override render(): TemplateResult {
    return this.modal
      ? html`<dialog aria-labelledby="heading" @close=${this.#cancel}>${this.#renderCard()}</dialog>`
      : this.#renderCard();
  }

  #renderCard(): TemplateResult {
    // What is still missing, nobody reads yet.
    const terms = overrideTerms({ ...this.words, ...this.dictionary } as Terms, this.terms);
    const { step } = this.#state;
    const { index, count } = this.#progress;
    const organisation = this.#organisation;
    return html`<section part="container" class=${this.theme} lang=${this.#language} dir=${directionOf(this.#language)}
      aria-labelledby=${this.#shown ? "heading" : nothing} @click=${this.#noteAction} @keydown=${this.#noteAction} @input=${this.#noteAction}>
      <div class="body">
        ${this.modal ? html`<button type="button" part="link" class="close" @click=${this.close}>${terms.close}</button>` : nothing}
        <slot name="logo">${organisation?.logoUrl ? html`<img src=${organisation.logoUrl} alt=${organisation.name}>` : nothing}</slot>
        ${count && step !== "error" && step !== "ended" ? html`<p part="progress">${terms.progress(index, count)}</p>` : nothing}
        ${index < 2 ? html`<slot name="intro"></slot>` : nothing}
        ${this.#renderStep(terms)}
        <slot name="footer"></slot>
        <p class="unseen" role="status">${this.news}</p>
      </div>
    </section>`;
  }

  #renderStep(terms: Terms): unknown {
    if (this.missing) {
      return html`<p part="error" role="alert">${terms.unreachable}</p>
        <button type="button" part="button button-primary" @click=${this.#showStep}>${terms.tryAgain}</button>`;
    }
    const shown = this.#shown;
    if (!shown) return html`<p part="status" role="status">${terms.loading}</p>`;
    if (shown.name === this.#state.step) {
      const given = this.#flow?.details;
      const view = {
        state: this.#state,
        known: {
          email: this.email || given?.email || "",
          customerContext: { ...given?.customerContext, ...this.customerContext },
        },
        flow: this.#flow,
        terms,
        launch: this.launch || "auto",
        hasDetails: !this.#givenReference,
        start: () => this.start(),
        restart: () => this.restart(),
        report: (error: GangwayError) => {
          this.#report(error);
          return this.#loadTrouble().catch(() => {});
        },
        loadLater: () => this.#loadLater(),
      };
      shown.step.view = view satisfies Record<keyof StepView, unknown>;
    }
    return shown.step;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot?.querySelector("dialog") ?? null;
  }

  get #organisation(): OrganisationCard | null {
    const state = this.#state;
    return "visit" in state
      ? state.visit.organisation
      : "details" in state
        ? state.organisation.organisation
        : null;
  }

  /** Whether settings differ in what a visit hangs on. The running visit's own reference, handed back to us, doesn't. */
  #beginsAnew(next: Beginning): boolean {
    const last = this.#beginning;
    const given = next.trackingReference;
    if (!last || last.endpoint !== next.endpoint || last.fault !== next.fault) return true;
    if (given) return given !== last.trackingReference && given !== this.#visit?.trackingReference;
    return !!last.trackingReference || last.organisation !== next.organisation;
  }

  #begin(next: Beginning): void {
    this.#stop();
    this.#beginning = next;
    this.#state = { step: null };
    this.#flow = this.#details = undefined;
    this.#shown = this.#told = this.#visit = null;
    this.#ready = false;
    try {
      if (next.fault) throw new GangwayError("invalid_configuration", next.fault);
      const flow = createHostFlow(
        this,
        next,
        () => this.#language,
        (error) => this.#report(error),
      );
      this.#flow = flow;
      flow.subscribe((state) => {
        if (flow === this.#flow) this.#follow(state);
      });
      this.#run(() => flow.start());
    } catch (error) {
      this.#running = true;
      this.#fail(error);
    }
  }

  #run(action: (flow: OnboardingFlow) => Promise<void>): void {
    const flow = this.#flow;
    this.#running = true;
    if (flow) action(flow).catch((error) => this.#fail(error));
  }

  #fail(error: unknown): void {
    this.#follow({ step: "error", error: asGangwayError(error) });
  }

  #stop(): void {
    this.#running = false;
    this.#shown?.step.left();
    this.#flow?.stop();
  }

  #leave(): void {
    this.#wanted = this.#acted = false;
    this.#dialog?.close();
    this.#stop();
  }

  #follow(state: FlowState): void {
    this.#state = state;
    const hasDetails = !this.#givenReference;
    const { authentication } =
      "visit" in state ? state.visit : "details" in state ? state.organisation : { authentication: null };
    const hasCode = authentication === "code" && !this.customerToken;
    this.#progress = progressOf(state, { hasDetails, hasCode }) ?? this.#progress;
    if ("visit" in state) this.#visit = state.visit;
    else if (state.step === "details") this.#visit = null;
    this.#announcer?.follow(state);
    void this.#showStep();
    this.requestUpdate();
  }

  /** Brings the step of the flow's state on the screen, loading it first where it isn't there yet. */
  async #showStep(): Promise<void> {
    const name = this.#state.step;
    this.missing = null;
    if (!name) this.#shown = null;
    if (!name || this.#shown?.name === name) return;
    let Step: new () => AnyStep = DetailsStep;
    if (name !== "details") {
      try {
        const { LATER_STEPS } = await this.#loadLater();
        // A step that begins with a failure waits for the words.
        if ("failure" in this.#state) await this.#loadTrouble().catch(() => {});
        Step =
          name === "ended" || name === "error"
            ? (await this.#loadTrouble()).TROUBLE_STEPS[name]
            : LATER_STEPS[name];
      } catch (cause) {
        if (this.#state.step !== name) return;
        this.missing = new GangwayError("network", `The step "${name}" could not be loaded.`, { cause });
        this.#report(this.missing);
        return;
      }
      this.#announcer?.follow(this.#state);
    }
    // Meanwhile the customer may be elsewhere.
    if (this.#state.step !== name || this.step === name) return;
    const step = (name === "details" && this.#details) || makeStep(`gangway-${name}-step`, Step);
    if (name === "details") this.#details = step;
    const takesFocus =
      this.#acted && !!(this.shadowRoot?.activeElement || document.activeElement === document.body);
    this.#shown = { name, step };
    this.requestUpdate();
    await this.updateComplete;
    await step.updateComplete;
    if (this.#shown?.step !== step || !this.isConnected) return;
    if (takesFocus) void step.focusHeading();
    else if (this.#told) this.news = step.querySelector("h2")?.textContent ?? "";
    if (this.#told !== name) {
      this.#told = name;
      this.dispatchEvent(new GangwayStepEvent(name, this.#progress.index, this.#progress.count));
    }
    if (!this.#ready && name !== "error") {
      this.#ready = true;
      this.dispatchEvent(new GangwayReadyEvent());
    }
  }

  /** Loads what comes after the first step. */
  async #loadLater(): Promise<Later> {
    const later = await import("./later.js");
    if (!this.#announcer) {
      this.#announcer = new later.VisitAnnouncer(this, (error) => this.#report(error));
      const { styleSheet } = later.laterStyles;
      if (styleSheet) this.shadowRoot?.adoptedStyleSheets.push(styleSheet);
      await this.#learn(later.terms);
    }
    return later;
  }

  /** Loads what most customers never see. */
  async #loadTrouble(): Promise<Trouble> {
    const trouble = await import("./trouble.js");
    await this.#learn(trouble.terms);
    return trouble;
  }

  #learn(words: Partial<Terms>): Promise<boolean> {
    this.words = { ...this.words, ...words };
    return this.updateComplete;
  }

  async #loadTerms(language: string): Promise<void> {
    // A dictionary that can't be loaded leaves the words in English.
    const dictionary = await loadTerms(language).catch(() => null);
    if (language === this.#language) this.dictionary = dictionary;
  }

  #report({ code, message, retryable, providerCode }: GangwayError): void {
    this.dispatchEvent(new GangwayErrorEvent(code, message, retryable, providerCode));
  }

  #noteAction(): void {
    // Fetched ahead. A failure shows, and is told, when a step is needed.
    if (!this.#acted) this.#loadLater().catch(() => {});
    this.#acted = true;
  }

  #cancel(): void {
    if (!this.#wanted) return;
    this.#wanted = false;
    this.#stop();
    if (this.step !== "completed") this.dispatchEvent(new GangwayCancelledEvent());
  }
}

function originOf(url: string | undefined): string {
  const origin = url && new URL(url).origin;
  return origin && origin !== "null" ? origin : "";
}
