import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { OrganisationCard } from "../../contract/answers.js";
import { asGangwayError, GangwayError } from "../../contract/errors.js";
import type { CustomerContext } from "../../contract/requests.js";
import type { Status } from "../../contract/status.js";
import type { CustomerToken } from "../../flow/customer-token.js";
import type { FlowState, StepName, VisitView } from "../../flow/flow-state.js";
import type { OnboardingFlow } from "../../flow/onboarding-flow.js";
import { progressOf } from "../../flow/progress.js";
import { directionOf } from "../../locales/load-terms.js";
import { overrideTerms, type Terms, type TermsOverride } from "../../locales/terms.js";
import { firstStyles } from "../../styles/first-styles.js";
import { GangwayCancelledEvent, GangwayErrorEvent } from "./events.js";
import { findFault, type LaunchWord, type Theme } from "./find-fault.js";
import { type Beginning, beginsAnew, createHostFlow } from "./host-flow.js";
import type { StepView } from "./onboarding-step.js";
import { PageLanguage } from "./page-language.js";
import { Stage } from "./step-loader.js";

/**
 * Identity onboarding in a partner's page: from the customer's details to the provider's screen and back.
 *
 * @tag gangway-onboarding
 *
 * @fires {GangwayReadyEvent} gangway-ready - The first step is interactive.
 * @fires {GangwayStepEvent} gangway-step - A step is shown.
 * @fires {GangwayStatusEvent} gangway-status - The status rose.
 * @fires {GangwayCompletedEvent} gangway-completed - The customer has handed everything in; once per visit and page, no verdict.
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
  static override styles = firstStyles;

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
  /** Colours: `light`, `dark`, or the page's own `color-scheme` (`auto`). */
  theme: Theme = "auto";
  /** How the provider's screen opens. `auto` takes what the organisation and the device allow. */
  launch: LaunchWord = "auto";
  /** Shows the widget in a dialog, between `open()` and `close()`. */
  modal = false;
  /** The host's own wording, over the language's. */
  terms?: TermsOverride | null | undefined;

  readonly #language = new PageLanguage(this);
  readonly #stage = new Stage(this, (error) => this.#report(error));
  #givenReference: string | null | undefined;
  #flow: OnboardingFlow | undefined;
  #beginning: Beginning | undefined;
  /** Whether a visit should be going on: connected, and open if it is a dialog. */
  #wanted = false;
  /** Whether nothing has been said against opening since `open()`. */
  #opening = false;
  #running = false;
  /** The visit that is going on, as last seen. */
  #visit: VisitView | null = null;

  /**
   * A reference that the partner's server got from the invite call: there is no details step then. Once there is a visit,
   * it reads as the visit's.
   */
  get trackingReference(): string | null {
    return this.#visit?.trackingReference ?? this.#givenReference ?? null;
  }
  set trackingReference(reference: string | null | undefined) {
    // The running visit's own, handed back to us, makes no difference.
    if (!reference || reference !== this.#visit?.trackingReference) this.#givenReference = reference;
    this.requestUpdate();
  }

  /** How far the visit is; null before there is one. */
  get status(): Status | null {
    return this.#visit?.status ?? null;
  }

  /** The step that is shown; null before the first. */
  get step(): StepName | null {
    return this.#stage.shown?.name ?? null;
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
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move within the page disconnects and connects in one task: the visit goes on.
    queueMicrotask(() => this.isConnected || this.#leave());
  }

  /** Shows the first step, or the one where the visit was. Happens by itself, unless `modal` is set. */
  start(): void {
    this.#wanted = true;
    if (this.#flow) this.#run((flow) => flow.start());
    else this.#beginning = undefined;
    this.requestUpdate();
  }

  /** Starts a fresh visit; with a `tracking-reference` alone, that one again. Nothing needs to be typed again. */
  restart(): void {
    this.#visit = null;
    if (this.#flow) this.#run((flow) => flow.restart());
    else this.start();
  }

  /** Asks at once how far the visit is. */
  checkNow(): void {
    this.#flow?.checkNow();
  }

  /** Opens the dialog and starts; resolves when it is open, or closed again. No effect without `modal`. */
  async open(): Promise<void> {
    this.#opening = true;
    if (this.isUpdatePending) await this.updateComplete;
    const dialog = this.#dialog;
    if (!dialog || dialog.open || !this.#opening) return;
    dialog.showModal();
    this.#wanted = this.#stage.acted = true;
    this.requestUpdate();
  }

  /** Closes the dialog, with `gangway-cancelled` unless the visit was completed; the focus goes back to where it was. */
  close(): void {
    this.#opening = false;
    this.#dialog?.close();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
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
    if (beginsAnew(next, this.#beginning)) this.#begin(next);
    else if (!this.#running) this.#run((flow) => flow.start());
    else if (
      changed.has("customerToken") &&
      this.#hasNewToken(changed.get("customerToken")) &&
      !organisation
    ) {
      // The page's script came later than the element.
      const { state } = this.#stage;
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
    const { words, state, progress, shown, news } = this.#stage;
    const { tag, dictionary } = this.#language;
    const terms = overrideTerms({ ...words, ...dictionary } as Terms, this.terms);
    const { index, count } = progress;
    const organisation = this.#organisation;
    return html`<section part="container" class=${this.theme} lang=${tag} dir=${directionOf(tag)}
      aria-labelledby=${shown ? "heading" : nothing} @click=${this.#noteAction} @keydown=${this.#noteAction} @input=${this.#noteAction}>
      <div class="body">
        ${this.modal ? html`<button type="button" part="link" class="close" @click=${this.close}>${terms.close}</button>` : nothing}
        <slot name="logo">${organisation?.logoUrl ? html`<img src=${organisation.logoUrl} alt=${organisation.name}>` : nothing}</slot>
        ${count && state.step !== "error" && state.step !== "ended" ? html`<p part="progress">${terms.progress(index, count)}</p>` : nothing}
        ${index < 2 ? html`<slot name="intro"></slot>` : nothing}
        ${this.#renderStep(terms)}
        <slot name="footer"></slot>
        <p class="unseen" role="status">${news}</p>
      </div>
    </section>`;
  }

  #renderStep(terms: Terms): unknown {
    const stage = this.#stage;
    const { shown, state } = stage;
    if (stage.missing) {
      return html`<p part="error" role="alert">${terms.unreachable}</p>
        <button type="button" part="button button-primary" @click=${this.#tryAgain}>${terms.tryAgain}</button>`;
    }
    if (!shown) return html`<p part="status" role="status">${terms.loading}</p>`;
    if (shown.name === state.step) {
      const given = this.#flow?.details;
      const view = {
        state,
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
          return stage.loadFailure().catch(() => {});
        },
        loadSteps: () => stage.loadSteps(),
      };
      shown.step.view = view satisfies Record<keyof StepView, unknown>;
    }
    return shown.step;
  }

  /** A function in place of another is none: frameworks make one at each rendering. */
  #hasNewToken(before: unknown): boolean {
    const { customerToken } = this;
    return !!customerToken && !(before && typeof customerToken === "function");
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot?.querySelector("dialog") ?? null;
  }

  get #organisation(): OrganisationCard | null {
    const { state } = this.#stage;
    return "visit" in state
      ? state.visit.organisation
      : "details" in state
        ? state.organisation.organisation
        : null;
  }

  #begin(next: Beginning): void {
    this.#stop();
    this.#beginning = next;
    this.#stage.clear();
    this.#flow = undefined;
    this.#visit = null;
    try {
      if (next.fault) throw new GangwayError("invalid_configuration", next.fault);
      const flow = createHostFlow(
        this,
        next,
        () => this.#language.tag,
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
    this.#stage.shown?.step.left();
    this.#flow?.stop();
  }

  #leave(): void {
    this.#wanted = this.#stage.acted = false;
    this.#dialog?.close();
    this.#stop();
  }

  #follow(state: FlowState): void {
    const hasDetails = !this.#givenReference;
    const { authentication } =
      "visit" in state ? state.visit : "details" in state ? state.organisation : { authentication: null };
    const hasCode = authentication === "code" && !this.customerToken;
    if ("visit" in state) this.#visit = state.visit;
    else if (state.step === "details") this.#visit = null;
    this.#stage.follow(state, progressOf(state, { hasDetails, hasCode }));
  }

  #report({ code, message, retryable, providerCode }: GangwayError): void {
    this.dispatchEvent(new GangwayErrorEvent(code, message, retryable, providerCode));
  }

  #noteAction(): void {
    this.#stage.noteAction();
  }

  #tryAgain(): void {
    const { state } = this.#stage;
    // What failed to load may have been needed for the visit as well: then the visit begins again, too.
    if (state.step === "error" && state.error.retryable) this.start();
    else void this.#stage.show();
  }

  #cancel(): void {
    if (!this.#wanted || this.#dialog?.open) return;
    this.#wanted = false;
    this.#stop();
    if (this.step !== "completed") this.dispatchEvent(new GangwayCancelledEvent());
  }
}

function originOf(url: string | undefined): string {
  const origin = url && new URL(url).origin;
  return origin && origin !== "null" ? origin : "";
}
