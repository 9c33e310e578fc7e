/**
 * Waits for an answer.
 * @throws The signal's reason once it has aborted, also where the answer came before that.
 */
export async function unlessAborted<T>(answer: T | Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await answer;
  } finally {
    signal.throwIfAborted();
  }
}
