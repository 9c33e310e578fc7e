import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { FrameSource } from "../../contract/answers.js";
import { GangwayError } from "../../contract/errors.js";
import type { AnyProviderId } from "../../contract/providers.js";
import type { FrameReader, FrameSignal } from "../../launch/frame-reader.js";
import { frameReaderOf } from "../../launch/frame-registry.js";
import { watchFrame } from "../../launch/watch-frame.js";
import type { FirstTerms, FrameTerms, WaysTerms } from "../../locales/terms.js";
import { frameStyles } from "../../styles/frame-styles.js";
import { adoptStyles } from "../first/adopt-styles.js";
import { createStepElement } from "../first/create-step-element.js";
import { FrameCard } from "./frame-card.js";

export interface FrameOptions {
  provider: AnyProviderId;
  /** The provider's own name, where it is known. */
  providerName: string | null;
  source: FrameSource;
  reader: FrameReader;
  /** The name of the organisation, the heading above the frame. */
  organisation: string;
  /** The address of the provider's screen for a tab of its own. */
  inviteUrl: string;
  /** Renders the QR code of that address. Null where there can be none. */
  renderQrCode(): TemplateResult | null;
  /** Called for each message that is worth a read of the status. */
  onSignal(signal: FrameSignal): void;
  /** Called when the frame can't be shown, or its page can't go on. */
  onBlocked(failure: GangwayError): void;
  /** Called once a page that announces itself hasn't done so in time. It is still shown when it does. */
  onLate(failure: GangwayError): void;
  /** Called when the customer has left, before the dialog around the frame is closed. */
  onLeave(): void;
  /** Called when the customer opens the screen in a tab of its own. */
  onOpenTab(): void;
}

/** The number of times that a page may ask to be loaded anew. */
const MAX_RELOADS = 3;

/**
 * The provider's screen in the page, below a bar with the organisation's name and the progress. When it is moved within
 * the page, the browser loads it again, and a new watch begins. It is never shown without being watched.
 */
export class ProviderFrame extends LitElement {
  static override properties = {
    terms: { attribute: false },
    shown: { state: true },
    late: { state: true },
    showsCode: { state: true },
    asking: { state: true },
    announces: { state: true },
    loads: { state: true },
  };

  terms!: FirstTerms & WaysTerms & FrameTerms;
  /** Set once, before the frame is shown. */
  options!: FrameOptions;
  /** Set once the provider's page is there, as far as that can be known. */
  private shown = false;
  /** Set while the page has said nothing in time. */
  private late = false;
  /** Set where the QR code is open from the start: there is room for it, and the customer isn't busy in the frame. */
  private showsCode = false;
  /** The customer's wish to leave, while the question is shown: the frame alone, or the dialog around it. */
  private asking: "frame" | "card" | null = null;
  /** Set once the region for messages has been on the page for a moment: a text that comes with it isn't read out. */
  private announces = false;
  /** Counts the frames that the page has asked for, besides the first. */
  private loads = 0;

  #watch: { stop(): void } | null = null;
  #watched: HTMLIFrameElement | null = null;
  /** Set once the page has told that everything is handed in. */
  #submitted = false;
  /** The element that the focus goes back to. */
  #focusBefore: HTMLElement | null = null;
  #hadFocus = false;
  #card: FrameCard | null = null;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.classList.add("framed");
    const root = this.getRootNode();
    if (root instanceof ShadowRoot) adoptStyles(root, frameStyles);
    this.#card = new FrameCard(this, {
      onClose: () => this.#ask("card"),
      canClose: () => !this.#isInUse && !this.asking,
    });
    window.addEventListener("blur", this.#noteFocus);
    this.shown = this.late = false;
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#card?.release();
    this.#card = null;
    window.removeEventListener("blur", this.#noteFocus);
    window.removeEventListener("beforeunload", warn);
    this.#endWatch();
  }

  protected override willUpdate(): void {
    this.#hadFocus = this.contains(this.#activeElement);
  }

  protected override updated(): void {
    if (!this.isConnected) return;
    // What had the focus is gone, such as a frame that is loaded anew.
    if (this.#hadFocus && !this.asking && !this.#activeElement) this.querySelector("h2")?.focus();
    const frame = this.querySelector("iframe");
    // This runs in the task that added the frame to the page, so no message can have come yet.
    if (frame && frame !== this.#watched) this.#startWatch(frame);
    window.removeEventListener("beforeunload", warn);
    if (this.#isInUse) window.addEventListener("beforeunload", warn);
  }

  /** Puts the focus on the bar, and the card into view. */
  protected override firstUpdated(): void {
    this.querySelector("h2")?.focus({ preventScroll: true });
    this.#card?.scrollIntoView();
    requestAnimationFrame(() => {
      this.announces = true;
    });
  }

  override render(): TemplateResult {
    const { terms } = this;
    // Lit makes another element for another template.
    const frame = this.#renderFrame();
    const isAsking = !!this.asking;
    return html`<h2 id="heading" part="heading" tabindex="-1"><bdi>${this.options.organisation}</bdi></h2>
      <button
        type="button"
        part="link"
        class="leave-frame"
        aria-label=${terms.close}
        ?inert=${isAsking}
        @click=${() => this.#ask("card")}
      >✕</button>
      <div class=${`frame ${this.shown ? "" : "empty"} ${this.showsCode ? "low" : ""}`} ?inert=${isAsking}>
        <div class="cover">
          <p part="status" role="status">${this.announces ? this.#renderStatus() : nothing}</p>
          ${this.#isMissing ? html`${this.#renderLink("button button-primary")}${this.#renderOtherDevice()}` : nothing}
        </div>
        ${this.loads % 2 ? html`${frame}` : frame}
      </div>
      ${this.#isMissing ? nothing : this.#renderFoot(isAsking)}
      ${isAsking ? this.#renderQuestion() : nothing}`;
  }

  #renderFrame(): TemplateResult {
    const { provider, providerName, source } = this.options;
    return html`<iframe
      part="frame"
      title=${this.terms.frameTitle(providerName ?? provider)}
      allow=${source.allow}
      sandbox=${source.sandbox ?? nothing}
      referrerpolicy="strict-origin"
      src=${source.url}
      @load=${this.#showLoaded}
    ></iframe>`;
  }

  /** True while there is nothing to see of a page that should have announced itself by now. */
  get #isMissing(): boolean {
    return this.late && !this.shown;
  }

  /** True while the customer is busy in the frame. */
  get #hasFocus(): boolean {
    return !!this.#watched && this.#activeElement === this.#watched;
  }

  get #activeElement(): HTMLElement | null {
    return (this.getRootNode() as ShadowRoot).activeElement as HTMLElement | null;
  }

  /** True while the customer could lose something by leaving. */
  get #isInUse(): boolean {
    return this.shown && !this.#submitted;
  }

  #renderStatus(): TemplateResult | typeof nothing {
    const { terms } = this;
    if (this.shown) return html`<span class="visually-hidden">${terms.frameOpened}</span>`;
    return this.late ? html`${terms.frameLate}` : html`<span class="spinner"></span>${terms.frameOpening}`;
  }

  #renderFoot(isAsking: boolean): TemplateResult {
    const { terms, late } = this;
    return html`<div class=${`foot ${late ? "late" : ""}`} ?inert=${isAsking}>
      <p part="status" role="status">${late ? terms.frameSilent : nothing}</p>
      ${this.#renderLink("link")}
      ${late ? this.#renderOtherDevice() : nothing}
    </div>`;
  }

  #renderLink(part: string): TemplateResult {
    return html`<a
      part=${part}
      href=${this.options.inviteUrl}
      target="_blank"
      rel="noopener"
      @click=${() => this.options.onOpenTab()}
    >${this.terms.openInTab}</a>`;
  }

  #renderOtherDevice(): TemplateResult | typeof nothing {
    const { terms } = this;
    const image = this.options.renderQrCode();
    if (!image) return nothing;
    return html`<details ?open=${this.showsCode}>
      <summary part="link">${terms.otherDevice}</summary>
      <div class="scan">
        ${image}
        <p part="hint">${terms.scanOther}</p>
      </div>
    </details>`;
  }

  #renderQuestion(): TemplateResult {
    const { terms } = this;
    return html`<div class="leave" role="alertdialog" aria-labelledby="leave-heading" aria-describedby="leave-text">
      <h3 id="leave-heading">${terms.leaveHeading}</h3>
      <p part="text" id="leave-text">${terms.leaveText}</p>
      <button type="button" part="button button-primary" @click=${this.#stay}>${terms.stay}</button>
      <button type="button" part="button button-secondary" @click=${this.#leave}>${terms.leave}</button>
    </div>`;
  }

  /** Gives the frame its room back: somebody who clicks into it has something to see. */
  #noteFocus = (): void => {
    if (this.#hasFocus) this.showsCode = false;
  };

  /** Shows a page that doesn't announce itself. For the others `load` proves nothing: a refused frame loads too. */
  #showLoaded(): void {
    if (!this.options.reader.announces) this.shown = true;
  }

  #startWatch(frame: HTMLIFrameElement): void {
    this.#endWatch();
    const { source, reader, onBlocked, onLate } = this.options;
    this.#watched = frame;
    this.#watch = watchFrame({
      frame,
      source,
      reader,
      onSignal: (signal) => this.#follow(signal),
      onSilence: () => {
        this.showsCode = !this.#card?.isSmall && !this.#hasFocus;
        this.late = true;
        if (reader.announces) onLate(blocked("The provider's page did not answer in its frame."));
      },
      onRefusal: () => onBlocked(blocked("The page's policy refuses the frame of the provider's page.")),
    });
  }

  #endWatch(): void {
    this.#watch?.stop();
    this.#watch = this.#watched = null;
  }

  #follow(signal: FrameSignal): void {
    this.shown = true;
    this.late = false;
    if (signal === "submitted") this.#submitted = true;
    if (signal === "reload") this.#reload();
    else if (signal === "closed") this.#ask("frame");
    else {
      this.options.onSignal(signal);
      if (signal === "failed") this.#giveUp();
    }
  }

  #giveUp(): void {
    this.options.onBlocked(blocked("The provider's page can't go on in its frame."));
  }

  /** Loads the page anew, in a frame of its own: that leaves no entry in the history. */
  #reload(): void {
    if (this.loads === MAX_RELOADS) {
      this.#giveUp();
      return;
    }
    this.loads += 1;
    this.shown = this.late = false;
  }

  /** Leaves the frame, and the dialog around it where that is wanted. Asks once, where something could be lost. */
  #ask(what: "frame" | "card"): void {
    if (this.asking) {
      // Escape once more.
      if (what === "card") void this.#stay();
      return;
    }
    this.asking = what;
    if (!this.#isInUse) {
      this.#leave();
      return;
    }
    this.#focusBefore = this.#activeElement;
    void this.#focusAnswer();
  }

  async #focusAnswer(): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>(".leave button")?.focus();
  }

  #stay = async (): Promise<void> => {
    // The page believes that it was left.
    if (this.asking === "frame") {
      this.loads += 1;
      this.shown = false;
    }
    this.asking = null;
    await this.updateComplete;
    const before = this.#focusBefore;
    (before?.isConnected ? before : this.querySelector("h2"))?.focus();
  };

  #leave = (): void => {
    const isCard = this.asking === "card";
    const card = this.#card;
    this.asking = null;
    if (this.#submitted) this.options.onSignal("finished");
    else this.options.onLeave();
    if (isCard) card?.close();
  };
}

function blocked(message: string): GangwayError {
  return new GangwayError("frame_blocked", message);
}

/** Asks before the page is left, in the browser's own words. */
function warn(event: Event): void {
  event.preventDefault();
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
