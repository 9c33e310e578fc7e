import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { FrameSource } from "../../contract/answers.js";
import type { AnyProviderId } from "../../contract/providers.js";
import type { FrameReader, FrameSignal } from "../../launch/frame-reader.js";
import { frameReaderOf } from "../../launch/frame-readers.js";
import { watchFrame } from "../../launch/watch-frame.js";
import { createStepElement } from "../first/create-step-element.js";
import type { StepTerms } from "../first/onboarding-step.js";

/** What a frame shows, and whom it tells. */
export interface FrameView {
  /** The provider's display name. */
  providerName: string;
  source: FrameSource;
  reader: FrameReader;
  terms: StepTerms;
  hear(signal: FrameSignal): void;
  /** It can't be shown. */
  block(): void;
}

/**
 * The provider's screen in the page. Where it is moved within the page, the browser loads it anew, and it is watched
 * anew; it is never there without being watched.
 */
export class ProviderFrame extends LitElement {
  static override properties = { view: { attribute: false }, ready: { state: true } };

  view!: FrameView;
  /** Whether its page has shown that it is there. */
  private ready = false;

  #watch: { stop(): void } | null = null;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.ready = false;
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch?.stop();
    this.#watch = null;
  }

  protected override updated(): void {
    const frame = this.querySelector("iframe");
    if (!this.isConnected || !frame || this.#watch) return;
    const { source, reader } = this.view;
    // In the task in which the frame came into the page: nothing can have been said yet.
    this.#watch = watchFrame({
      frame,
      source,
      reader,
      onSignal: (signal) => {
        this.ready = true;
        this.view.hear(signal);
      },
      onBlocked: () => this.view.block(),
    });
  }

  override render(): TemplateResult {
    const { providerName, source, terms } = this.view;
    return html`<div class="frame">
      <p part="status" role="status">${this.ready ? nothing : html`<span class="spinner"></span>${terms.frameOpening}`}</p>
      <iframe part="frame" title=${terms.frameTitle(providerName)} allow=${source.allow}
        referrerpolicy="strict-origin" src=${source.url} @load=${this.#showLoaded}></iframe>
    </div>`;
  }

  /** A page that announces itself says more surely when it is there: a refused frame loads too. */
  #showLoaded(): void {
    if (!this.view.reader.announces) this.ready = true;
  }
}

/**
 * Makes the frame of a provider's screen.
 * @throws Error for a provider whose screen can't be framed.
 */
export function createProviderFrame(provider: AnyProviderId, view: Omit<FrameView, "reader">): ProviderFrame {
  const reader = frameReaderOf(provider);
  if (!reader) throw new Error(`No reader for frames of ${provider}.`);
  const frame = createStepElement("gangway-provider-frame", ProviderFrame);
  frame.view = { ...view, reader };
  return frame;
}
