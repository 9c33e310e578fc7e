/**
 * Waits for an answer, and goes no further when it comes too late.
 * @throws The signal's reason once it has aborted, whatever came of the answer.
 */
export async function ask<T>(answer: T | Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await answer;
  } finally {
    signal.throwIfAborted();
  }
}
