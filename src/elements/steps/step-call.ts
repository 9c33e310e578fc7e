import type { ReactiveControllerHost } from "lit";
import { GangwayError } from "../../contract/errors.js";

/** A call of a step, one at a time. The step is rendered anew when it begins and when it has ended. */
export class StepCall<Args extends readonly unknown[]> {
  readonly #host: ReactiveControllerHost;
  readonly #call: (signal: AbortSignal, ...args: Args) => Promise<void>;
  readonly #onError: (error: GangwayError) => Promise<void>;
  #inFlight: AbortController | null = null;

  /** @param onError called before the call counts as ended. */
  constructor(
    host: ReactiveControllerHost,
    call: (signal: AbortSignal, ...args: Args) => Promise<void>,
    onError: (error: GangwayError) => Promise<void>,
  ) {
    this.#host = host;
    this.#call = call;
    this.#onError = onError;
  }

  /** True while the call is in flight. */
  get pending(): boolean {
    return !!this.#inFlight;
  }

  /** Starts the call, unless the last one is still in flight. */
  async run(...args: Args): Promise<void> {
    if (this.#inFlight) return;
    this.#inFlight = new AbortController();
    this.#host.requestUpdate();
    try {
      await this.#call(this.#inFlight.signal, ...args);
    } catch (error) {
      // Any other error ended the call because the step was left.
      if (error instanceof GangwayError) await this.#onError(error);
    }
    this.#inFlight = null;
    this.#host.requestUpdate();
  }

  abort(): void {
    this.#inFlight?.abort();
  }
}
