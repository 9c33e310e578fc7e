import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { CodeSent, FlowState } from "../../flow/flow-state.js";
import { record, type StreamFields } from "../first/stream-event.js";

/** The remaining time at which an end is near, in milliseconds. */
const NEAR_MS = { code: 120_000, visit: 3_600_000 };
/** A timer takes 32 bits. One with a longer delay would run at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** The end of a code or a visit. Ends of one `key` are one end. */
interface End {
  of: StreamFields["expiry_near"]["of"];
  key: string;
  /** Milliseconds since 1970. */
  at: number;
}

/**
 * Records the entries of the stream that follow from a visit's state: mailed codes, and ends that come near, each once. No
 * timer runs while the element is removed or the page is hidden; the return catches up.
 */
export class StreamRecorder implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  /** The last mailed code of each visit, by tracking reference. */
  readonly #mailed = new Map<string, CodeSent>();
  readonly #recorded = new Set<string>();
  #end: End | null = null;
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
    if (state.step === "code" && state.sent) this.#recordMail(state.visit.trackingReference, state.sent);
    this.#end = endOf(state);
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
    const end = this.#end;
    if (!end || this.#recorded.has(end.key) || document.hidden || !this.#host.isConnected) return;
    const leftMs = end.at - Date.now();
    const waitMs = leftMs - NEAR_MS[end.of];
    if (waitMs > 0) this.#timer = setTimeout(this.#watchEnd, Math.min(waitMs, MAX_TIMER_MS));
    else if (leftMs > 0) {
      this.#recorded.add(end.key);
      record(this.#host, "expiry_near", { of: end.of, secondsLeft: Math.ceil(leftMs / 1000) });
    }
  };
}

function endOf(state: FlowState): End | null {
  if (state.step === "code") {
    const { sent, visit } = state;
    if (!sent) return null;
    const at = sent.sentAt + sent.expiresInSeconds * 1000;
    return { of: "code", key: `${visit.trackingReference} ${sent.sentAt}`, at };
  }
  if (state.step !== "launch" && state.step !== "waiting") return null;
  const { trackingReference, expiresAt } = state.visit;
  const at = Date.parse(expiresAt ?? "");
  return Number.isNaN(at) ? null : { of: "visit", key: trackingReference, at };
}
