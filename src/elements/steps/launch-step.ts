import { html, nothing, type TemplateResult } from "lit";
import { GangwayError } from "../../contract/errors.js";
import { lookUp } from "../../contract/look-up.js";
import { PROVIDER_NAMES } from "../../contract/providers.js";
import type { LaunchKind } from "../../contract/status.js";
import { featuresReach } from "../../launch/frame-permission.js";
import type { FrameSignal } from "../../launch/frame-reader.js";
import { chooseLaunch } from "../../launch/launch-kind.js";
import { OnboardingStep } from "../first/onboarding-step.js";
import type { ProviderFrame } from "../frame/provider-frame.js";
import { failureText } from "./failure-text.js";
import { renderQrCode } from "./qr-code.js";

const isPhone = (): boolean => matchMedia("(pointer: coarse)").matches;

/**
 * Opens the provider's screen: by a real link, with its QR code for the phone; in a frame, once the customer wants it;
 * or in this tab.
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
  /** Whether what shows the frame is on its way. */
  private loading = false;
  /** Why the frame can't be shown: a link and the QR code take its place. */
  private failure: GangwayError | null = null;

  /** Whether a frame would get the camera. Asked once: a page's policy stays what it is. */
  #featuresReach: boolean | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("pageshow", this.#noteReturn);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("pageshow", this.#noteReturn);
  }

  override left(): void {
    // Nobody sees it any more: the camera must not stay on, nor come on again by itself.
    this.frame = null;
    this.loading = false;
  }

  override render(): TemplateResult {
    const { terms } = this.view;
    return html`${this.renderHeading(terms.launchHeading)}
      <div role="status">${this.#renderNews()}</div>
      ${this.frame ? this.#renderFrame(this.frame) : this.#renderOffer(this.#kind)}`;
  }

  get #kind(): LaunchKind {
    if (this.failure) return "link";
    const { state, launch: wanted } = this.view;
    const { launch: offered, frame } = state.launch;
    const framed = frame && offered.includes("frame");
    if (framed) this.#featuresReach ??= featuresReach(frame, this);
    return chooseLaunch({
      wanted,
      offered,
      frame: framed && this.#featuresReach ? frame : null,
      phone: isPhone(),
    });
  }

  /** What the customer should know, announced without taking the focus. */
  #renderNews(): TemplateResult | typeof nothing {
    const { terms, state } = this.view;
    const offline = state.polling.failure?.code === "offline";
    const news = offline ? terms.offline : this.failure && failureText(this.failure, terms);
    return news ? html`<p part="error">${news}</p>` : nothing;
  }

  #renderOffer(kind: LaunchKind): TemplateResult {
    const { terms, state } = this.view;
    const { inviteUrl, launch } = state.launch;
    const texts = { link: terms.launchText, frame: terms.frameText, redirect: terms.redirectText };
    return html`${this.renderText(texts[kind])}
      ${
        kind === "frame"
          ? html`<button type="button" part="button button-primary" aria-disabled=${this.loading}
              @click=${this.#openFrame}>${this.loading ? terms.sending : terms.open}</button>`
          : kind === "redirect"
            ? html`<a part="button button-primary" href=${inviteUrl} @click=${this.#leavePage}>${terms.open}</a>`
            : html`<a part="button button-primary" href=${inviteUrl} target="_blank" rel="noopener"
                @click=${this.#countAsOpened}>${terms.open} <span class="unseen">${terms.opensTab}</span></a>`
      }
      ${kind === "link" || launch.includes("link") ? (isPhone() ? this.#renderTuckedQr() : this.#renderQr()) : nothing}`;
  }

  #renderFrame(frame: ProviderFrame): TemplateResult {
    const { terms, state } = this.view;
    frame.view = { ...frame.view, terms };
    return html`${frame}
      <a part="link" href=${state.launch.inviteUrl} target="_blank" rel="noopener"
        @click=${this.#countAsOpened}>${terms.openInTab}</a>`;
  }

  #renderQr(): TemplateResult {
    const { terms, state } = this.view;
    return html`<div class="scan">
      ${renderQrCode(state.launch.inviteUrl, terms.qrLabel)}
      <p part="hint">${terms.scan}</p>
    </div>`;
  }

  /** On the phone itself a QR code helps only those who would rather use another device. */
  #renderTuckedQr(): TemplateResult {
    return html`<details>
      <summary part="link">${this.view.terms.otherDevice}</summary>
      ${this.#renderQr()}
    </details>`;
  }

  /** The browser follows the link by itself. */
  #countAsOpened(): void {
    this.view.flow.providerOpened();
  }

  /** The browser follows the link by itself, and keeps nothing but what is saved. */
  #leavePage(): void {
    this.view.flow.leavingPage();
  }

  /** Back by the browser's own button, with the page as it was left. */
  #noteReturn = (event: PageTransitionEvent): void => {
    if (event.persisted && this.#kind === "redirect") this.view.flow.customerReturned();
  };

  async #openFrame(): Promise<void> {
    const { flow, state, terms } = this.view;
    const { visit, launch } = state;
    if (this.loading || !launch.frame) return;
    const source = launch.frame;
    this.loading = true;
    try {
      const { createProviderFrame } = await import("../frame/provider-frame.js");
      // Left meanwhile, or gone on: the phone may have been quicker.
      if (!this.loading || !this.isConnected) return;
      this.frame = createProviderFrame(visit.provider, {
        providerName: source.name ?? lookUp(PROVIDER_NAMES, visit.provider) ?? visit.provider,
        source,
        terms,
        hear: (signal) => this.#hear(signal),
        block: () => void this.#block("The provider's page did not answer in its frame."),
      });
      flow.frameOpened();
      void this.focusOn("h2");
    } catch (cause) {
      await this.#block("The frame could not be loaded.", cause);
    }
    this.loading = false;
  }

  /** What the frame says hurries the next read; only that decides anything. */
  #hear(signal: FrameSignal): void {
    const { flow } = this.view;
    flow.checkNow();
    if (signal === "finished") flow.customerReturned();
    else if (signal === "closed") this.#closeFrame();
    else if (signal === "failed") void this.#block("The provider's page can't go on in its frame.");
  }

  async #block(message: string, cause?: unknown): Promise<void> {
    if (!this.isConnected) return;
    const failure = new GangwayError("frame_blocked", message, { cause });
    this.#closeFrame();
    await this.view.report(failure);
    this.failure = failure;
  }

  #closeFrame(): void {
    // The focus goes with a frame that had it; elsewhere on the page it stays.
    const { activeElement } = this.ownerDocument;
    const takesFocus =
      activeElement === this.ownerDocument.body || !!(this.getRootNode() as ShadowRoot).activeElement;
    this.frame = null;
    if (takesFocus) void this.focusOn("h2");
  }
}
