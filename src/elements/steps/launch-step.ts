import { html, nothing, type TemplateResult } from "lit";
import type { CustomerProgress } from "../../contract/customer-progress.js";
import { GangwayError } from "../../contract/errors.js";
import { PROVIDER_NAMES } from "../../contract/providers.js";
import type { LaunchKind } from "../../contract/status.js";
import { chooseLaunch } from "../../launch/choose-launch.js";
import { hasFramePermission } from "../../launch/frame-permission.js";
import type { FrameSignal } from "../../launch/frame-reader.js";
import { stepsTerms } from "../../locales/en/steps-terms.js";
import type { FrameTerms } from "../../locales/terms.js";
import { failureText } from "../first/failure-text.js";
import { OnboardingStep } from "../first/onboarding-step.js";
import type { ProviderFrame } from "../frame/provider-frame.js";
import { ContinueLater } from "./continue-later.js";
import { documentIllustration } from "./illustrations/document.js";
import { isPhone, PHONE } from "./is-phone.js";
import { renderQrCode } from "./qr-code.js";
import { renderTrust } from "./render-trust.js";
import { VisitControls } from "./visit-controls.js";

/**
 * Opens the provider's screen by a link with a QR code for the phone, in a frame that the customer asks for, or in this
 * tab.
 */
export class LaunchStep extends OnboardingStep<"launch"> {
  static override properties = {
    ...OnboardingStep.properties,
    frame: { state: true },
    loading: { state: true },
    failure: { state: true },
    left: { state: true },
  };

  /** The provider's screen, while it is shown here. */
  private frame: ProviderFrame | null = null;
  /** Set while the script of the frame is being loaded. */
  private loading = false;
  /** Set when the frame can't be shown. A link and the QR code take its place. */
  private failure: GangwayError | null = null;
  /** Set once the customer has left the frame. */
  private left = false;
  /** The terms of the frame, once they are loaded. */
  #frameTerms: FrameTerms | undefined;

  /** True if a frame would get the features that it needs. Checked once, since a page's policy doesn't change. */
  #hasFramePermission: boolean | undefined;

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
  /** Set once the provider's screen was shown here. */
  #framed = false;

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
    if (this.frame && this.#frameTerms) this.frame.terms = this.props.translate(this.#frameTerms);
    const { launch: offered, frame } = this.props.state.launch;
    if (frame && offered.includes("frame")) this.#hasFramePermission ??= hasFramePermission(frame, this);
  }

  protected override updated(): void {
    if (!this.isConnected) return;
    if (!this.frame) this.#recordOffer();
    this.#followProgress();
  }

  override stop(): void {
    // The screen is no longer visible, so the camera must go off, and stay off.
    this.left ||= !!this.frame;
    this.frame = null;
    this.loading = false;
  }

  override render(): TemplateResult {
    const { frame } = this;
    return html`${frame ? nothing : this.#renderTop()}
      <div role="status">${this.#renderNotice()}</div>
      ${frame ?? this.#renderOffer(this.#kind)}
      <div class="after">${this.#controls.render(this.#hasBegun)}</div>`;
  }

  /** True where the customer may have done something at the provider's. */
  get #hasBegun(): boolean {
    const { opened, visit } = this.props.state;
    return !!(this.#framed || opened || visit.progress || visit.action);
  }

  get #kind(): LaunchKind {
    if (this.failure) return "link";
    const { state, launch: wanted } = this.props;
    const { launch: offered, frame } = state.launch;
    return chooseLaunch({
      wanted,
      offered,
      frame: this.#hasFramePermission ? frame : null,
      phone: isPhone(),
    });
  }

  /** A lost connection, the frame's failure, or that the customer left it: announced without taking the focus. */
  #renderNotice(): TemplateResult | typeof nothing {
    const { terms } = this;
    const offline = this.props.state.polling.failure?.code === "offline";
    const text = offline ? terms.offline : this.failure && failureText(this.failure, terms);
    this.#wasOffline ||= offline;
    if (text) return html`<p part="error">${text}</p>`;
    const message = this.loading ? terms.sending : this.#wasOffline && terms.goOn;
    if (message) return html`<span class="visually-hidden">${message}</span>`;
    if (!this.left || !this.#frameTerms) return nothing;
    return html`<p part="status">${this.props.translate(this.#frameTerms).frameLeft}</p>`;
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
    const texts = { link: terms.launchText, frame: terms.frameText, redirect: terms.redirectText };
    const image = offersLink ? this.#renderCode(!isPhone() || !!this.querySelector("details[open]")) : null;
    const { organisation } = this.props.state.visit;
    const provider = this.#providerName;
    const checkedBy = provider ? `${terms.checkedBy(provider, organisation.name)} ` : "";
    const trust = provider ? renderTrust(provider, organisation, terms) : nothing;
    if (image && this.#scanLeads) {
      return html`${this.renderText(checkedBy + terms.launchText)}
        ${this.#renderScan(image)}
        ${this.#renderOpener(kind, "button-secondary", terms.continueHere)}
        ${trust}
        ${this.#later.render(terms)}`;
    }
    return html`${this.renderText(checkedBy + texts[kind])}
      ${this.#renderOpener(kind, "button-primary", terms.open)}
      ${trust}
      ${image ? this.#renderOtherDevice(image) : nothing}
      ${this.#later.render(terms)}`;
  }

  /** Null for a provider whose name nobody has given. */
  get #providerName(): string | null {
    const { visit, launch } = this.props.state;
    const own = Object.entries(PROVIDER_NAMES).find(([id]) => id === visit.provider);
    return launch.frame?.name ?? own?.[1] ?? null;
  }

  #renderCode(isNeeded: boolean): TemplateResult | null {
    const onLoad = (): void => {
      this.requestUpdate();
      this.frame?.requestUpdate();
    };
    return renderQrCode(this.props.state.launch, this.terms.qrLabel, isNeeded ? onLoad : null);
  }

  /** The control that opens the provider's screen. */
  #renderOpener(kind: LaunchKind, rank: string, label: string): TemplateResult {
    const { terms } = this;
    const { flow, state, record } = this.props;
    const { inviteUrl } = state.launch;
    // The browser follows both links by itself.
    switch (kind) {
      case "frame":
        return html`<button
          type="button"
          part=${`button ${rank}`}
          class=${this.loading ? "busy" : ""}
          aria-disabled=${this.loading}
          @click=${this.#openFrame}
        >${this.loading ? terms.sending : label}</button>`;
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
          @click=${this.#openTab}
        >${label} ${terms.opensTab}</a>`;
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
    const isNew = !this.frame && this.#knownProgress !== null && progress !== this.#knownProgress;
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

  /** Notes that the browser follows the link in a new tab. */
  #openTab(): void {
    this.props.record("launch_opened", { via: "link" });
    this.props.flow.providerOpened();
  }

  async #openFrame(): Promise<void> {
    const { flow, state } = this.props;
    const { visit, launch } = state;
    if (this.loading || !launch.frame) return;
    const source = launch.frame;
    this.loading = true;
    try {
      const { createProviderFrame, frameTerms } = await this.props.withTerms(
        import("../frame/frame-chunk.js"),
      );
      // Meanwhile the step may have been stopped, or the visit completed on the phone.
      if (!this.loading || !this.isConnected) return;
      this.#frameTerms = frameTerms;
      this.left = false;
      this.frame = createProviderFrame({
        provider: visit.provider,
        providerName: this.#providerName,
        source,
        organisation: visit.organisation.name,
        inviteUrl: launch.inviteUrl,
        renderQrCode: () => this.#renderCode(true),
        onSignal: (signal) => this.#followFrame(signal),
        onBlocked: (failure) => void this.#block(failure),
        onLate: (failure) => void this.props.report(failure),
        onLeave: () => {
          this.left = true;
          this.#closeFrame();
        },
        onOpenTab: () => this.#openTab(),
      });
      this.#framed = true;
      this.props.record("launch_opened", { via: "frame" });
      flow.frameOpened();
    } catch (cause) {
      await this.#block(new GangwayError("frame_blocked", "The frame could not be loaded.", { cause }));
    }
    this.loading = false;
  }

  /** Reads the status at each signal of the frame. Only what was read decides anything. */
  #followFrame(signal: FrameSignal): void {
    const { flow } = this.props;
    flow.checkNow();
    if (signal === "finished") flow.customerReturned();
  }

  async #block(failure: GangwayError): Promise<void> {
    if (!this.isConnected) return;
    this.#closeFrame();
    await this.props.report(failure);
    this.failure = failure;
  }

  #closeFrame(): void {
    // With its frame, the focus would be lost. A focus elsewhere on the page stays where it is.
    const { activeElement, body } = this.ownerDocument;
    const takesFocus = activeElement === body || !!(this.getRootNode() as ShadowRoot).activeElement;
    this.frame = null;
    if (takesFocus) void this.focusOn("h2");
  }
}
