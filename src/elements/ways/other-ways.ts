import { html, nothing, type ReactiveController, type TemplateResult } from "lit";
import type { LaunchKind } from "../../contract/status.js";
import { chooseLaunch } from "../../launch/choose-launch.js";
import { waysTerms } from "../../locales/en/ways-terms.js";
import type { StepsTerms } from "../../locales/terms.js";
import type { ProviderFrame } from "../frame/provider-frame.js";
import type { WaysStep } from "../steps/ways-step.js";
import { Framing } from "./framing.js";
import { documentIllustration } from "./illustrations/document.js";

/**
 * The ways to the provider's screen besides a QR code on a computer: in a frame of the page, in place of the page, and from a
 * phone.
 */
export class OtherWays implements ReactiveController {
  readonly #step: WaysStep;
  /** Undefined where no frame is offered. */
  #framing: Framing | undefined;

  /** @param step on the page. */
  constructor(step: WaysStep) {
    this.#step = step;
    step.addController(this);
  }

  hostConnected(): void {
    window.addEventListener("pageshow", this.#noteReturn);
  }

  hostDisconnected(): void {
    window.removeEventListener("pageshow", this.#noteReturn);
  }

  /** Call it before the step is rendered. */
  hostUpdate(): void {
    const { launch } = this.#step.props.state;
    if (launch.frame && launch.launch.includes("frame")) this.#framing ??= new Framing(this.#step);
    this.#framing?.update();
  }

  /** Closes the provider's screen. */
  stop(): void {
    this.#framing?.stop();
  }

  /** The provider's screen, while it is shown here. */
  get frame(): ProviderFrame | null {
    return this.#framing?.frame ?? null;
  }

  /** True once the provider's screen was shown here. */
  get wasOpened(): boolean {
    return !!this.#framing?.wasOpened;
  }

  get kind(): LaunchKind {
    if (this.#framing?.failureText) return "link";
    const { state, launch: wanted } = this.#step.props;
    const { launch: offered, frame } = state.launch;
    return chooseLaunch({
      wanted,
      offered,
      frame: this.#framing?.isPermitted ? frame : null,
      phone: this.#step.isPhone,
    });
  }

  /** The QR code. Null where there is none. */
  get image(): TemplateResult | null {
    const step = this.#step;
    const offersLink = this.kind === "link" || step.props.state.launch.launch.includes("link");
    return offersLink ? step.renderCode(!step.isPhone || !!step.querySelector("details[open]")) : null;
  }

  /** True where the QR code is the first way, as far as there is one. */
  get #scanLeads(): boolean {
    const { isPhone, props } = this.#step;
    return !isPhone && this.kind !== "redirect" && /auto|link/.test(props.launch);
  }

  /** True where the QR code is the first way. */
  get isScan(): boolean {
    return this.#scanLeads && !!this.image;
  }

  /** The phone around the QR code is a picture already. */
  get illustration(): TemplateResult | typeof nothing {
    return this.#scanLeads ? nothing : documentIllustration;
  }

  /** What the customer has to do. */
  text({ launchText }: Pick<StepsTerms, "launchText">): string {
    if (this.isScan) return launchText;
    const { frameText, redirectText } = this.#step.props.translate(waysTerms);
    return { link: launchText, frame: frameText, redirect: redirectText }[this.kind];
  }

  /**
   * Renders the frame's failure, or that the customer left it.
   * @param goOn that the customer can go on, where that has to be said.
   */
  renderNotice(sending: string, goOn: TemplateResult | typeof nothing): TemplateResult | typeof nothing {
    const framing = this.#framing;
    if (framing?.failureText) return html`<p part="error">${framing.failureText}</p>`;
    if (framing?.loading) return html`<span class="visually-hidden">${sending}</span>`;
    if (goOn === nothing && framing?.leftText) return html`<p part="status">${framing.leftText}</p>`;
    return goOn;
  }

  /** Renders the control that opens the provider's screen. */
  renderOpener(rank: string, label: string): TemplateResult | undefined {
    const step = this.#step;
    const { flow, state, record } = step.props;
    switch (this.kind) {
      case "frame":
        return this.#framing?.renderOpener(rank, label);
      case "redirect":
        // The browser follows the link by itself.
        return html`<a
          part=${`button ${rank}`}
          href=${state.launch.inviteUrl}
          @click=${() => {
            record("launch_opened", { via: "redirect" });
            flow.leavingPage();
          }}
        >${label}</a>`;
      case "link":
        return step.renderLink(rank, label);
    }
  }

  /** Renders the QR code below another way. On a phone, it is for those who would rather use another device. */
  renderOtherDevice(): TemplateResult | null {
    const { image } = this;
    const step = this.#step;
    if (!image || !step.isPhone) return image && step.renderScan(image);
    const { otherDevice, scanOther } = step.props.translate(waysTerms);
    return html`<details @toggle=${() => step.requestUpdate()}>
      <summary part="link">${otherDevice}</summary>
      <div class="scan">
        ${image}
        <p part="hint">${scanOther}</p>
      </div>
    </details>`;
  }

  /** Handles a return by the browser's own button, with the page as it was left. */
  readonly #noteReturn = (event: PageTransitionEvent): void => {
    if (event.persisted && this.kind === "redirect") this.#step.props.flow.customerReturned();
  };
}
