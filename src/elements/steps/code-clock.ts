import type { ReactiveControllerHost } from "lit";
import type { CodeSent } from "../../flow/flow-state.js";

const TICK_MS = 1000;

/**
 * Counts the time of the last code by the clock, so that a computer's sleep counts as well, and renders the step every
 * second. No timer runs while the page is hidden.
 */
export class CodeClock {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #sent: () => CodeSent | null;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, sent: () => CodeSent | null) {
    this.#host = host;
    this.#sent = sent;
    host.addController(this);
  }

  /** The seconds until a new code may be asked for. */
  get secondsLeft(): number {
    return this.#left(this.#sent()?.resendAfterSeconds, 1);
  }

  /** The minutes for which the code is valid, rounded up: 0 once it has expired. */
  get minutesLeft(): number {
    return this.#left(this.#sent()?.expiresInSeconds, 60);
  }

  /** Full minutes since the code was sent. */
  get minutesAgo(): number {
    return Math.floor(Math.max(this.#age, 0) / 60);
  }

  hostConnected(): void {
    document.addEventListener("visibilitychange", this.#follow);
    this.#follow();
  }

  hostDisconnected(): void {
    document.removeEventListener("visibilitychange", this.#follow);
    clearInterval(this.#timer);
  }

  get #age(): number {
    // Read once: between two readings the clock may go on, and a code that was never sent would seem to be in the future.
    const now = Date.now();
    return (now - (this.#sent()?.sentAt ?? now)) / 1000;
  }

  #left(seconds = 0, unit: number): number {
    return Math.max(Math.ceil((seconds - this.#age) / unit), 0);
  }

  #follow = (): void => {
    clearInterval(this.#timer);
    if (!document.hidden) this.#timer = setInterval(() => this.#host.requestUpdate(), TICK_MS);
    this.#host.requestUpdate();
  };
}
