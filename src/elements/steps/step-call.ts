import type { ReactiveControllerHost } from "lit";

/** A call of a step, one at a time. The step is rendered anew when it begins and when it has ended. */
export class StepCall<Args extends unknown[]> {
  /** Set while the call is in flight. */
  pending = false;

  readonly #host: Pick<ReactiveControllerHost, "requestUpdate">;
  readonly #call: (signal: AbortSignal, ...args: Args) => Promise<void>;
  readonly #onError: (error: unknown) => void;
  #controller = new AbortController();

  constructor(
    host: Pick<ReactiveControllerHost, "requestUpdate">,
    call: (signal: AbortSignal, ...args: Args) => Promise<void>,
    onError: (error: unknown) => void,
  ) {
    this.#host = host;
    this.#call = call;
    this.#onError = onError;
  }

  /** Starts the call, unless the last one is still in flight. */
  async run(...args: Args): Promise<void> {
    if (this.pending) return;
    this.#controller = new AbortController();
    this.#setPending(true);
    try {
      await this.#call(this.#controller.signal, ...args);
      this.#setPending(false);
    } catch (error) {
      this.#setPending(false);
      this.#onError(error);
    }
  }

  abort(): void {
    this.#controller.abort();
  }

  #setPending(pending: boolean): void {
    this.pending = pending;
    this.#host.requestUpdate();
  }
}
