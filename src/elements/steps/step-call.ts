import { Task, TaskStatus } from "@lit/task";
import type { ReactiveControllerHost } from "lit";

/** A call of a step, one at a time. The step is rendered anew when it begins and when it has ended. */
export class StepCall<Args extends readonly unknown[]> {
  readonly #task: Task<Args, void>;

  constructor(
    host: ReactiveControllerHost,
    call: (signal: AbortSignal, ...args: Args) => Promise<void>,
    onError: (error: unknown) => void,
  ) {
    this.#task = new Task<Args, void>(host, {
      autoRun: false,
      task: (args, { signal }) => call(signal, ...args),
      onError,
    });
  }

  /** True while the call is in flight. */
  get pending(): boolean {
    return this.#task.status === TaskStatus.PENDING;
  }

  /** Starts the call, unless the last one is still in flight. */
  async run(...args: Args): Promise<void> {
    if (!this.pending) await this.#task.run(args);
  }

  abort(): void {
    this.#task.abort();
  }
}
