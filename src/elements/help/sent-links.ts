import type { ReactiveController } from "lit";
import { GangwayError } from "../../contract/errors.js";
import { helpTerms } from "../../locales/en/help-terms.js";
import { replyTerms } from "../../locales/en/reply-terms.js";
import type { ControlledStep } from "../steps/controlled-step.js";

/** The time for which a copied link is called so, in milliseconds. */
const COPIED_MS = 2000;

/** Returns the words about the last press, in the language of the moment. */
type Said = () => string;

/** Mails the link to continue later, and says that it was mailed or copied. */
export class SentLinks implements ReactiveController {
  /** True while the link is being mailed. */
  isMailing = false;

  readonly #step: ControlledStep;
  #said: Said | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #left = new AbortController();

  constructor(step: ControlledStep) {
    this.#step = step;
    step.addController(this);
  }

  hostConnected(): void {
    this.#left = new AbortController();
  }

  hostDisconnected(): void {
    this.#left.abort();
    clearTimeout(this.#timer);
    this.#said = null;
    this.isMailing = false;
  }

  /** The words about the last press. */
  get text(): string {
    return this.#said?.() ?? "";
  }

  async mail(): Promise<void> {
    if (this.isMailing) return;
    const { props } = this.#step;
    const { signal } = this.#left;
    const { maskedEmail } = props.state.visit;
    this.isMailing = true;
    void this.#say(null);
    try {
      const late = await props.flow.mailLink(signal);
      void this.#say(() => props.translate(helpTerms)[late ? "linkLate" : "linkMailed"](maskedEmail));
    } catch (error) {
      if (signal.aborted) return;
      void this.#say(this.#failed);
      if (error instanceof GangwayError) void props.report(error);
    } finally {
      this.isMailing = false;
    }
    this.#step.requestUpdate();
  }

  /** @param copied false where the browser refused it. */
  async noteCopy(copied: Promise<boolean>): Promise<void> {
    if (!(await copied)) return this.#say(this.#failed);
    void this.#say(() => this.#step.props.translate(replyTerms).linkCopied);
    this.#timer = setTimeout(() => void this.#say(null), COPIED_MS);
  }

  readonly #failed: Said = () => this.#step.props.translate(replyTerms).linkFailed;

  /** Shows words. The same once more are taken away first: they would not be read out. */
  async #say(said: Said | null): Promise<void> {
    const { signal } = this.#left;
    clearTimeout(this.#timer);
    this.#said = null;
    this.#step.requestUpdate();
    await this.#step.updateComplete;
    if (signal.aborted) return;
    this.#said = said;
    this.#step.requestUpdate();
  }
}
