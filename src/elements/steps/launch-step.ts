import { html, nothing, type TemplateResult } from "lit";
import { GangwayError } from "../../contract/errors.js";
import type { LaunchKind } from "../../contract/status.js";
import { chooseLaunch } from "../../launch/choose-launch.js";
import { hasFramePermission } from "../../launch/frame-permission.js";
import type { FrameSignal } from "../../launch/frame-reader.js";
import { stepsTerms } from "../../locales/en-steps.js";
import { failureText } from "../first/failure-text.js";
import { OnboardingStep } from "../first/onboarding-step.js";
import type { ProviderFrame } from "../frame/provider-frame.js";
import { ContinueLater } from "./continue-later.js";
import { renderQrCode } from "./qr-code.js";

const isPhone = (): boolean => matchMedia("(pointer: coarse)").matches;

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
  };

  /** The provider's screen, while it is shown here. */
  private frame: ProviderFrame | null = null;
  /** Set while the script of the frame is being loaded. */
  private loading = false;
  /** Set when the frame can't be shown. A link and the QR code take its place. */
  private failure: GangwayError | null = null;

  /** True if a frame would get the features that it needs. Checked once, since a page's policy doesn't change. */
  #hasFramePermission: boolean | undefined;

  /** The ways to the provider's screen as last recorded. */
  #offer = "";
  #codeShown = false;

  readonly #later = new ContinueLater(this);

  protected override get terms() {
    return this.props.translate(stepsTerms);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("pageshow", this.#noteReturn);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("pageshow", this.#noteReturn);
  }

  protected override willUpdate(): void {
    if (this.frame) this.frame.terms = this.terms;
    const { launch: offered, frame } = this.props.state.launch;
    if (frame && offered.includes("frame")) this.#hasFramePermission ??= hasFramePermission(frame, this);
  }

  protected override updated(): void {
    if (!this.frame && this.isConnected) this.#recordOffer();
  }

  override stop(): void {
    // The screen is no longer visible, so the camera must go off, and stay off.
    this.frame = null;
    this.loading = false;
  }

  override render(): TemplateResult {
    return html`${this.renderHeading(this.terms.launchHeading)}
      <div role="status">${this.#renderProblem()}</div>
      ${this.frame ? this.#renderFrame(this.frame) : this.#renderOffer(this.#kind)}`;
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

  /** A lost connection, or the frame's failure, announced without taking the focus. */
  #renderProblem(): TemplateResult | typeof nothing {
    const { terms } = this;
    const offline = this.props.state.polling.failure?.code === "offline";
    const text = offline ? terms.offline : this.failure && failureText(this.failure, terms);
    return text ? html`<p part="error">${text}</p>` : nothing;
  }

  #renderOffer(kind: LaunchKind): TemplateResult {
    const { terms } = this;
    const offersLink = kind === "link" || this.props.state.launch.launch.includes("link");
    const texts = { link: terms.launchText, frame: terms.frameText, redirect: terms.redirectText };
    return html`${this.renderText(texts[kind])}
      ${this.#renderOpener(kind)}
      ${offersLink ? this.#renderOtherDevice() : nothing}
      ${this.#later.render(terms)}`;
  }

  /** The control that opens the provider's screen. */
  #renderOpener(kind: LaunchKind): TemplateResult {
    const { terms } = this;
    const { flow, state, record } = this.props;
    const { inviteUrl } = state.launch;
    // The browser follows both links by itself.
    switch (kind) {
      case "frame":
        return html`<button
          type="button"
          part="button button-primary"
          aria-disabled=${this.loading}
          @click=${this.#openFrame}
        >${this.loading ? terms.sending : terms.open}</button>`;
      case "redirect":
        return html`<a
          part="button button-primary"
          href=${inviteUrl}
          @click=${() => {
            record("launch_opened", { via: "redirect" });
            flow.leavingPage();
          }}
        >${terms.open}</a>`;
      case "link":
        return html`<a
          part="button button-primary"
          href=${inviteUrl}
          target="_blank"
          rel="noopener"
          @click=${this.#openTab}
        >${terms.open} <span class="visually-hidden">${terms.opensTab}</span></a>`;
    }
  }

  #renderFrame(frame: ProviderFrame): TemplateResult {
    const { state } = this.props;
    return html`${frame}
      <a
        part="link"
        href=${state.launch.inviteUrl}
        target="_blank"
        rel="noopener"
        @click=${this.#openTab}
      >${this.terms.openInTab}</a>`;
  }

  /**
   * The QR code for the phone, where one can hold the link. On the phone itself it helps only those who would rather use
   * another device.
   */
  #renderOtherDevice(): TemplateResult | typeof nothing {
    const { terms } = this;
    const image = renderQrCode(this.props.state.launch.inviteUrl, terms.qrLabel);
    if (!image) return nothing;
    const code = html`<div class="scan">
      ${image}
      <p part="hint">${terms.scan}</p>
    </div>`;
    if (!isPhone()) return code;
    return html`<details @toggle=${this.#recordOffer}>
      <summary part="link">${terms.otherDevice}</summary>
      ${code}
    </details>`;
  }

  /** Records the ways to the provider's screen that the customer sees, again when they change. */
  #recordOffer(): void {
    const kind = this.#kind;
    const code = this.querySelector("[part=qr]");
    const offer = `${kind} ${!!code}`;
    if (offer !== this.#offer) {
      this.#offer = offer;
      this.props.record("launch_offered", { kind, qr: !!code, phone: isPhone() });
    }
    const hidden = code?.closest("details:not([open])");
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
      const { createProviderFrame } = await import("../frame/provider-frame.js");
      // Meanwhile the step may have been stopped, or the visit completed on the phone.
      if (!this.loading || !this.isConnected) return;
      this.frame = createProviderFrame({
        provider: visit.provider,
        source,
        onSignal: (signal) => this.#followFrame(signal),
        onBlocked: () => void this.#block("The provider's page did not answer in its frame."),
      });
      this.props.record("launch_opened", { via: "frame" });
      flow.frameOpened();
      void this.focusOn("h2");
    } catch (cause) {
      await this.#block("The frame could not be loaded.", cause);
    }
    this.loading = false;
  }

  /** Reads the status at each signal of the frame. Only what was read decides anything. */
  #followFrame(signal: FrameSignal): void {
    const { flow } = this.props;
    flow.checkNow();
    if (signal === "finished") flow.customerReturned();
    else if (signal === "closed") this.#closeFrame();
    else if (signal === "failed") void this.#block("The provider's page can't go on in its frame.");
  }

  async #block(message: string, cause?: unknown): Promise<void> {
    if (!this.isConnected) return;
    const failure = new GangwayError("frame_blocked", message, { cause });
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
