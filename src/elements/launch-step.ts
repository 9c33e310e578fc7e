import { html, type TemplateResult } from "lit";
import { OnboardingStep } from "./onboarding-step.js";
import { renderQrCode } from "./qr-code.js";

/** Opens the provider's screen: a real link, and its QR code for the phone. */
export class LaunchStep extends OnboardingStep<"launch"> {
  override render(): TemplateResult {
    const { terms } = this.view;
    return html`${this.renderHeading(terms.launchHeading)}
      ${this.renderText(terms.launchText)}
      ${this.#renderLink()}
      ${matchMedia("(pointer: coarse)").matches ? this.#renderTuckedQr() : this.#renderQr()}`;
  }

  #renderLink(): TemplateResult {
    const { terms, state } = this.view;
    return html`<a part="button button-primary" href=${state.launch.inviteUrl} target="_blank" rel="noopener"
        @click=${this.#countAsOpened}>${terms.open} <span class="unseen">${terms.opensTab}</span></a>`;
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
}
