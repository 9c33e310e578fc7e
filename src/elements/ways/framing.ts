import { html, type TemplateResult } from "lit";
import { GangwayError } from "../../contract/errors.js";
import { hasFramePermission } from "../../launch/frame-permission.js";
import type { FrameSignal } from "../../launch/frame-reader.js";
import { waysTerms } from "../../locales/en/ways-terms.js";
import type { FrameTerms } from "../../locales/terms.js";
import { failureText } from "../first/failure-text.js";
import type { ProviderFrame } from "../frame/provider-frame.js";
import type { WaysStep } from "../steps/ways-step.js";

/** Opens and closes the provider's screen in the launch step. */
export class Framing {
  /** The provider's screen, while it is shown here. */
  frame: ProviderFrame | null = null;
  /** True while the script of the frame is being loaded. */
  loading = false;
  /** True once the provider's screen was shown here. */
  wasOpened = false;
  /** True if a frame would get the features that it needs. Checked once, since a page's policy doesn't change. */
  readonly isPermitted: boolean;

  readonly #step: WaysStep;
  /** Set when the frame can't be shown. A link and the QR code take its place. */
  #failure: GangwayError | null = null;
  /** Set once the customer has left the frame. */
  #left = false;
  /** The terms of the frame, once they are loaded. */
  #frameTerms: FrameTerms | undefined;

  /** @param step on the page, and offered a frame. */
  constructor(step: WaysStep) {
    this.#step = step;
    const { frame } = step.props.state.launch;
    this.isPermitted = !!frame && hasFramePermission(frame, step);
  }

  /** The reason why the frame can't be shown, in words. */
  get failureText(): string | null {
    return this.#failure && failureText(this.#failure, this.#step.props.translate(waysTerms));
  }

  /** The words to a customer who has left the frame. */
  get leftText(): string | undefined {
    return this.#left && this.#frameTerms
      ? this.#step.props.translate(this.#frameTerms).frameLeft
      : undefined;
  }

  /** Gives the frame the words of the moment. */
  update(): void {
    if (this.frame && this.#frameTerms)
      this.frame.terms = this.#step.props.translate({ ...waysTerms, ...this.#frameTerms });
  }

  /** Closes the screen. It is no longer visible, so the camera must go off, and stay off. */
  stop(): void {
    this.#left ||= !!this.frame;
    this.frame = null;
    this.loading = false;
    this.#step.requestUpdate();
  }

  /** Renders the button that opens the frame. */
  renderOpener(rank: string, label: string): TemplateResult {
    return html`<button
      type="button"
      part=${`button ${rank}`}
      class=${this.loading ? "busy" : ""}
      aria-disabled=${this.loading}
      @click=${this.#open}
    >${this.loading ? this.#step.props.translate(waysTerms).sending : label}</button>`;
  }

  readonly #open = async (): Promise<void> => {
    const step = this.#step;
    const { flow, state, withTerms, report, record } = step.props;
    const { visit, launch } = state;
    if (this.loading || !launch.frame) return;
    const source = launch.frame;
    this.loading = true;
    step.requestUpdate();
    try {
      const { createProviderFrame, frameTerms } = await withTerms(import("../frame/frame-chunk.js"));
      // Meanwhile the step may have been stopped, or the visit completed on the phone.
      if (!this.loading || !step.isConnected) return;
      this.#frameTerms = frameTerms;
      this.#left = false;
      this.frame = createProviderFrame({
        provider: visit.provider,
        providerName: step.providerName,
        source,
        organisation: visit.organisation.name,
        inviteUrl: launch.inviteUrl,
        renderQrCode: () => step.renderCode(true),
        onSignal: (signal) => this.#follow(signal),
        onBlocked: (failure) => void this.#block(failure),
        onLate: (failure) => void report(failure),
        onLeave: () => {
          this.#left = true;
          this.#close();
        },
        onOpenTab: () => step.noteTab(),
      });
      this.wasOpened = true;
      record("launch_opened", { via: "frame" });
      flow.frameOpened();
    } catch (cause) {
      await this.#block(new GangwayError("frame_blocked", "The frame could not be loaded.", { cause }));
    }
    this.loading = false;
    step.requestUpdate();
  };

  /** Reads the status at each signal of the frame. Only what was read decides anything. */
  #follow(signal: FrameSignal): void {
    const { flow } = this.#step.props;
    flow.checkNow();
    if (signal === "finished") flow.customerReturned();
  }

  async #block(failure: GangwayError): Promise<void> {
    const step = this.#step;
    if (!step.isConnected) return;
    this.#close();
    await step.props.report(failure);
    this.#failure = failure;
    step.requestUpdate();
  }

  #close(): void {
    const step = this.#step;
    // With its frame, the focus would be lost. A focus elsewhere on the page stays where it is.
    const { activeElement, body } = step.ownerDocument;
    const takesFocus = activeElement === body || !!(step.getRootNode() as ShadowRoot).activeElement;
    this.frame = null;
    step.requestUpdate();
    if (takesFocus) void step.focusOn("h2");
  }
}
