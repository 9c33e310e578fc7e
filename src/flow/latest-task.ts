/** Runs one task at a time: the newest. */
export interface LatestTask {
  /**
   * Runs a task, and aborts the one before. Resolves when the task has ended or was aborted.
   * @throws The error of the task, or the reason of the caller's signal when that aborts.
   */
  run(task: (signal: AbortSignal) => Promise<void>, callerSignal?: AbortSignal): Promise<void>;
  abort(): void;
}

export function createLatestTask(): LatestTask {
  let controller: AbortController | null = null;

  return {
    async run(task, callerSignal) {
      callerSignal?.throwIfAborted();
      controller?.abort();
      const own = new AbortController();
      controller = own;
      const abort = () => own.abort();
      callerSignal?.addEventListener("abort", abort);
      try {
        await task(own.signal);
      } catch (error) {
        callerSignal?.throwIfAborted();
        if (!own.signal.aborted) throw error;
      } finally {
        callerSignal?.removeEventListener("abort", abort);
      }
    },

    abort() {
      controller?.abort();
    },
  };
}
