import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { OrganisationCard } from "../../contract/answers.js";
import type { CustomerContext } from "../../contract/requests.js";
import type { LaunchWord, Status } from "../../contract/status.js";
import type { CustomerToken } from "../../flow/customer-token.js";
import type { StepName } from "../../flow/flow-state.js";
import { firstTerms } from "../../locales/en-first.js";
import { directionOf } from "../../locales/load-terms.js";
import type { FirstTerms, TermsOverride } from "../../locales/terms.js";
import { firstStyles } from "../../styles/first-styles.js";
import { CurrentStep } from "./current-step.js";
import { DialogController } from "./dialog-controller.js";
import { GangwayCancelledEvent } from "./events.js";
import type { Theme } from "./find-fault.js";
import { onRemoval } from "./on-removal.js";
import { PageLanguage } from "./page-language.js";
import { VisitController } from "./visit-controller.js";

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
  readonly #step = new CurrentStep(this, this.#language);
  readonly #visit = new VisitController(this, this.#language, this.#step);
  readonly #dialog = new DialogController(this, {
    onOpen: () => this.#startOpened(),
    onClose: () => this.#cancel(),
  });

  /**
   * A reference that the partner's server got from the invite call: there is no details step then. Once there is a visit,
   * it reads as the visit's.
   */
  get trackingReference(): string | null {
    return this.#visit.visit?.trackingReference ?? this.#visit.givenReference ?? null;
  }
  set trackingReference(reference: string | null | undefined) {
    // The running visit's own, handed back to us, makes no difference.
    if (!reference || reference !== this.#visit.visit?.trackingReference) {
      this.#visit.givenReference = reference;
    }
    this.requestUpdate();
  }

  /** How far the visit is; null before there is one. */
  get status(): Status | null {
    return this.#visit.visit?.status ?? null;
  }

  /** The step that is shown; null before the first. */
  get step(): StepName | null {
    return this.#step.shown?.name ?? null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    onRemoval(this, () => this.#leave());
  }

  /** Shows the first step, or the one where the visit was. Happens by itself, unless `modal` is set. */
  start(): void {
    this.#visit.start();
  }

  /** Starts a fresh visit; with a `tracking-reference` alone, that one again. Nothing needs to be typed again. */
  restart(): void {
    this.#visit.restart();
  }

  /** Asks at once how far the visit is. */
  checkNow(): void {
    this.#visit.checkNow();
  }

  /** Opens the dialog and starts; resolves when it is open, or closed again. No effect without `modal`. */
  async open(): Promise<void> {
    await this.#dialog.open();
  }

  /** Closes the dialog, with `gangway-cancelled` unless the visit was completed; the focus goes back to where it was. */
  close(): void {
    this.#dialog.close();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.isConnected) {
      // Set meanwhile: the widget goes into a dialog that nobody has opened yet.
      if (changed.get("modal") === false) this.#leave();
      this.#visit.update(changed, this.endpoint || GangwayOnboarding.defaultEndpoint);
    }
    this.#step.update({ hasDetails: !this.#visit.givenReference });
  }

  override render(): TemplateResult {
    if (!this.modal) return this.#renderCard();
    return html`<dialog aria-labelledby="heading" @close=${this.#dialog.noteClose}>
      ${this.#renderCard()}
    </dialog>`;
  }

  #renderCard(): TemplateResult {
    const { tag, translate } = this.#language;
    const terms = translate(firstTerms);
    const { shown, progress, announcement, noteInteraction } = this.#step;
    return html`<section
      part="container"
      class=${this.theme}
      lang=${tag}
      dir=${directionOf(tag)}
      aria-labelledby=${shown ? "heading" : nothing}
      @click=${noteInteraction}
      @keydown=${noteInteraction}
      @input=${noteInteraction}
    >
      <div class="body">
        ${this.modal ? this.#renderClose(terms) : nothing}
        <slot name="logo">${this.#renderLogo()}</slot>
        ${this.#renderProgress(terms)}
        ${progress.index < 2 ? html`<slot name="intro"></slot>` : nothing}
        ${this.#renderStep(terms)}
        <slot name="footer"></slot>
        <p class="visually-hidden" role="status">${announcement}</p>
      </div>
    </section>`;
  }

  #renderClose(terms: FirstTerms): TemplateResult {
    return html`<button type="button" part="link" class="close" @click=${this.close}>
      ${terms.close}
    </button>`;
  }

  #renderLogo(): TemplateResult | typeof nothing {
    const organisation = this.#organisation;
    if (!organisation?.logoUrl) return nothing;
    return html`<img src=${organisation.logoUrl} alt=${organisation.name}>`;
  }

  #renderProgress(terms: FirstTerms): TemplateResult | typeof nothing {
    const { state, progress } = this.#step;
    if (!progress.count || state.step === "error" || state.step === "ended") return nothing;
    return html`<p part="progress">${terms.progress(progress.index, progress.count)}</p>`;
  }

  #renderStep(terms: FirstTerms): unknown {
    if (this.#step.unreachable) {
      return html`<p part="error" role="alert">${terms.unreachable}</p>
        <button type="button" part="button button-primary" @click=${this.#tryAgain}>
          ${terms.tryAgain}
        </button>`;
    }
    return this.#step.shown?.element ?? html`<p part="status" role="status">${terms.loading}</p>`;
  }

  get #organisation(): OrganisationCard | null {
    const { state } = this.#step;
    if ("visit" in state) return state.visit.organisation;
    return "details" in state ? state.organisation.organisation : null;
  }

  #startOpened(): void {
    this.#step.interacted = true;
    this.#visit.wanted = true;
    this.requestUpdate();
  }

  #cancel(): void {
    if (!this.#visit.wanted) return;
    this.#visit.leave();
    if (this.step !== "completed") this.dispatchEvent(new GangwayCancelledEvent());
  }

  #leave(): void {
    this.#step.interacted = false;
    this.#visit.leave();
    this.#dialog.hide();
  }

  #tryAgain(): void {
    const { state } = this.#step;
    // The script may have been missing in the visit as well: then the visit starts again, too.
    if (state.step === "error" && state.error.retryable) this.start();
    else void this.#step.show();
  }
}

function originOf(url: string | undefined): string {
  const origin = url && new URL(url).origin;
  return origin && origin !== "null" ? origin : "";
}
