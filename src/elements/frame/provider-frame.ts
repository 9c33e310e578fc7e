import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { FrameSource } from "../../contract/answers.js";
import { lookUp } from "../../contract/look-up.js";
import { type AnyProviderId, PROVIDER_NAMES } from "../../contract/providers.js";
import type { FrameReader, FrameSignal } from "../../launch/frame-reader.js";
import { frameReaderOf } from "../../launch/frame-registry.js";
import { watchFrame } from "../../launch/watch-frame.js";
import type { StepsTerms } from "../../locales/terms.js";
import { frameStyles } from "../../styles/frame-styles.js";
import { adoptStyles } from "../first/adopt-styles.js";
import { createStepElement } from "../first/create-step-element.js";

export interface FrameOptions {
  provider: AnyProviderId;
  source: FrameSource;
  reader: FrameReader;
  onSignal(signal: FrameSignal): void;
  /** Called when the frame can't be shown. */
  onBlocked(): void;
}

/**
 * The provider's screen in the page. When it is moved within the page, the browser loads it again, and a new watch
 * begins. It is never shown without being watched.
 */
export class ProviderFrame extends LitElement {
  static override properties = { terms: { attribute: false }, ready: { state: true } };

  terms!: Pick<StepsTerms, "frameOpening" | "frameTitle">;
  /** Set once, before the frame is shown. */
  options!: FrameOptions;
  /** Set once the provider's page has shown that it is there. */
  private ready = false;

  #watch: { stop(): void } | null = null;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const root = this.getRootNode();
    if (root instanceof ShadowRoot) adoptStyles(root, frameStyles);
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
    const { source, reader, onSignal, onBlocked } = this.options;
    // This runs in the task that added the frame to the page, so no message can have come yet.
    this.#watch = watchFrame({
      frame,
      source,
      reader,
      onSignal: (signal) => {
        this.ready = true;
        onSignal(signal);
      },
      onBlocked,
    });
  }

  override render(): TemplateResult {
    const { terms } = this;
    const { provider, source } = this.options;
    const name = source.name ?? lookUp(PROVIDER_NAMES, provider) ?? provider;
    const opening = html`<span class="spinner"></span>${terms.frameOpening}`;
    return html`<div class="frame">
      <p part="status" role="status">${this.ready ? nothing : opening}</p>
      <iframe
        part="frame"
        title=${terms.frameTitle(name)}
        allow=${source.allow}
        sandbox=${source.sandbox ?? nothing}
        referrerpolicy="strict-origin"
        src=${source.url}
        @load=${this.#showLoaded}
      ></iframe>
    </div>`;
  }

  /** Shows a page that doesn't announce itself. For the others `load` proves nothing: a refused frame loads too. */
  #showLoaded(): void {
    if (!this.options.reader.announces) this.ready = true;
  }
}

/**
 * Creates the frame of a provider's screen.
 * @throws Error for a provider whose screen can't be framed.
 */
export function createProviderFrame(options: Omit<FrameOptions, "reader">): ProviderFrame {
  const reader = frameReaderOf(options.provider);
  if (!reader) throw new Error(`No reader for frames of ${options.provider}.`);
  const frame = createStepElement("gangway-provider-frame", ProviderFrame);
  frame.options = { ...options, reader };
  return frame;
}
