import { LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { CustomerContext } from "../../contract/requests.js";
import type { LaunchWord, Status } from "../../contract/status.js";
import type { CustomerToken } from "../../flow/customer-token.js";
import type { StepName } from "../../flow/flow-state.js";
import type { TermsOverride } from "../../locales/terms.js";
import { firstStyles } from "../../styles/first-styles.js";
import type { Dialog } from "../dialog/dialog.js";
import { renderCard } from "./card.js";
import type { Theme } from "./check-settings.js";
import { CurrentStep } from "./current-step.js";
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
 * @fires {GangwayStatusEvent} gangway-status - The visit's status rose.
 * @fires {GangwayCompletedEvent} gangway-completed - The customer has handed everything in. Once per visit and page; this is no verdict.
 * @fires {GangwayEndedEvent} gangway-ended - The visit can no longer be completed. Once per visit.
 * @fires {GangwayActionEvent} gangway-action - The provider asks the customer for more, also after completion. Again whenever that changes; this is no verdict.
 * @fires {GangwayErrorEvent} gangway-error - Something failed. The widget shows it too.
 * @fires {GangwayCancelledEvent} gangway-cancelled - The dialog was closed before the visit was completed.
 * @fires {GangwayStreamEvent} gangway-event - Something happened: each of the events above, and smaller things between them. For analytics; without personal data.
 *
 * @slot - Fallback, shown until the element is defined.
 * @slot logo - In the header of every step. Default: the organisation's logo, or its name.
 * @slot intro - Above the first step.
 * @slot completed - Below the text of the `completed` step.
 * @slot footer - Below every step.
 *
 * @csspart container - The card.
 * @csspart progress - The progress bar, and "Step 2 of 4".
 * @csspart heading - A step's heading.
 * @csspart text - A step's text.
 * @csspart field - A label with its control.
 * @csspart label - A field's label.
 * @csspart input - A text field.
 * @csspart hint - Help for filling in a field.
 * @csspart field-error - The error of a field.
 * @csspart button - Any button, and the link that opens the provider's screen.
 * @csspart button-primary - The button that leads on.
 * @csspart button-secondary - A button for another way.
 * @csspart link - A link, or a button that looks like one.
 * @csspart qr - The QR code.
 * @csspart frame - The frame with the provider's screen.
 * @csspart languages - The language menu, with its label.
 * @csspart status - A message on the progress.
 * @csspart error - An error message.
 *
 * @cssprop {<color>} [--gangway-color-primary=light-dark(#1d4ed8, #9db8ff)] - Primary buttons. Links have it too, as far as they can be read on the surface.
 * @cssprop {<color>} [--gangway-color-on-primary=light-dark(#fff, #0c1530)] - Text on primary buttons. Browsers with relative colours (2024): white or black, whichever has more contrast.
 * @cssprop {<color>} [--gangway-color-surface=light-dark(#fff, #171a21)] - The card.
 * @cssprop {<color>} [--gangway-color-text=light-dark(#161a22, #eef1f6)] - Text. Browsers with relative colours: a grey with a contrast of 16 to the surface, or the highest that there is.
 * @cssprop {<color>} [--gangway-color-muted=light-dark(#545d6c, #aab3c2)] - Secondary text. Browsers with relative colours: likewise, with a contrast of 6.
 * @cssprop {<color>} [--gangway-color-border=light-dark(#858e9c, #788394)] - Borders of controls. Browsers with relative colours: likewise, with a contrast of 3.3.
 * @cssprop {<color>} [--gangway-color-error=light-dark(#b3261e, #ffb4ab)] - Errors.
 * @cssprop {<color>} [--gangway-color-success=light-dark(#15703d, #74d69d)] - The check mark of the completed step.
 * @cssprop {<color>} [--gangway-color-focus=var(--gangway-color-primary)] - Focus ring. Default: the primary colour, as far as it can be seen on the surface, as for links.
 * @cssprop [--gangway-font=system-ui, sans-serif] - Font family.
 * @cssprop {<length>} [--gangway-radius=10px] - Corner radius of controls. The card's is larger in proportion.
 * @cssprop {<length>} [--gangway-space=1.25rem] - Space between the fields of a step. The other spaces follow it.
 * @cssprop {<length>} [--gangway-control-height=3.25rem] - Height of fields and buttons. Not below 2.75rem, for fingers.
 * @cssprop [--gangway-frame=solid] - `none` takes the card away: its border and its padding, for pages with a card of their own.
 * @cssprop {<length-percentage>} [--gangway-max-width=30rem] - Maximum width.
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
    languages: {},
    theme: {},
    launch: {},
    modal: { type: Boolean },
    terms: { attribute: false },
    trackingReference: { attribute: "tracking-reference" },
  };

  /** The base URL of the proxy for elements without `endpoint`. The script builds set it to the folder that they came from. */
  static defaultEndpoint = "";

  /**
   * Base URL of the proxy; a path (`/onboarding`) is resolved against the page. Default: the folder that `gangway.js` came
   * from. Required where the widget is part of the page's own bundle.
   */
  endpoint?: string | null | undefined;
  /** Organisation code. Required unless `tracking-reference` is set. */
  organisation?: string | null | undefined;
  /** The customer's email address, if it is known. */
  email?: string | null | undefined;
  /** The partner's own id of the customer. It is a claim until a customer token or the partner's server confirms it. */
  externalRef?: string | null | undefined;
  /** The partner's own note on the visit. It is passed through unchanged. */
  referenceData?: string | null | undefined;
  /** Known details of the customer. They pre-fill the details step, and are sent with the invite. */
  customerContext?: CustomerContext | null | undefined;
  /**
   * Proof that the partner has authenticated the customer: a JWT, or a function that gets one. The function is called again
   * when the token has expired.
   */
  customerToken?: CustomerToken;
  /** Language and text direction (BCP 47). Default: the nearest `lang` attribute, then the browser's language. */
  locale?: string | null | undefined;
  /** Languages for a menu below every step, as BCP 47 tags with spaces between them: `en de ar`. Default: no menu. */
  languages?: string | null | undefined;
  /** Colours: `light`, `dark`, or `auto` for the page's own `color-scheme`. */
  theme: Theme = "auto";
  /** The way the provider's screen opens. `auto` takes what the organisation and the device allow. */
  launch: LaunchWord = "auto";
  /** Shows the widget in a dialog, between `open()` and `close()`. */
  modal = false;
  /** The page's own wording, in place of single texts of the language. */
  terms?: TermsOverride | null | undefined;

  readonly #language = new PageLanguage(this, () => void this.#currentStep.show());
  readonly #currentStep = new CurrentStep(this, this.#language);
  readonly #visitController = new VisitController(this, this.#language, this.#currentStep);
  /** Loaded when it is to be opened. */
  #dialog: Dialog | undefined;
  /** Set by `open()`, until `close()`. */
  #opening = false;

  /**
   * The tracking reference that the partner's server got from the invite call. There is no details step then. Once a visit
   * has begun, this is the visit's own reference.
   */
  get trackingReference(): string | null {
    return this.#visitController.visit?.trackingReference ?? this.#visitController.givenReference ?? null;
  }
  set trackingReference(reference: string | null | undefined) {
    // Frameworks hand the running visit's own reference back.
    if (!reference || reference !== this.#visitController.visit?.trackingReference) {
      this.#visitController.givenReference = reference;
    }
    this.requestUpdate();
  }

  /** The status of the visit. Null before there is one. */
  get status(): Status | null {
    return this.#visitController.visit?.status ?? null;
  }

  /** The step that is shown. Null before the first. */
  get step(): StepName | null {
    return this.#currentStep.shown?.name ?? null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    onRemoval(this, () => this.#leave());
  }

  /** Shows the first step, or the one where the visit was. Called by the element itself, unless `modal` is set. */
  start(): void {
    this.#visitController.start();
  }

  /** Starts a fresh visit, or the same one where only `tracking-reference` is set. The customer's details are kept. */
  restart(): void {
    this.#visitController.restart();
  }

  /** Reads the visit's status at once. */
  checkNow(): void {
    this.#visitController.checkNow();
  }

  /** Opens the dialog and starts. Resolves when it is open, or was closed meanwhile. No effect without `modal`. */
  async open(): Promise<void> {
    this.#opening = this.modal;
    if (this.modal && !this.#dialog) await this.#loadDialog();
    if (this.#opening) await this.#dialog?.open();
  }

  /**
   * Closes the dialog, and dispatches `gangway-cancelled` unless the visit was completed. The focus goes back to where it
   * was.
   */
  close(): void {
    this.#opening = false;
    this.#dialog?.close();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.isConnected) {
      // Set meanwhile: the widget goes into a dialog that nobody has opened yet.
      if (changed.get("modal") === false) this.#leave();
      this.#visitController.update(changed, this.endpoint || GangwayOnboarding.defaultEndpoint);
    }
    this.#currentStep.update({ hasDetails: !this.#visitController.givenReference });
  }

  override render(): TemplateResult | typeof nothing {
    const card = renderCard({
      theme: this.theme,
      language: this.#language,
      step: this.#currentStep,
      close: this.modal ? () => this.close() : null,
    });
    return this.modal ? (this.#dialog?.render(card) ?? nothing) : card;
  }

  async #loadDialog(): Promise<void> {
    try {
      const { Dialog } = await import("../dialog/dialog-chunk.js");
      this.#dialog ??= new Dialog(this, {
        onOpen: () => this.#startOpened(),
        onClose: () => this.#cancel(),
      });
    } catch {
      // The customer goes on in the page.
      if (this.#opening) this.modal = false;
    }
  }

  #startOpened(): void {
    this.#currentStep.interacted = true;
    this.#visitController.wanted = true;
    this.requestUpdate();
  }

  #cancel(): boolean {
    const { wanted } = this.#visitController;
    if (wanted) this.#visitController.leave();
    return wanted && this.step !== "completed";
  }

  #leave(): void {
    this.#currentStep.interacted = false;
    this.#visitController.leave();
    this.#dialog?.hide();
  }
}
