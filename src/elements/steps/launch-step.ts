import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { CustomerProgress } from "../../contract/customer-progress.js";
import { PROVIDER_NAMES } from "../../contract/providers.js";
import { stepsTerms } from "../../locales/en/steps-terms.js";
import { OnboardingStep } from "../first/onboarding-step.js";
import type { OtherWays } from "../ways/other-ways.js";
import { PHONE } from "./is-phone.js";
import { loadWays, needsWays, waysChunk } from "./load-ways.js";
import { renderQrCode } from "./qr-code.js";
import { renderTrust } from "./render-trust.js";
import { VisitControls } from "./visit-controls.js";
import type { WaysStep } from "./ways-step.js";

/** Opens the provider's screen by a QR code for the phone, or by a link. All other ways are loaded where they may be needed. */
export class LaunchStep extends OnboardingStep<"launch"> implements WaysStep {
  #ways: OtherWays | undefined;

  /** The ways to the provider's screen as last recorded. */
  #offer = "";
  #codeShown = false;
  /** The provider's progress when the offer was first shown, or while a frame was. */
  #knownProgress: CustomerProgress | null | undefined = null;
  #wasOffline = false;
  readonly #phone = matchMedia(PHONE);

  readonly #controls = new VisitControls(this);

  protected override get terms() {
    return this.props.translate(stepsTerms);
  }

  get isPhone(): boolean {
    return this.#phone.matches;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#phone.addEventListener("change", this.#follow);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#phone.removeEventListener("change", this.#follow);
  }

  protected override willUpdate(changed: PropertyValues): void {
    // The page may ask for another way at any time.
    if (changed.size && !waysChunk) void this.#follow();
    this.#ways ??= waysChunk && new waysChunk.OtherWays(this);
  }

  protected override updated(): void {
    if (!this.isConnected) return;
    if (!this.#ways?.frame) this.#recordOffer();
    this.#followProgress();
  }

  override stop(): void {
    this.#ways?.stop();
  }

  override render(): TemplateResult {
    const ways = this.#ways;
    const { opened, visit } = this.props.state;
    const hasBegun = !!(ways?.wasOpened || opened || visit.progress || visit.action);
    return html`${ways?.frame ? nothing : html`${ways?.illustration}${this.renderHeading(this.terms.launchHeading)}`}
      <div role="status">${this.#renderNotice()}</div>
      ${ways?.frame ?? this.#renderOffer()}
      <div class="after">${this.#controls.render(hasBegun)}</div>`;
  }

  /** A lost connection, or what the other ways tell: announced without taking the focus. */
  #renderNotice(): TemplateResult | typeof nothing {
    const { terms } = this;
    const offline = this.props.state.polling.failure?.code === "offline";
    this.#wasOffline ||= offline;
    if (offline) return html`<p part="error">${terms.offline}</p>`;
    const goOn = this.#wasOffline ? html`<span class="visually-hidden">${terms.goOn}</span>` : nothing;
    return this.#ways?.renderNotice(terms.sending, goOn) ?? goOn;
  }

  #renderOffer(): TemplateResult {
    const { terms, providerName: provider } = this;
    const ways = this.#ways;
    const { state } = this.props;
    const { organisation } = state.visit;
    const image = ways ? ways.isScan && ways.image : this.renderCode(true);
    const opener = [
      image ? "button-secondary" : "button-primary",
      image ? terms.continueHere : terms.open,
    ] as const;
    return html`${this.renderText(
      (provider ? `${terms.checkedBy(provider, organisation.name)} ` : "") +
        (ways?.text(terms) ?? terms.launchText),
    )}
      ${image ? this.renderScan(image) : nothing}
      ${ways ? ways.renderOpener(...opener) : this.renderLink(...opener)}
      ${provider ? renderTrust(provider, organisation, terms) : nothing}
      ${image ? nothing : ways?.renderOtherDevice()}
      ${this.#controls.renderLater(state.launch)}`;
  }

  get providerName(): string | null {
    const { visit, launch } = this.props.state;
    return (
      launch.frame?.name ??
      new Map<string, string>(Object.entries(PROVIDER_NAMES)).get(visit.provider) ??
      null
    );
  }

  renderCode(isNeeded: boolean): TemplateResult | null {
    return renderQrCode(this.props.state.launch, this.terms.qrLabel, isNeeded ? this.#follow : null);
  }

  renderLink(rank: string, label: string): TemplateResult {
    // The browser follows the link by itself.
    return html`<a
      part=${`button ${rank}`}
      href=${this.props.state.launch.inviteUrl}
      target="_blank"
      rel="noopener"
      @click=${this.noteTab}
    ><span>${label} <small>${this.terms.opensTab}</small></span></a>`;
  }

  renderScan(image: TemplateResult): TemplateResult {
    const { terms } = this;
    return html`<div class="scan lead">
      <div class="handset">${image}</div>
      <div>
        <h3>${terms.scanHeading}</h3>
        <ol>${terms.scanSteps.map((step) => html`<li>${step}</li>`)}</ol>
      </div>
    </div>`;
  }

  /** Renders anew, with the other ways where they are needed by now. */
  readonly #follow = async (): Promise<void> => {
    const { state, launch } = this.props;
    await loadWays(needsWays(state.launch, launch));
    this.requestUpdate();
    this.#ways?.frame?.requestUpdate();
  };

  /** Moves on once the provider tells of progress that was not made here. */
  #followProgress(): void {
    const { flow, state, record } = this.props;
    const { progress } = state.visit;
    const isNew = !this.#ways?.frame && this.#knownProgress !== null && progress !== this.#knownProgress;
    this.#knownProgress = progress;
    if (!isNew) return;
    record("launch_opened", { via: "other_device" });
    flow.openedElsewhere();
  }

  /** Records the ways to the provider's screen that the customer sees, again when they change. */
  #recordOffer(): void {
    const kind = this.#ways?.kind ?? "link";
    const code = this.querySelector("[part=qr]");
    const hidden = code?.closest("details:not([open])");
    // Its place is kept.
    if (code?.hasAttribute("aria-hidden") && !hidden) return;
    const offer = `${kind} ${!!code}`;
    if (offer !== this.#offer) {
      this.#offer = offer;
      this.props.record("launch_offered", { kind, qr: !!code, phone: this.isPhone });
    }
    if (code && !hidden && !this.#codeShown) {
      this.#codeShown = true;
      this.props.record("qr_shown", {});
    }
  }

  noteTab(): void {
    this.props.record("launch_opened", { via: "link" });
    this.props.flow.providerOpened();
  }
}
