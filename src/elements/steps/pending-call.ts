import type { ReactiveControllerHost } from "lit";
import { GangwayError } from "../../contract/errors.js";

export interface FailureHandlers {
  /** Reports a failure to the page. Resolves when its words are loaded, or can't be loaded. */
  report(error: GangwayError): Promise<void>;
  /** Shows a failure, once it has been reported. */
  onFailure(error: GangwayError): void;
}

/**
 * One call at a time for a host, which is updated when the call starts and when it ends. Our own: `@lit/task` is a general
 * tool, and 400 bytes larger.
 */
export class PendingCall {
  readonly #host: ReactiveControllerHost;
  readonly #handlers: FailureHandlers;
  #abort: AbortController | null = null;

  constructor(host: ReactiveControllerHost, handlers: FailureHandlers) {
    this.#host = host;
    this.#handlers = handlers;
  }

  get pending(): boolean {
    return this.#abort !== null;
  }

  /** Makes the call. Resolves with true where it succeeded, and with false where it failed or was aborted. */
  async run(call: (signal: AbortSignal) => Promise<void>): Promise<boolean> {
    const abort = new AbortController();
    this.#abort = abort;
    this.#host.requestUpdate();
    try {
      await call(abort.signal);
      return true;
    } catch (error) {
      if (error instanceof GangwayError) {
        await this.#handlers.report(error);
        this.#handlers.onFailure(error);
      } else if (!abort.signal.aborted) throw error;
      return false;
    } finally {
      this.#abort = null;
      this.#host.requestUpdate();
    }
  }

  abort(): void {
    this.#abort?.abort();
  }
}
