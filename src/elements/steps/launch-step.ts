import { html, nothing, type TemplateResult } from "lit";
import type { CustomerProgress } from "../../contract/customer-progress.js";
import { PROVIDER_NAMES } from "../../contract/providers.js";
import type { LaunchKind } from "../../contract/status.js";
import { chooseLaunch } from "../../launch/choose-launch.js";
import { stepsTerms } from "../../locales/en/steps-terms.js";
import { OnboardingStep } from "../first/onboarding-step.js";
import type { Framing } from "../framing/framing.js";
import { ContinueLater } from "./continue-later.js";
import { type FramingStep, offersFrame } from "./framing-step.js";
import { documentIllustration } from "./illustrations/document.js";
import { isPhone, PHONE } from "./is-phone.js";
import { framingChunk } from "./load-framing.js";
import { renderQrCode } from "./qr-code.js";
import { renderTrust } from "./render-trust.js";
import { VisitControls } from "./visit-controls.js";

/**
 * Opens the provider's screen by a link with a QR code for the phone, in a frame that the customer asks for, or in this
 * tab.
 */
export class LaunchStep extends OnboardingStep<"launch"> implements FramingStep {
  /** What opens a frame. Undefined where none is offered, or its script can't be loaded: there is always a link. */
  #framing: Framing | undefined;

  /** The ways to the provider's screen as last recorded. */
  #offer = "";
  #codeShown = false;
  /** The provider's progress when the offer was first shown, or while the frame was. */
  #knownProgress: CustomerProgress | null | undefined = null;
  #wasOffline = false;
  readonly #phone = matchMedia(PHONE);
  readonly #rerender = (): void => this.requestUpdate();

  readonly #later = new ContinueLater(this);
  readonly #controls = new VisitControls(this);

  protected override get terms() {
    return this.props.translate(stepsTerms);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("pageshow", this.#noteReturn);
    this.#phone.addEventListener("change", this.#rerender);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("pageshow", this.#noteReturn);
    this.#phone.removeEventListener("change", this.#rerender);
  }

  protected override willUpdate(): void {
    if (framingChunk && offersFrame(this.props.state)) this.#framing ??= new framingChunk.Framing(this);
    this.#framing?.update();
  }

  protected override updated(): void {
    if (!this.isConnected) return;
    if (!this.#framing?.frame) this.#recordOffer();
    this.#followProgress();
  }

  override stop(): void {
    this.#framing?.stop();
  }

  override render(): TemplateResult {
    const frame = this.#framing?.frame;
    return html`${frame ? nothing : this.#renderTop()}
      <div role="status">${this.#renderNotice()}</div>
      ${frame ?? this.#renderOffer(this.#kind)}
      <div class="after">${this.#controls.render(this.#hasBegun)}</div>`;
  }

  /** True where the customer may have done something at the provider's. */
  get #hasBegun(): boolean {
    const { opened, visit } = this.props.state;
    return !!(this.#framing?.wasOpened || opened || visit.progress || visit.action);
  }

  get #kind(): LaunchKind {
    if (this.#framing?.failureText) return "link";
    const { state, launch: wanted } = this.props;
    const { launch: offered, frame } = state.launch;
    return chooseLaunch({
      wanted,
      offered,
      frame: this.#framing?.isPermitted ? frame : null,
      phone: isPhone(),
    });
  }

  /** A lost connection, the frame's failure, or that the customer left it: announced without taking the focus. */
  #renderNotice(): TemplateResult | typeof nothing {
    const { terms } = this;
    const framing = this.#framing;
    const offline = this.props.state.polling.failure?.code === "offline";
    const text = offline ? terms.offline : framing?.failureText;
    this.#wasOffline ||= offline;
    if (text) return html`<p part="error">${text}</p>`;
    const message = framing?.loading ? terms.sending : this.#wasOffline && terms.goOn;
    if (message) return html`<span class="visually-hidden">${message}</span>`;
    return framing?.leftText ? html`<p part="status">${framing.leftText}</p>` : nothing;
  }

  /** True where the QR code is the first way, as far as there is one. */
  get #scanLeads(): boolean {
    const { launch: wanted } = this.props;
    return !isPhone() && this.#kind !== "redirect" && (wanted === "auto" || wanted === "link");
  }

  /** The heading. The phone around the QR code is a picture already. */
  #renderTop(): TemplateResult {
    return html`${this.#scanLeads ? nothing : documentIllustration}
      ${this.renderHeading(this.terms.launchHeading)}`;
  }

  #renderOffer(kind: LaunchKind): TemplateResult {
    const { terms } = this;
    const offersLink = kind === "link" || this.props.state.launch.launch.includes("link");
    const texts = { link: terms.launchText, frame: this.#framing?.text, redirect: terms.redirectText };
    const image = offersLink ? this.renderCode(!isPhone() || !!this.querySelector("details[open]")) : null;
    const { organisation } = this.props.state.visit;
    const provider = this.providerName;
    const checkedBy = provider ? `${terms.checkedBy(provider, organisation.name)} ` : "";
    const trust = provider ? renderTrust(provider, organisation, terms) : nothing;
    if (image && this.#scanLeads) {
      return html`${this.renderText(checkedBy + terms.launchText)}
        ${this.#renderScan(image)}
        ${this.#renderOpener(kind, "button-secondary", terms.continueHere)}
        ${trust}
        ${this.#later.render(terms)}`;
    }
    return html`${this.renderText(checkedBy + (texts[kind] ?? ""))}
      ${this.#renderOpener(kind, "button-primary", terms.open)}
      ${trust}
      ${image ? this.#renderOtherDevice(image) : nothing}
      ${this.#later.render(terms)}`;
  }

  get providerName(): string | null {
    const { visit, launch } = this.props.state;
    const own = Object.entries(PROVIDER_NAMES).find(([id]) => id === visit.provider);
    return launch.frame?.name ?? own?.[1] ?? null;
  }

  renderCode(isNeeded: boolean): TemplateResult | null {
    const onLoad = (): void => {
      this.requestUpdate();
      this.#framing?.frame?.requestUpdate();
    };
    return renderQrCode(this.props.state.launch, this.terms.qrLabel, isNeeded ? onLoad : null);
  }

  /** The control that opens the provider's screen. */
  #renderOpener(kind: LaunchKind, rank: string, label: string): TemplateResult | undefined {
    const { terms } = this;
    const { flow, state, record } = this.props;
    const { inviteUrl } = state.launch;
    // The browser follows both links by itself.
    switch (kind) {
      case "frame":
        return this.#framing?.renderOpener(rank, label);
      case "redirect":
        return html`<a
          part=${`button ${rank}`}
          href=${inviteUrl}
          @click=${() => {
            record("launch_opened", { via: "redirect" });
            flow.leavingPage();
          }}
        >${label}</a>`;
      case "link":
        return html`<a
          part=${`button ${rank}`}
          href=${inviteUrl}
          target="_blank"
          rel="noopener"
          @click=${this.noteTab}
        ><span>${label} <small>${terms.opensTab}</small></span></a>`;
    }
  }

  /** The QR code with its instructions, as the first way. */
  #renderScan(image: TemplateResult): TemplateResult {
    const { terms } = this;
    return html`<div class="scan lead">
      <div class="handset">${image}</div>
      <div>
        <h3>${terms.scanHeading}</h3>
        <ol>${terms.scanSteps.map((step) => html`<li>${step}</li>`)}</ol>
      </div>
    </div>`;
  }

  /** The QR code on a phone, for those who would rather use another device. On a computer, it is beside the page's own way. */
  #renderOtherDevice(image: TemplateResult): TemplateResult {
    if (!isPhone()) return this.#renderScan(image);
    return html`<details @toggle=${this.#rerender}>
      <summary part="link">${this.terms.otherDevice}</summary>
      <div class="scan">
        ${image}
        <p part="hint">${this.terms.scanOther}</p>
      </div>
    </details>`;
  }

  /** Moves on once the provider tells of progress that was not made here. */
  #followProgress(): void {
    const { flow, state, record } = this.props;
    const { progress } = state.visit;
    const isNew = !this.#framing?.frame && this.#knownProgress !== null && progress !== this.#knownProgress;
    this.#knownProgress = progress;
    if (!isNew) return;
    record("launch_opened", { via: "other_device" });
    flow.openedElsewhere();
  }

  /** Records the ways to the provider's screen that the customer sees, again when they change. */
  #recordOffer(): void {
    const kind = this.#kind;
    const code = this.querySelector("[part=qr]");
    const hidden = code?.closest("details:not([open])");
    // Its place is kept.
    if (code?.hasAttribute("aria-hidden") && !hidden) return;
    const offer = `${kind} ${!!code}`;
    if (offer !== this.#offer) {
      this.#offer = offer;
      this.props.record("launch_offered", { kind, qr: !!code, phone: isPhone() });
    }
    if (code && !hidden && !this.#codeShown) {
      this.#codeShown = true;
      this.props.record("qr_shown", {});
    }
  }

  /** Handles a return by the browser's own button, with the page as it was left. */
  #noteReturn = (event: PageTransitionEvent): void => {
    if (event.persisted && this.#kind === "redirect") this.props.flow.customerReturned();
  };

  noteTab(): void {
    this.props.record("launch_opened", { via: "link" });
    this.props.flow.providerOpened();
  }
}
