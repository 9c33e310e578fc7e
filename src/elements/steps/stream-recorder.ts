import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { CodeSent, FlowState } from "../../flow/flow-state.js";
import { record } from "../first/stream-event.js";

/** The remaining time at which an end is near, in milliseconds. */
const NEAR_MS = { code: 120_000, visit: 3_600_000 };
/** A timer takes 32 bits. One with a longer delay would run at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/**
 * Records the entries of the stream that follow from a visit's state: mailed codes, and ends that come near, each once. No
 * timer runs while the element is removed or the page is hidden; the return catches up.
 */
export class StreamRecorder implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  /** The last mailed code of each visit, by tracking reference. */
  readonly #mailed = new Map<string, CodeSent>();
  /** The ends that were recorded, by tracking reference and code. */
  readonly #recorded = new Set<string>();
  #state: FlowState = { step: null };
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener("visibilitychange", this.#watchEnd);
    this.#watchEnd();
  }

  hostDisconnected(): void {
    document.removeEventListener("visibilitychange", this.#watchEnd);
    clearTimeout(this.#timer);
  }

  /** Records the entries of a new state. */
  follow(state: FlowState): void {
    this.#state = state;
    if (state.step === "code" && state.sent) this.#recordMail(state.visit.trackingReference, state.sent);
    this.#watchEnd();
  }

  #recordMail(trackingReference: string, sent: CodeSent): void {
    const previous = this.#mailed.get(trackingReference);
    if (previous === sent) return;
    this.#mailed.set(trackingReference, sent);
    record(this.#host, previous ? "code_resent" : "code_sent", { delayed: !!sent.delayed });
  }

  readonly #watchEnd = (): void => {
    clearTimeout(this.#timer);
    const state = this.#state;
    if (document.hidden || !this.#host.isConnected || !("visit" in state)) return;
    const { trackingReference, expiresAt } = state.visit;
    const sent = state.step === "code" ? state.sent : null;
    const of = sent ? "code" : "visit";
    // Not a number where nothing ends.
    let at = Number.NaN;
    if (sent) at = sent.sentAt + sent.expiresInSeconds * 1000;
    else if (state.step === "launch" || state.step === "waiting") at = Date.parse(expiresAt ?? "");
    const leftMs = at - Date.now();
    const waitMs = leftMs - NEAR_MS[of];
    const key = `${trackingReference} ${sent?.sentAt}`;
    if (waitMs > 0) this.#timer = setTimeout(this.#watchEnd, Math.min(waitMs, MAX_TIMER_MS));
    else if (leftMs > 0 && !this.#recorded.has(key)) {
      this.#recorded.add(key);
      record(this.#host, "expiry_near", { of, secondsLeft: Math.ceil(leftMs / 1000) });
    }
  };
}
